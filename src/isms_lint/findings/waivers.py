"""Findings that waivers accept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from isms_lint.findings.finding import Acceptance, Finding, Status
from isms_lint.findings.locate import place_in
from isms_lint.records.register import Register
from isms_lint.rules.naming import RuleNames
from isms_lint.rules.targets import Targets
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
        self._known = _longest(self.known)
        self._holding = _longest(waiver for waiver in self.sound if waiver.holds_on(as_of))

    def accept(self, finding: Finding) -> Acceptance | None:
        """The waiver that holds longest, of those that accept `finding`; None where none does."""
        holding = list(_about(finding, self._holding))
        return _acceptance(max(holding, key=lambda waiver: waiver.until)) if holding else None

    def have_named(self, finding: Finding) -> bool:
        """Whether some waiver is about `finding`, whether it holds or not."""
        return next(_about(finding, self._known), None) is not None


_ByRules = dict[frozenset[str], Waiver]


def _longest(waivers: Iterable[Waiver]) -> Targets[_ByRules]:
    """For each target and the rules that are waived there, the waiver that holds longest."""
    longest: Targets[_ByRules] = Targets(dict)
    for waiver in waivers:
        by_rules = longest.of(waiver.target, many=waiver.many)
        other = by_rules.get(waiver.codes)
        if other is None or other.until < waiver.until:
            by_rules[waiver.codes] = waiver
    return longest


def _about(finding: Finding, waivers: Targets[_ByRules]) -> Iterator[Waiver]:
    if finding.record_id:
        for by_rules in waivers.about(finding.record_id):
            for codes, waiver in by_rules.items():
                if finding.code in codes:
                    yield waiver


def _acceptance(waiver: Waiver) -> Acceptance:
    record = waiver.record
    approver = record.get("approved_by")
    return Acceptance(
        Status.WAIVED,
        record.text("reason"),
        place_in(record, record.locate(())),
        waiver=waiver.id,
        approved_by=approver if isinstance(approver, str) else str(approver),
        until=waiver.until,
    )
