"""CAR006: nonconformities are closed in a reasonable time."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.closing_times import Aged, aged
from isms_lint_iso27001.derive.corrective_actions import is_extended


@rule(
    code="CAR006",
    name="aged",
    kinds={"corrective-action"},
    scope=REGISTER,
    clauses=(
        "10.2",
        "ISO/IEC 17021-1 9.5.3.2",
    ),
    basis=Basis.CERTIFICATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "own": (
            "{nonconformity} is open since {since}, {days} days: longer than the {limit} that the"
            " organization allows itself for a {grade} nonconformity{extended}"
        ),
        "custom": (
            "{nonconformity} is open since {since}, {days} days: longer than the {limit} that"
            " certification bodies usually give for a {grade} nonconformity{extended}; the"
            " organization declares no time of its own"
        ),
    },
    options={
        "major_close_days": {
            "type": "integer",
            "minimum": 1,
            "default": 90,
            "description": "Days for a major nonconformity where the organization declares none.",
        },
        "minor_close_days": {
            "type": "integer",
            "minimum": 1,
            "default": 180,
            "description": "Days for a minor nonconformity where the organization declares none.",
        },
    },
    related=(
        "CAR005",
        "CAR016",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Nonconformities are closed in a reasonable time.

    What it checks
        Whether a corrective action is still open after the time for its nonconformity, counted from
        the day that was raised, else from `opened_on`. The time is what the organization declares
        (`deadlines.major_close_days` and `minor_close_days` of the organization), else 90 days for
        a major nonconformity and 180 for a minor one. An error for a major, a warning for a minor
        one; with an approved extension that gives a reason and has not run out, information.
    Why it matters
        The standard sets no time. What an organization declares is its own rule; where it declares
        none, certification bodies give majors about three months, and ask why it takes longer.
    How to fix
        Close the action, or have more time approved, with a reason, in `extensions`. Declare the
        times that fit the organization.
    Not reported
        Nonconformities without a grade, or with another: no time is custom for them. What the
        organization ranks above major counts as major; where none of its grades is known to be the
        major one, the action is not evaluated. Nonconformities that are withdrawn or closed. Actions
        implemented within the customary time, which wait for the check of their effect: the check
        needs its time. A declared time is for closing and counts to the end. A second action for the
        same nonconformity: one finding is enough. Whether the due date has passed is CAR005's
        question.
    Bad
        kind: corrective-action
        id: CAR-1
        status: planned
        opened_on: 2026-04-22
        nonconformity: NC-1
        ---
        {kind: nonconformity, id: NC-1, grade: major}
    Good
        kind: corrective-action
        id: CAR-1
        status: planned
        opened_on: 2026-08-22
        nonconformity: NC-1
        ---
        {kind: nonconformity, id: NC-1, grade: major}
    """
    found = aged(action, run.as_of, run)
    if isinstance(found, NotEvaluated):
        yield found
    if not isinstance(found, Aged):
        return
    nc = found.nonconformity
    if run.derive(_speakers)[nc] is not action:
        return
    severity = Severity.ERROR if found.grade == "major" else Severity.WARNING
    extended = is_extended(action, run.as_of, run)
    yield Report(
        "own" if found.limit.declared else "custom",
        ("nonconformity",) if found.told is nc else ("opened_on",),
        severity=Severity.INFO if extended else severity,
        related=tuple(_proofs(found, run)),
        nonconformity=nc.id,
        since=found.since,
        days=(run.as_of - found.since).days,
        limit="1 day" if found.limit.number == 1 else f"{found.limit.number} days",
        grade=found.grade,
        extended=", and more time was agreed to" if extended else "",
    )


def _speakers(run: Pass) -> dict[Record, Record]:
    """Where several actions leave one nonconformity open, the one at which that is said."""
    speakers: dict[Record, Record] = {}
    for action in sorted(run.register.of("corrective-action"), key=lambda one: one.id):
        found = aged(action, run.as_of, run)
        if isinstance(found, Aged):
            speakers.setdefault(found.nonconformity, action)
    return speakers


def _proofs(found: Aged, run: Pass) -> Iterator[Related]:
    nc = found.nonconformity
    yield Related(nc, ("grade",), f"{nc.id} is {found.grade}")
    if found.told is nc:
        yield Related(nc, ("raised_on",), f"{nc.id} was raised on {found.since}")
    organization = run.register.organization
    if found.limit.declared and organization is not None:
        path = ("deadlines", f"{found.grade}_close_days")
        yield Related(organization, path, f"{found.limit.number} days are declared")
