"""What changed in external and internal issues, and in what interested parties need (9.3.2 b, c)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.review_pack.period import ReviewPeriod
from isms_lint_iso27001.derive.review_pack.words import Words, listed, on
from isms_lint_iso27001.derive.text.words import with_title

_CHANGE_DAYS = ("determined_on", "decided_on", "implemented_on")
_EDITORIAL = "editorial"


class Dated(NamedTuple):
    """A record, and the day in the period by which it belongs there."""

    record: Record
    on: date


class ContextChanges(NamedTuple):
    """By the record: changes, issues that were determined or confirmed, versions of the scope."""

    changes: tuple[Dated, ...]
    issues: tuple[Dated, ...]
    scopes: tuple[Dated, ...]


class PartyChanges(NamedTuple):
    """Interested parties that were determined or confirmed, contracts that began or ended."""

    parties: tuple[Dated, ...]
    begun: tuple[Dated, ...]
    ended: tuple[Dated, ...]


def context_changes(period: ReviewPeriod, run: Pass) -> ContextChanges:
    """What records tell of changes in the period; editorial ones change nothing."""
    changes = [one for one in run.register.of("change") if one.text("type") != _EDITORIAL]
    return ContextChanges(
        _in_period(changes, _CHANGE_DAYS, period, run),
        _in_period(run.register.of("issue"), ("determined_on",), period, run),
        _in_period(run.register.of("scope"), ("determined_on", "approved_on"), period, run),
    )


def party_changes(period: ReviewPeriod, run: Pass) -> PartyChanges:
    """What records tell of interested parties in the period."""
    contracts = run.register.of("contract")
    return PartyChanges(
        _in_period(run.register.of("interested-party"), ("determined_on",), period, run),
        _in_period(contracts, ("from",), period, run),
        _in_period(contracts, ("to",), period, run),
    )


def _in_period(
    records: list[Record], fields: tuple[str, ...], period: ReviewPeriod, run: Pass
) -> tuple[Dated, ...]:
    """Those with a day in the period, each with the last such day; amendments count too."""
    found = []
    for record in records:
        days = [run.date(record, field) for field in fields]
        days.extend(run.date(record, "amendments", n, "on") for n, _ in record.items("amendments"))
        inside = [day for day in days if day is not None and period.holds(day)]
        if inside:
            found.append(Dated(record, max(inside)))
    return tuple(found)


def context_in_words(found: ContextChanges, period: ReviewPeriod) -> Words:
    """The input on issues in words."""
    parts = []
    if found.changes:
        parts.append(f"Changes on record: {listed(found.changes, _change)}.")
    if found.issues:
        parts.append(f"Issues determined or confirmed: {listed(found.issues, _dated)}.")
    if found.scopes:
        parts.append(f"Scope: {listed(found.scopes, _dated)}.")
    known = (*found.changes, *found.issues, *found.scopes)
    question = f"did anything {'else ' if known else ''}change in external or internal issues"
    return Words(
        " ".join(parts),
        references=tuple(one.record.id for one in known),
        question=f"{question} after {period.after}? Where nothing did, say so",
    )


def parties_in_words(found: PartyChanges, period: ReviewPeriod) -> Words:
    """The input on interested parties in words."""
    parts = []
    if found.parties:
        parts.append(
            f"Interested parties determined or confirmed: {listed(found.parties, _dated)}."
        )
    if found.begun:
        parts.append(f"Contracts begun: {listed(found.begun, _dated)}.")
    if found.ended:
        parts.append(f"Contracts ended: {listed(found.ended, _dated)}.")
    known = (*found.parties, *found.begun, *found.ended)
    question = f"did {'any other' if known else 'the'} needs of interested parties change"
    return Words(
        " ".join(parts),
        references=tuple(dict.fromkeys(one.record.id for one in known)),
        question=f"{question} after {period.after}? Where none did, say so",
    )


def _change(one: Dated) -> str:
    status = one.record.text("status")
    return f"{with_title(one.record)}{f' {status}' if status else ''}{on(one.on)}"


def _dated(one: Dated) -> str:
    return f"{with_title(one.record)}{on(one.on)}"
