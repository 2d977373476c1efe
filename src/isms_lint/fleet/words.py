"""Sentences about a fleet for people, in any format. Text of reports stands in them as it is."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.fleet.totals import MOST_SHOWN, Row, Totals
from isms_lint.rules.basis import Severity

COLUMNS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "infos"}
MOST_RULES = 10
"""Rules that a report for people shows."""


MARK = "*"
"""Stands behind a repository of which not all findings are there."""


def name_of(row: Row) -> str:
    """The name, with a mark where not all findings are there."""
    return row.name if row.whole else row.name + MARK


def gate(row: Row) -> str:
    """How the gate stands for a repository."""
    if row.failed:
        return "run failed"
    return "passes" if row.passes else f"fails on {row.fail_on}"


def found(totals: Totals) -> str:
    """How many repositories, how many of them fail, what was found in all of them."""
    if not totals.rows:
        return "No report could be read."
    failing = sum(not row.passes for row in totals.rows)
    repositories = f"{len(totals.rows)} repositor{'y' if len(totals.rows) == 1 else 'ies'}"
    counts = [
        f"{count} {level if count == 1 else COLUMNS[level]}"
        for level, count in totals.findings.items()
        if count
    ]
    return f"{repositories}, {failing} failing: {', '.join(counts) or 'no open findings'}."


def remarks(totals: Totals) -> Iterator[str]:
    """What failed, what was not read or is missing, and what does not compare: a sentence each."""
    for name, message in totals.errors:
        yield f"failed: {name}: {message}"
    for unread in totals.unread:
        yield f"not read: {unread.source}: {unread.message}"
    for name in totals.missing:
        yield f"missing: {name}: no report of it was read"
    for name, note in totals.notes:
        yield f"{name}: {note}"
    days = totals.days
    if len(days) > 1:
        yield (
            f"The repositories are judged as of different days, {days[0].isoformat()} to"
            f" {days[-1].isoformat()}."
        )


def unlisted(totals: Totals) -> str:
    """How many accepted findings are not listed; empty where all are."""
    more = sum(row.accepted for row in totals.rows) - len(totals.accepted)
    return f"and {more} more accepted; --format json has them all" if more > 0 else ""


def beyond(totals: Totals) -> str:
    """How many findings are not shown; empty where all are."""
    more = sum(totals.findings.values()) - MOST_SHOWN
    return f"and {more} more; --format json has them all" if more > 0 else ""
