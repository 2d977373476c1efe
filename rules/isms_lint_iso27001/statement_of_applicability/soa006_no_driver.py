"""SOA006: an applicable control is tied to what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.soa.drivers import (
    drivers_that_are_over,
    has_live_driver,
    is_thin,
)
from isms_lint_iso27001.derive.soa.rows import Row, controls_in, controls_of, rows_to_judge
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="SOA006",
    name="no-driver",
    kinds={"statement-of-applicability"},
    scope=REGISTER,
    clauses=(
        "6.1.3 b",
        "6.1.3 d",
    ),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "no-driver": (
            "{controls} {verb} applicable for no risk, contract or requirement on"
            " record; {words} would fit any control"
        ),
        "over": "applicable only for risks that are closed or contracts that have ended: {parts}",
    },
    related=(
        "SOA002",
        "SOA013",
    ),
)
def check(statement: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An applicable control is tied to what it is for.

    What it checks
        Whether each applicable control of the statement in force is tied to a risk, a contract or
        another requirement, or its justification says more than a word that fits any control, such
        as `best practice`. A closed risk and a contract that has ended need no control any more.
    Why it matters
        Controls are necessary because a risk, a law, a contract or the business needs them. A
        control without such a reason cannot be judged for its effect, and is the first to be let
        slide.
    How to fix
        Link the risk, contract or requirement in the row, or say in `justification` what the
        control is there for. A stated baseline is a reason too: say which, and why it is the
        baseline.
    Not reported
        Controls that an active risk or a contract in force names. Justifications of substance. Rows
        without any justification and without anything named: SOA002 speaks of those.
    Bad
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.16, applicable: true, justification: best practice}
    Good
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.16, applicable: true, justification: best practice, risks: [RISK-1]}
          - {control: A.8.15, applicable: true, justification: baseline of all hosted services}
    """
    rows = rows_to_judge(statement, run)
    if isinstance(rows, NotEvaluated):
        yield rows
        return

    bare: list[Row] = []
    over: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        if not row.applies or has_live_driver(row, run):
            continue
        drivers = drivers_that_are_over(row, run)
        justification = row.data.get("justification")
        if drivers:
            over.setdefault(tuple(drivers), []).append(row)
        elif is_thin(justification) and not is_blank_answer(justification):
            bare.append(row)
    if bare:
        words = dict.fromkeys(quote(str(row.data["justification"])) for row in bare)
        yield Report(
            "no-driver",
            ("controls", bare[0].place, "justification"),
            about=controls_of(bare, "justification"),
            controls=controls_in(bare, run),
            verb="is" if len(bare) == 1 else "are",
            words=list_of(list(words)),
        )
    if over:
        parts = [f"{controls_in(found, run)} ({list_of(ids)})" for ids, found in over.items()]
        unneeded = [row for found in over.values() for row in found]
        first = min(row.place for row in unneeded)
        about = controls_of(unneeded)
        yield Report("over", ("controls", first), about=about, parts=list_of(parts))
