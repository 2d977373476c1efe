"""Statuses that nobody can read: a word outside the vocabulary, so where the record stands is unknown.

REF006 tells the word. Rules that would say `open` or `not held` of such a record say instead that they
could not judge it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isms_lint.records.faults import FaultKind
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass, Report
from isms_lint_iso27001.derive.text.quote import quote

_STATUS = ("status",)


def why_unread(record: Record, run: Pass, whose: str = "its") -> str:
    """Why the status tells nothing, as the end of a reason; empty where it is known or missing.

    `whose` is `its`, or names another record: `CAR-1's`.
    """
    for fault in run.register.faults(record):
        if fault.path != _STATUS:
            continue
        if fault.kind is FaultKind.UNKNOWN_WORD and fault.written.strip():
            return f"{whose} status {quote(fault.written)} is no known word"
        if fault.kind is FaultKind.WRONG_TYPE:
            return f"{whose} status is {fault.written}, not a word"
    return ""


def unless_unread(
    why: str, found: Iterable[Report | NotEvaluated]
) -> Iterator[Report | NotEvaluated]:
    """What a rule found; where `why` says that it depends on what nobody can read, that instead.

    Where the rule found nothing, the status would not have mattered.
    """
    if not why:
        yield from found
        return
    said = list(found)
    if any(isinstance(one, Report) for one in said):
        said = [NotEvaluated(why)]
    yield from said
