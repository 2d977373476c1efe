"""SOA007: each applicable control has an active owner."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.people.absence import why_nobody
from isms_lint_iso27001.derive.responsibility.control_owners import owners_of
from isms_lint_iso27001.derive.responsibility.responsibilities import (
    OWNER,
    Responsibilities,
    responsibilities,
)
from isms_lint_iso27001.derive.soa.rows import (
    Row,
    controls_in,
    controls_of,
    number_of_controls,
    rows_to_judge,
)
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="SOA007",
    name="control-owner",
    kinds={"statement-of-applicability"},
    scope=REGISTER,
    clauses=(
        "5.3",
        "A.5.2",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "no-owner": (
            "{count} of the {total} applicable controls {verb} no owner on {as_of}: {controls}"
        )
    },
    related=(
        "IND011",
        "ROL004",
    ),
)
def check(statement: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Each applicable control has an active owner.

    What it checks
        Whether each applicable control of the statement in force has an owner who is with the
        organization on the as-of date: in its row, its process, its own record, or an assignment.
    Why it matters
        Without an owner nobody answers for a control, and whether its auditor is independent of it
        cannot be shown.
    How to fix
        Name an `owner` in the row, or in the process the control belongs to. A role will do, if
        somebody holds it.
    Not reported
        Roles with an active holder. Owners named in a process, a control's record or an assignment.
        Owners who left and handed over in time (ROL004). Owners whose id lives in another system.
    Bad
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.16, applicable: true, justification: RISK-1}
    Good
        kind: role
        id: ciso
        holders: [{person: dana}]
        ---
        {kind: person, id: dana}
        ---
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.16, applicable: true, justification: RISK-1, owner: ciso}
    """
    rows = rows_to_judge(statement, run)
    if isinstance(rows, NotEvaluated):
        yield rows
        return

    known = run.derive(responsibilities)
    applicable = [row for row in rows if row.applies]
    orphans = [row for row in applicable if not owners_of(row, run)]
    if orphans:
        yield Report(
            "no-owner",
            ("controls", orphans[0].place),
            about=controls_of(orphans),
            as_of=run.as_of,
            controls=_with_reasons(orphans, known, run),
            count=(count := number_of_controls(orphans)),
            total=number_of_controls(applicable),
            verb="has" if count == 1 else "have",
        )


def _with_reasons(orphans: list[Row], known: Responsibilities, run: Pass) -> str:
    """The controls, and who is named for them and is not there."""
    rows: dict[str, list[Row]] = {}
    for row in orphans:
        rows.setdefault(_why(row, known, run), []).append(row)
    return list_of([f"{controls_in(found, run)} ({why})" for why, found in rows.items()])


def _why(row: Row, known: Responsibilities, run: Pass) -> str:
    owner = row.data.get("owner")
    if not is_blank_answer(owner):
        return why_nobody(owner, run.as_of, run)
    for leaf in row.leaves:
        for tenure in known.declared(leaf, run.as_of):
            if tenure.capacity == OWNER and tenure.during(Period(run.as_of, run.as_of)):
                return why_nobody(tenure.person.id, run.as_of, run)
    return "nobody is named"
