"""Who leads the management system: the holders of the roles `isms-manager` and `ciso`."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.people.tenures import Tenure, holdings

_ROLES = ("isms-manager", "ciso")


def isms_leads(run: Pass) -> dict[str, list[Tenure]]:
    """By role id, everybody who ever held the role (a derivation)."""
    roles = ((id, run.register.find(id, "role")) for id in _ROLES)
    return {id: list(holdings(role, run)) if role is not None else [] for id, role in roles}


def lead_on(person: Record, day: date, run: Pass) -> Tenure | None:
    """As what `person` led the management system on `day`; None where they did not."""
    held = (tenure for found in run.derive(isms_leads).values() for tenure in found)
    days = Period(day, day)
    return next((one for one in held if one.person is person and one.during(days)), None)


def leads_in(period: Period, run: Pass) -> list[Tenure]:
    """Who answers for the clauses of the standard as such: the ISMS manager, else the CISO."""
    for found in run.derive(isms_leads).values():
        active = [tenure for tenure in found if tenure.during(period)]
        if active:
            return active
    return []


def is_clause(item: str, run: Pass) -> bool:
    """Whether a scope leaf is a clause of the standard, no control and no record."""
    return item[:1].isdigit() and bool(run.register.scope.children(item))


def all_clauses(run: Pass) -> frozenset[str]:
    """Every clause that can be audited (a derivation)."""
    return frozenset(leaf for leaf in run.register.scope.all_leaves() if is_clause(leaf, run))
