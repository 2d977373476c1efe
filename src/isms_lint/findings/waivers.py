"""Findings that waivers accept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from isms_lint.findings.finding import Acceptance, Finding, Location, Status
from isms_lint.records.register import Register
from isms_lint.rules.naming import RuleNames
from isms_lint.rules.waiver import KIND, Waiver, read_waiver


class Waivers:
    """The waivers on record: `known` are complete, `sound` those of them that nothing speaks against.

    Sound ones that hold accept findings.
    """

    def __init__(
        self, register: Register, names: RuleNames, as_of: date, doubtful: Iterable[str]
    ) -> None:
        """`doubtful` are ids of waivers that a rule no exception silences speaks of: these accept
        nothing, since a self-granted waiver must not open the gate.
        """
        doubted = set(doubtful)
        day_of: Callable[[object], date | None] = register.calendar.date

        def is_known(id: str) -> bool:
            return register.get(id) is not None

        read = (read_waiver(r, names, is_known, day_of) for r in register.of(KIND))
        self.known = [waiver for waiver in read if waiver is not None]
        self.sound = [waiver for waiver in self.known if waiver.id not in doubted]
        self._exact: dict[str, list[Waiver]] = {}
        self._many: list[Waiver] = []
        self._holding = {waiver for waiver in self.sound if waiver.holds_on(as_of)}
        for waiver in self.known:
            if waiver.many:
                self._many.append(waiver)
            else:
                self._exact.setdefault(waiver.target, []).append(waiver)

    def accept(self, finding: Finding) -> Acceptance | None:
        """The waiver that holds longest, of those that accept `finding`; None where none does."""
        holding = [waiver for waiver in self._about(finding) if waiver in self._holding]
        return _acceptance(max(holding, key=lambda waiver: waiver.until)) if holding else None

    def have_named(self, finding: Finding) -> bool:
        """Whether some waiver is about `finding`, whether it holds or not."""
        return next(self._about(finding), None) is not None

    def _about(self, finding: Finding) -> Iterator[Waiver]:
        if finding.record_id:
            for waiver in (*self._exact.get(finding.record_id, ()), *self._many):
                if waiver.names(finding.code, finding.record_id):
                    yield waiver


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
