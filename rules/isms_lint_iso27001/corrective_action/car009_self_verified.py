"""CAR009: somebody else than the owner checks the effect."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.nonconformities import is_major, nonconformities_of
from isms_lint_iso27001.derive.verification import is_verified_by_owner


@rule(
    code="CAR009",
    name="self-verified",
    kinds={"corrective-action"},
    scope=REGISTER,
    clauses=(
        "10.2 d",
        "A.5.3",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"self": "{by} owns the action and checked its effect: nobody else looked{major}"},
    options={
        "few_people": {
            "type": "integer",
            "minimum": 0,
            "default": 5,
            "description": "With fewer people than this the finding is information only.",
        }
    },
    related=(
        "CAR007",
        "IND001",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report]:
    """Somebody else than the owner checks the effect.

    What it checks
        Whether the person who verified the effect of a corrective action is another than its owner.
        An error for a major nonconformity, information in an organization of fewer than 5 people.
    Why it matters
        Whoever carried an action out has reason to find that it worked.
    How to fix
        Let somebody else look at the effect and record it.
    Not reported
        Owner and verifier named by two roles that two persons hold.
    Bad
        kind: corrective-action
        id: CAR-1
        owner: hugo
        verified: {on: 2026-06-30, by: hugo, result: effective}
    Good
        kind: corrective-action
        id: CAR-1
        owner: hugo
        verified: {on: 2026-06-30, by: ines, result: effective}
        ---
        kind: person
        records: [{id: hugo}, {id: ines}]
    """
    if not is_verified_by_owner(action, run):
        return
    organization = run.register.organization
    headcount = organization.get("headcount") if organization is not None else None
    major = next((nc for nc in nonconformities_of(action, run) if is_major(nc)), None)
    severity = None if major is None else Severity.ERROR
    if isinstance(headcount, int) and headcount < run.options["few_people"]:
        severity = Severity.INFO
    yield Report(
        "self",
        ("verified", "by"),
        severity=severity,
        related=() if major is None else (Related(major, ("grade",), f"{major.id} is major"),),
        by=action.get("verified", "by"),
        major="" if major is None else f", and {major.id} is major",
    )
