"""The people of a new repository, with their ids and units."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.offers.start import Answers
from isms_lint_iso27001.start.ids import Ids
from isms_lint_iso27001.start.named import Named
from isms_lint_iso27001.start.processes import (
    LEADERSHIP,
    MANAGEMENT,
    WITH_OWNERS,
    question_of,
)
from isms_lint_iso27001.start.read import people_in

_BOARD = "Management"
"""The unit of top managers who name none."""


class Member(NamedTuple):
    """A person with their id, and the id of their unit; empty where nobody said which."""

    id: str
    name: str
    unit: str


class Roster:
    """Everybody who was named. Ids are free of those in `ids`."""

    def __init__(self, answers: Answers, ids: Ids) -> None:
        self._answers = answers
        self.firm: str = answers["audit-firm"]
        everybody = people_in(answers)
        unit_of = {one.key: one.unit for one in everybody if one.unit}
        for one in answers["top-management"]:
            unit_of.setdefault(one.key, _BOARD)
        self.units: dict[str, str] = {}
        """The ids of units by their names."""
        for unit in unit_of.values():
            if unit not in self.units:
                self.units[unit] = ids.new(unit, "unit")
        self._members: dict[str, Member] = {}
        for one in everybody:
            if one.key not in self._members:
                unit = self.units.get(unit_of.get(one.key, ""), "")
                self._members[one.key] = Member(ids.new(one.name, "person"), one.name, unit)

    @property
    def top_management(self) -> list[str]:
        """The ids of the top managers."""
        return list(dict.fromkeys(self._id(one) for one in self._answers["top-management"]))

    @property
    def isms_manager(self) -> str:
        """The id of the ISMS manager."""
        return self._id(self._answers["isms-manager"])

    @property
    def auditor(self) -> Member:
        """The internal auditor."""
        return self._members[self._answers["internal-auditor"].key]

    @property
    def staff(self) -> list[Member]:
        """Everybody but an auditor from outside, in the order in which they were named."""
        return [one for one in self._members.values() if not (self.firm and one == self.auditor)]

    def owner_of(self, process: str) -> str:
        """The id of the owner of a process."""
        if process == LEADERSHIP.id:
            return self.top_management[0]
        if process == MANAGEMENT.id:
            return self.isms_manager
        return self._id(self._owners[process])

    @property
    def _owners(self) -> dict[str, Named]:
        return {one.id: self._answers[question_of(one)] for one in WITH_OWNERS}

    def _id(self, one: Named) -> str:
        return self._members[one.key].id
