"""Who decides in whose name: the person meant, or one to whom the decision was delegated."""

from __future__ import annotations

from datetime import date

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.people.handover import answered_then


def decides_for(
    decider: object, entitled: object, day: date, run: Pass, matter: str = "risk-acceptance"
) -> bool:
    """Whether `decider` answered on `day` for what `entitled` is named for (both persons or roles),
    or had it delegated by who did.
    """
    deciders = {person.id for person in run.people.holders(decider, day)}
    meant = answered_then(entitled, day, run)
    return bool(deciders & (meant | delegates_of(meant, matter, day, run)))


def delegates_of(persons: set[str], matter: str, day: date, run: Pass) -> set[str]:
    """The ids of everybody to whom one of `persons` delegated `matter` on `day`."""
    organization = run.register.organization
    found: set[str] = set()
    for _, delegation in organization.items("delegations") if organization is not None else ():
        matters = delegation.get("matters")
        if matters is not None and matter not in (
            matters if isinstance(matters, list) else [matters]
        ):
            continue
        if not run.people.overlaps(delegation, day, day):
            continue
        principal = delegation.get("on_behalf_of")
        if principal is None or persons & {p.id for p in run.people.holders(principal, day)}:
            found.update(p.id for p in run.people.holders(delegation.get("person"), day))
    return found
