"""RSK006: risk owners approve the treatment plan and accept the residual risks."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.actions import is_in_force
from isms_lint_iso27001.derive.people.delegations import decides_for
from isms_lint_iso27001.derive.people.handover import answering
from isms_lint_iso27001.derive.responsibility.plan_approvals import owner_approvals
from isms_lint_iso27001.derive.risk.risks import is_active, is_unacceptable
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import unless_unread, why_unread
from isms_lint_iso27001.derive.text.words import list_of

_TREATED = frozenset({"modify", "share", "retain"})


@rule(
    code="RSK006",
    name="approval-and-residual",
    kinds={"risk", "treatment-plan"},
    scope=REGISTER,
    clauses=("6.1.3 f",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "plan": (
            "the plan is not approved by {owners}: that the owners of {risks}"
            " agreed to it cannot be shown"
        ),
        "residual": "nobody accepted what remains of the risk; {owner} owns it",
        "by-another": "{by} accepted what remains of the risk; {owner}, who owns it, did not",
        "undated": "{by} accepted what remains of the risk, on no day that is on record",
    },
    related=(
        "RSK002",
        "RSK005",
        "RSK010",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Risk owners approve the treatment plan and accept the residual risks.

    What it checks
        Whether each treatment plan in force is approved (`approvals`, or `approved_by`) by the owner
        of each active risk it treats, and whether the owner accepted what remains of each treated
        risk that was above acceptance. An acceptance without a day is a warning.
    Why it matters
        The standard gives both decisions to the risk owners, not to the security function. An
        approval by the CISO alone is a common finding.
    How to fix
        Have the owner approve, and write it down: `approvals: [{by, on}]` in the plan,
        `accepted_by` and `accepted_on` in `residual`. Where somebody may decide for the owner,
        record it in `delegations` of the organization.
    Not reported
        Decisions by somebody to whom the owner delegated `risk-acceptance`. Risks the criteria
        accept as they are. Risks that are avoided, or not treated yet (RSK005). Risks without an
        active owner: RSK002 speaks of those. Decisions by whoever owned the risk on their day: held
        the role then, or left since and handed over to the owner of today. What remains of a risk
        identified in the last 30 days (as for RSK005), until a plan treats it. Drafts and
        superseded plans. Where the status of a risk is no known word (REF006), what remains of it is
        not evaluated.
    Bad
        kind: treatment-plan
        id: TP-1
        status: approved
        risks: [RISK-7]
        approvals: [{by: dana, on: 2026-03-02}]
        ---
        kind: risk
        id: RISK-7
        owner: gita
        ---
        kind: person
        records: [{id: dana}, {id: gita}]
    Good
        kind: treatment-plan
        id: TP-1
        status: approved
        risks: [RISK-7]
        approvals: [{by: gita, on: 2026-03-02}]
        ---
        kind: risk
        id: RISK-7
        owner: gita
        treatment: modify
        residual: {level: 8, accepted_by: gita, accepted_on: 2026-03-02}
        ---
        kind: person
        records: [{id: gita}]
    """
    if record.kind == "treatment-plan":
        yield from _plan(record, run)
    else:
        yield from unless_unread(why_unread(record, run), _residual(record, run))


def _plan(plan: Record, run: Pass) -> Iterator[Report]:
    if not is_in_force(plan):
        return
    missing = [one for one in owner_approvals(plan, run) if one.is_missing]
    if missing:
        yield Report(
            "plan",
            ("approvals",),
            related=tuple(
                Related(one.risks[0], ("owner",), f"{one.owner} owns {one.risks[0].id}")
                for one in missing
            ),
            about=[f"{one.owner} {risk.id}" for one in missing for risk in one.risks],
            owners=list_of(sorted(one.owner for one in missing)),
            risks=list_of(sorted(risk.id for one in missing for risk in one.risks)),
        )


def _residual(risk: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    owner = risk.get("owner")
    if not is_active(risk) or risk.text("treatment") not in _TREATED or is_blank_answer(owner):
        return
    unacceptable = is_unacceptable(risk, run)
    if unacceptable is False or not answering(owner, run.as_of, run):
        return
    accepted_by = risk.get("residual", "accepted_by")
    if is_blank_answer(accepted_by):
        if _is_fresh(risk, run):
            return
        if unacceptable or isinstance(risk.get("residual"), dict):
            yield Report("residual", ("residual",), owner=owner)
        else:
            yield NotEvaluated("whether the risk was above acceptance cannot be told")
        return
    day = run.date(risk, "residual", "accepted_on")
    if not decides_for(accepted_by, owner, day or run.as_of, run):
        yield Report("by-another", ("residual", "accepted_by"), by=accepted_by, owner=owner)
    elif is_blank_answer(risk.get("residual", "accepted_on")):
        yield Report(
            "undated", ("residual", "accepted_by"), severity=Severity.WARNING, by=accepted_by
        )


def _is_fresh(risk: Record, run: Pass) -> bool:
    """Whether it was identified so lately that its treatment may still be planned."""
    identified = run.date(risk, "identified_on")
    if identified is None:
        return False
    plans = run.register.referring(risk, "treatment-plan", "risks")
    grace = run.option_of("RSK005", "grace_days")
    return add_days(identified, grace) >= run.as_of and not any(map(is_in_force, plans))
