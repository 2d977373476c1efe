"""CAR006: nonconformities are closed in a reasonable time."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.closing_times import Closing, aged
from isms_lint_iso27001.derive.action.corrective_actions import is_extended, is_open, stage
from isms_lint_iso27001.derive.finding.grades import MAJOR
from isms_lint_iso27001.derive.text.words import counted


@rule(
    code="CAR006",
    name="aged",
    kinds={"corrective-action", "nonconformity"},
    scope=REGISTER,
    clauses=(
        "10.2",
        "ISO/IEC 17021-1:2015 9.5.3.2 by analogy",
    ),
    basis=Basis.CERTIFICATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "own": (
            "{nonconformity} has been open since {since}, {days}: longer than the {limit} that"
            " the organization allows itself for a {grade} nonconformity{extended}"
        ),
        "custom": (
            "{nonconformity} has been open since {since}, {days}: longer than the {limit} that"
            " certification bodies usually give for a {grade} nonconformity{extended}; the"
            " organization declares no time of its own"
        ),
    },
    options={
        "major_close_days": {
            "type": "integer",
            "minimum": 1,
            "default": 90,
            "x-whole-run": True,
            "description": "Days for a major nonconformity where the organization declares none.",
        },
        "minor_close_days": {
            "type": "integer",
            "minimum": 1,
            "default": 180,
            "x-whole-run": True,
            "description": "Days for a minor nonconformity where the organization declares none.",
        },
    },
    related=(
        "FND004",
        "FND012",
        "CAR005",
        "CAR016",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Nonconformities are closed in a reasonable time.

    What it checks
        Whether a nonconformity is still open after its time, counted from the day it was raised,
        else from `opened_on` of its corrective action. It is said at the first corrective action
        that is still open, else at the nonconformity. The time is what the organization declares
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
        major one, it is not evaluated. Nonconformities that are withdrawn or closed. A second action
        for the same nonconformity, a milder nonconformity of the same action: one finding is enough.
        Whether the due date has passed is CAR005's question. Where the corrective action is closed
        and the nonconformity has no status, the rule says that it could not judge; also where a
        status is no known word (REF006).
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
    found = run.derive(aged).get(record)
    if isinstance(found, NotEvaluated):
        yield found
    if not isinstance(found, Closing):
        return
    nc = found.nonconformity
    severity = Severity.ERROR if found.grade == MAJOR else Severity.WARNING
    extended = any(
        is_open(one, run.as_of, run) and is_extended(one, run.as_of, run) for one in found.actions
    )
    yield Report(
        "own" if found.limit.declared else "custom",
        _path(found),
        severity=Severity.INFO if extended else severity,
        related=tuple(_proofs(found, run)),
        nonconformity=nc.id,
        since=found.since,
        days=counted((run.as_of - found.since).days, "day"),
        limit=counted(found.limit.number, "day"),
        grade=found.grade,
        extended=", and more time was agreed to" if extended else "",
    )


def _path(found: Closing) -> tuple[str]:
    if found.place is found.nonconformity:
        return ("status",) if found.place.text("status") else ("raised_on",)
    return ("nonconformity",) if found.told is found.nonconformity else ("opened_on",)


def _proofs(found: Closing, run: Pass) -> Iterator[Related]:
    nc = found.nonconformity
    yield Related(nc, ("grade",), f"{nc.id} is {found.grade}")
    for one in found.actions if found.place is nc else ():
        yield Related(one, ("status",), f"{one.id} is {stage(one, run.as_of, run)}")
    if found.told is nc:
        yield Related(nc, ("raised_on",), f"{nc.id} was raised on {found.since}")
    organization = run.register.organization
    if found.limit.declared and organization is not None:
        path = ("deadlines", f"{found.grade}_close_days")
        yield Related(organization, path, f"{counted(found.limit.number, 'day')} declared")
