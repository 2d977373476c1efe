"""The visits that a certificate asks for: the first one within a year, then one each calendar year."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import is_of_certification_body
from isms_lint_iso27001.derive.certification.year import Visit, is_lapsed, visit_of, visits

_YEARLY = frozenset({"", "surveillance", "recertification", "transition"})
_LATER_CYCLE = frozenset({"surveillance", "recertification"})


class Surveillance(NamedTuple):
    """The visits after the decision of a certification.

    `first_by` is the last day of the first one; None where the decision renewed a certificate. `kept`
    took place or are ahead, `lapsed` are planned for a day that is past.
    """

    decided: date
    first_by: date | None
    kept: tuple[Visit, ...]
    lapsed: tuple[Visit, ...]

    @property
    def lacks_first(self) -> bool:
        """Whether the first visit is neither on record as held nor planned."""
        return self.first_by is not None and not self.kept

    @property
    def late_first(self) -> Visit | None:
        """The first visit, where it began or begins too late."""
        is_late = self.first_by is not None and self.kept and self.kept[0].start > self.first_by
        return self.kept[0] if is_late else None

    def unvisited(self, over: int) -> list[int]:
        """The calendar years before `over` in which one is due and none took place or is planned."""
        late = self.late_first
        first = self.decided.year + 1 if late is None else late.start.year
        seen = {day.year for one in self.kept for day in (one.start, one.end)}
        return [year for year in range(max(first, self.decided.year + 1), over) if year not in seen]


def surveillance(decided: date, run: Pass) -> Surveillance:
    """The visits after a certificate was decided on."""
    yearly = [one for one in run.derive(visits) if one.audit.text("type") in _YEARLY]
    after = [one for one in yearly if one.start > decided]
    is_first = not any(
        one.start <= decided and one.audit.text("type") in _LATER_CYCLE for one in yearly
    )
    return Surveillance(
        decided,
        add_months(decided, 12) if is_first else None,
        tuple(one for one in after if not is_lapsed(one, run)),
        tuple(one for one in after if is_lapsed(one, run)),
    )


def undated_visits(run: Pass) -> list[Record]:
    """The audits of the body that may be such a visit, and do not say when."""
    return [
        one
        for one in run.register.of("external-audit")
        if one.text("type") in _YEARLY
        and is_of_certification_body(one)
        and visit_of(one, run) is None
        and one.text("status") not in ("cancelled", "postponed")
    ]
