"""Findings that waivers accept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from isms_lint.findings.finding import Acceptance, Finding, Location, Status
from isms_lint.records.register import Register
from isms_lint.rules.naming import RuleNames
from isms_lint.rules.waiver import KIND, Waiver, read_waiver


class Waivers:
    """The waivers on record that are complete; those that hold accept findings."""

    def __init__(
        self, register: Register, names: RuleNames, as_of: date, doubtful: Iterable[str]
    ) -> None:
        """`doubtful` are ids of waivers that a rule no exception silences speaks of: these accept
        nothing, since a self-granted waiver must not open the gate.
        """
        doubted = set(doubtful)
        day_of: Callable[[object], date | None] = register.calendar.date
        self.complete: list[Waiver] = []

        def is_known(id: str) -> bool:
            return register.get(id) is not None

        for record in register.of(KIND):
            waiver = read_waiver(record, names, is_known, day_of)
            if waiver is not None and waiver.id not in doubted:
                self.complete.append(waiver)
        self._exact: dict[str, list[Waiver]] = {}
        self._many: list[Waiver] = []
        for waiver in self.complete:
            if not waiver.holds_on(as_of):
                continue
            if waiver.many:
                self._many.append(waiver)
            else:
                self._exact.setdefault(waiver.target, []).append(waiver)

    def accept(self, finding: Finding) -> Acceptance | None:
        """The waiver that holds longest, of those that accept `finding`; None where none does."""
        if not finding.record_id:
            return None
        named = [
            waiver
            for waiver in (*self._exact.get(finding.record_id, ()), *self._many)
            if waiver.names(finding.code, finding.record_id)
        ]
        return _acceptance(max(named, key=lambda waiver: waiver.until)) if named else None


def _acceptance(waiver: Waiver) -> Acceptance:
    record = waiver.record
    span = record.locate(())
    place = Location(record.file, span.line, span.column, span.end_line, span.end_column)
    approver = record.get("approved_by")
    return Acceptance(
        Status.WAIVED,
        record.text("reason"),
        place,
        waiver=waiver.id,
        approved_by=approver if isinstance(approver, str) else str(approver),
        until=waiver.until,
    )
