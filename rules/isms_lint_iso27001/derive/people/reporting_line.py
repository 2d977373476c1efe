"""Who reports to whom. Managers carry no dates; roles among them are resolved in the period."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.people.tenures import holdings

Chain = tuple[Record, ...]
"""Persons upward: each one's manager is the next."""


def chains_above(person: Record, levels: int, period: Period, run: Pass) -> list[Chain]:
    """The chain from `person` to everybody at most `levels` steps above, nearest first.

    Nobody appears twice, so a circle of managers ends.
    """
    seen = {person.id}
    found: list[Chain] = []
    step: list[Chain] = [(person,)]
    for _ in range(levels):
        above: list[Chain] = []
        for chain in step:
            for manager in managers(chain[-1], period, run):
                if manager.id not in seen:
                    seen.add(manager.id)
                    above.append((*chain, manager))
        if not above:
            break
        found.extend(above)
        step = above
    return found


def managers(person: Record, period: Period, run: Pass) -> list[Record]:
    """Who manages `person` directly."""
    return run.people.holders(person.get("manager"), period.start, period.end)


def all_managers(run: Pass) -> frozenset[str]:
    """The ids of everybody who manages anybody, directly or in a role (a derivation)."""
    named = {person.text("manager") for person in run.register.of("person")}
    roles = (run.register.find(id, "role") for id in named)
    held = (tenure for role in roles if role is not None for tenure in holdings(role, run))
    return frozenset(named.union(tenure.person.id for tenure in held))
