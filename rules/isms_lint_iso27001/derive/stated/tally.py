"""How many nonconformities and opportunities of an audit are on record."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import findings_of, reported_on
from isms_lint_iso27001.derive.finding.grades import MAJOR, MINOR, grade_of
from isms_lint_iso27001.derive.finding.nonconformities import is_withdrawn
from isms_lint_iso27001.derive.stated.counts import NONCONFORMITIES, OBSERVATIONS, OPPORTUNITIES
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of

_NAMES = {
    MAJOR: ("major nonconformity", "major nonconformities"),
    MINOR: ("minor nonconformity", "minor nonconformities"),
    NONCONFORMITIES: ("nonconformity", "nonconformities"),
    OBSERVATIONS: ("opportunity for improvement", "opportunities for improvement"),
    OPPORTUNITIES: ("opportunity for improvement", "opportunities for improvement"),
}


class Tally(NamedTuple):
    """What of one sort is on record: those that count, and those that may.

    So may what was withdrawn, amended, raised after the report or has no grade that can be read.
    """

    sure: tuple[Record, ...]
    doubtful: tuple[Record, ...] = ()

    def fits(self, number: int) -> bool:
        """Whether that many may have been counted."""
        return len(self.sure) <= number <= len(self.sure) + len(self.doubtful)

    def said(self, what: str) -> str:
        """How many there are, with their ids: `8 minor nonconformities (NC-1, NC-2 and 6 more)`."""
        found = sorted((*self.sure, *self.doubtful), key=lambda one: one.id)
        one, many = _NAMES[what]
        words = f"{len(found)} {one if len(found) == 1 else many}"
        if not found:
            return f"no {one}"
        ids = list_of([record.id for record in found], 10)
        some = len(self.doubtful)
        doubt = f", {some} of which may not count" if some else ""
        return f"{words} ({ids}{doubt})"


def tally(audit: Record, what: str, run: Pass) -> Tally | None:
    """What of one sort the audit has on record; None where that cannot be known: findings of its kind
    are nowhere on record, so they may be kept elsewhere.
    """
    found = findings_of(audit, run)
    none_at_all = audit.get("findings") == []
    if what in (OBSERVATIONS, OPPORTUNITIES):
        known = [one for one in found if one.kind == "opportunity-for-improvement"]
        milder = [one for one in found if one.kind == "nonconformity" and not _is_graded(one, run)]
        if not known and not none_at_all:
            return None
        return _sorted_out(audit, known, milder, run)
    known = [one for one in found if one.kind == "nonconformity"]
    if not known and not isinstance(audit.get("findings"), list):
        return None
    if what == NONCONFORMITIES:
        return _sorted_out(audit, known, (), run)
    alike = [one for one in known if grade_of(one, run) == what]
    unclear = [one for one in known if one not in alike and _may_be(one, run)]
    return _sorted_out(audit, alike, unclear, run)


def _sorted_out(
    audit: Record, counting: Iterable[Record], doubtful: Iterable[Record], run: Pass
) -> Tally:
    reported = reported_on(audit, run)
    sure: list[Record] = []
    unsure = list(doubtful)
    for one in counting:
        raised = run.date(one, "raised_on")
        late = reported is not None and raised is not None and raised > reported
        clear = not (late or is_withdrawn(one) or _is_amended(one))
        (sure if clear else unsure).append(one)
    return Tally(tuple(sure), tuple(unsure))


def _may_be(one: Record, run: Pass) -> bool:
    """Whether a nonconformity may have been of another grade in the report."""
    return not _is_graded(one, run) or _is_amended(one)


def _is_graded(one: Record, run: Pass) -> bool:
    return grade_of(one, run) in (MAJOR, MINOR)


def _is_amended(one: Record) -> bool:
    return not is_blank_answer(one.get("amendments"))
