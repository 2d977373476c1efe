"""Roles whose holder's time ends with nobody to follow (5.3)."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.offers.due import Due
from isms_lint.records.dates import add_days
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.due.acting import leading
from isms_lint_iso27001.derive.due.words import both, called

WHAT = "role"


def role_ends(run: Pass) -> Iterator[Due]:
    """The last days on which somebody holds a role that nobody holds on the day after."""
    for role in run.register.of(WHAT):
        for index, _ in role.items("holders"):
            day = run.date(role, "holders", index, "to")
            if day is None or day < run.as_of or run.people.active(role.id, add_days(day, 1)):
                continue
            yield Due(
                day,
                WHAT,
                both(
                    f"Name who holds the role {called(role)}", f"Besetzung der Rolle {called(role)}"
                ),
                both("last day of its holder", "letzter Tag der Person, die sie innehat"),
                role,
                ("holders", index, "to"),
                leading(day, run),
            )
