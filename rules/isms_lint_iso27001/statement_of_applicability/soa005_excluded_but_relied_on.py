"""SOA005: nothing in force relies on a control that the statement excludes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.actions import is_open_action
from isms_lint_iso27001.derive.corrective_actions import is_open
from isms_lint_iso27001.derive.risks import is_active, is_treated_by_controls
from isms_lint_iso27001.derive.soa_rows import applicable_controls, current_rows, current_statement

_RANGE = re.compile(r"\S\s*(?:-|–|\.\.|\bto\b)\s*\S")


@rule(
    code="SOA005",
    name="excluded-but-relied-on",
    kinds={"action", "contract", "corrective-action", "document", "risk"},
    scope=REGISTER,
    clauses=(
        "6.1.3 b",
        "6.1.3 c",
        "6.1.3 d",
    ),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "relied-on": (
            "{what} relies on {control}, which the Statement of Applicability {soa} excludes"
        )
    },
    needs={"statement-of-applicability"},
    related=(
        "SOA001",
        "SOA004",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """Nothing in force relies on a control that the statement excludes.

    What it checks
        Whether an active risk is treated by a control that the statement in force excludes, or an
        open corrective action, an open action, a contract in force or an approved document has it
        among its `controls`.
    Why it matters
        The statement lists the necessary controls. Where a treatment needs a control that the
        statement says is not needed, one of the two is wrong, and both are what the certificate
        stands on.
    How to fix
        Make the control applicable and say how far it is implemented, or treat the risk by another
        control.
    Not reported
        Closed risks, risks that are retained or avoided, superseded plans, actions that are done,
        contracts that ended, drafts. A whole theme or process in which an excluded control happens
        to lie. Texts that only mention a control.
    Bad
        kind: risk
        id: RISK-7
        status: active
        treatment: modify
        controls: [A.8.12]
        ---
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.12, applicable: false, justification: no such data}
    Good
        kind: risk
        records:
          - {id: RISK-7, status: active, treatment: modify, controls: [A.8.12]}
          - {id: RISK-8, status: closed, treatment: modify, controls: [A.8.30]}
        ---
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.12, applicable: true, justification: RISK-7}
          - {control: A.8.30, applicable: false, justification: no such work}
    """
    what = _relies(record, run)
    excluded = run.derive(_excluded)
    statement = run.derive(current_statement)
    if not what or statement is None:
        return
    told: set[str] = set()
    for path, text in record.strings("controls"):
        resolved = run.register.resolve(text, record)
        # A heading or a process is named as a whole; whoever means a control writes its id.
        named = len(resolved.cited) == 1 or _RANGE.search(text) is not None
        leaves = resolved.leaves if named and resolved.record is None else ()
        for leaf in leaves:
            if leaf in excluded and leaf not in told:
                told.add(leaf)
                row = ("controls", excluded[leaf])
                yield Report(
                    "relied-on",
                    path,
                    related=(
                        Related(statement, row, f"{leaf} is excluded here"),
                        *_plans(record, run),
                    ),
                    what=what,
                    control=leaf,
                    soa=statement.id,
                )


def _excluded(run: Pass) -> dict[str, int]:
    """The excluded controls and their rows (a derivation)."""
    applicable = run.derive(applicable_controls)
    return {
        leaf: row.place
        for row in run.derive(current_rows)
        if row.excluded
        for leaf in row.leaves
        if leaf not in applicable
    }


def _relies(record: Record, run: Pass) -> str:
    """What the record is, in words, where its controls are relied on now; empty where not."""
    if record.kind == "risk":
        active = is_active(record) and is_treated_by_controls(record)
        return "the treatment of an active risk" if active else ""
    if record.kind == "corrective-action":
        return "an open corrective action" if is_open(record, run.as_of, run) else ""
    if record.kind == "action":
        return "an open action" if _is_open_action(record, run) else ""
    if record.kind == "contract":
        in_force = run.people.overlaps(record.data, run.as_of, run.as_of)
        return "a contract in force" if in_force else ""
    return "an approved document" if record.text("status") == "approved" else ""


def _is_open_action(action: Record, run: Pass) -> bool:
    """Whether it is open, and no part of what its plan's risk relies on already."""
    plan = action.parent
    if plan is not None and plan.kind == "treatment-plan":
        if plan.text("status") in ("draft", "superseded"):
            return False
        risks = (run.register.find(id, "risk") for _, id in plan.strings("risks"))
        own = {text for _, text in action.strings("controls")}
        for risk in risks:
            if risk is not None and own <= {text for _, text in risk.strings("controls")}:
                return False
    return is_open_action(action)


def _plans(record: Record, run: Pass) -> tuple[Related, ...]:
    """The treatment plans by which the risk is treated."""
    if record.kind != "risk":
        return ()
    return tuple(
        Related(plan, ("risks",), f"{record.id} is treated by this plan")
        for plan in run.register.referring(record, "treatment-plan", "risks")
        if plan.text("status") not in ("draft", "superseded")
    )
