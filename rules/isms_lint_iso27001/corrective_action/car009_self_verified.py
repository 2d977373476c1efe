"""CAR009: somebody else than the owner checks the effect."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.verification import is_verified_by_owner
from isms_lint_iso27001.derive.finding.nonconformities import major_of


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
    messages={
        "self": "{by} owns the action and checked its effect: nobody else looked",
        "self-major": "{by} owns the action and checked its effect: nobody else looked, and it"
        " answers the major nonconformity {nonconformity}",
    },
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
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Somebody else than the owner checks the effect.

    What it checks
        Whether the person who verified the effect of a corrective action is another than its owner.
        An error for a major nonconformity, information in an organization of fewer than 5 people.
    Why it matters
        Whoever carried an action out has reason to find that it worked.
    How to fix
        Let somebody else look at the effect and record it.
    Not reported
        Roles: who held them counts, as owner from the implementation to the check, as verifier on
        the day of it. A check by several people of whom one is not the owner. Rejected actions.
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
    own = is_verified_by_owner(action, run.as_of, run)
    if isinstance(own, NotEvaluated):
        yield own
    if own is not True or action.text("status") == "rejected":
        return
    major = major_of(action, run)
    severity = None if major is None else Severity.ERROR
    yield Report(
        "self" if major is None else "self-major",
        ("verified", "by"),
        severity=Severity.INFO if _are_few(run) else severity,
        related=(
            Related(action, ("owner",), "the owner is named here"),
            *(() if major is None else (Related(major, ("grade",), "graded major here"),)),
        ),
        by=action.get("verified", "by"),
        nonconformity="" if major is None else major.id,
    )


def _are_few(run: Pass) -> bool:
    organization = run.register.organization
    headcount = organization.get("headcount") if organization is not None else None
    return isinstance(headcount, int) and headcount < run.options["few_people"]
