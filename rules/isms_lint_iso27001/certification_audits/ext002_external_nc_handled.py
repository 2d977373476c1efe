"""EXT002: a nonconformity of the certification body is answered within the body's time."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.certification.external_findings import (
    answer_due,
    answers_to,
    raising_audit,
)
from isms_lint_iso27001.derive.finding.nonconformities import is_closed, is_withdrawn, why_unclear
from isms_lint_iso27001.derive.text.words import counted, list_of


@rule(
    code="EXT002",
    name="external-nc-handled",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("ISO/IEC 17021-1:2015 9.4.9", "10.2"),
    basis=Basis.CERTIFICATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "none": "raised in {audit} on {raised}, and no corrective action opened within {limit},"
        " by {due}, is on record{usual}",
        "late": "raised in {audit} on {raised}; corrective action was opened on {opened}, after the"
        " {limit} that ended on {due}{usual}",
        "declined": "raised in {audit} on {raised}; a decision against corrective action is on record,"
        " and none was opened within {limit}, by {due}{usual}: the certification body wants cause and"
        " corrective action for each nonconformity",
    },
    options={
        "cb_plan_days": {
            "type": "integer",
            "minimum": 1,
            "default": 30,
            "x-whole-run": True,
            "description": "Days in which the body wants an answer, where `certificate.response_days`"
            " does not say.",
        },
    },
    related=("EXT003", "CAR006", "FND004"),
)
def check(nonconformity: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A nonconformity of the certification body is answered within the body's time.

    What it checks
        Whether a corrective action was opened for each nonconformity of the certification body
        within the days that the body allows (`certificate.response_days`, else 30). They count from
        the day it was raised, else from the end of the audit. One that was opened late is told as
        long as the nonconformity is open. A decision that no corrective action is needed does not
        answer the body: it wants cause and action for each.
    Why it matters
        The body asks for correction, cause and corrective action in a set time. An answer that does
        not come puts the certificate at risk.
    How to fix
        Open the corrective action and send the answer. If more time is needed, ask the body, and
        record what it allows as `certificate.response_days`.
    Not reported
        Nonconformities that are closed or withdrawn: the body took the answer. Opportunities for
        improvement; findings of customers. Rejected corrective actions do not count. Where the day
        it was raised, or that of the corrective action, is not on record, or its status is no known
        word (REF006), it is not evaluated.
    Bad
        kind: external-audit
        id: STAGE-2
        type: stage-2
        status: reported
        start: 2026-10-05
        end: 2026-10-06
        findings: [{kind: nonconformity, id: NC-1, grade: minor, status: open, raised_on: 2026-10-06}]
    Good
        kind: external-audit
        id: STAGE-2
        type: stage-2
        status: reported
        start: 2026-10-05
        end: 2026-10-06
        findings: [{kind: nonconformity, id: NC-1, grade: minor, status: open, raised_on: 2026-10-06}]
        ---
        kind: corrective-action
        id: CAR-1
        nonconformity: NC-1
        status: opened
        opened_on: 2026-10-12
    """
    audit = raising_audit(nonconformity, run)
    if audit is None or is_withdrawn(nonconformity) or is_closed(nonconformity, run.as_of, run):
        return
    answer = answer_due(nonconformity, audit, run)
    if answer is None:
        yield NotEvaluated("neither raised_on nor the end of the audit is a date")
        return
    due, raised, limit = answer
    actions = answers_to(nonconformity, run)
    known = [(day, one) for day, one in actions if day is not None]
    opened, first = min(known, default=(None, None), key=lambda one: (one[0], one[1].id))
    if run.as_of <= due or (opened is not None and opened <= due):
        return
    undated = [one.id for day, one in actions if day is None]
    if undated:
        yield NotEvaluated(f"when {list_of(undated)} was opened is not on record")
        return
    unclear = why_unclear(nonconformity, run)
    if unclear:
        yield NotEvaluated(unclear)
        return
    related = [Related(audit, (), f"raised in {audit.id}")]
    if first is not None:
        related.append(Related(first, ("opened_on",), f"{first.id} was opened on {opened}"))
    is_open_now = opened is not None and opened <= run.as_of
    is_declined = nonconformity.get("disposition", "car") is False
    yield Report(
        "late" if is_open_now else "declined" if is_declined else "none",
        ("disposition", "car") if is_declined and not is_open_now else ("raised_on",),
        related=tuple(related),
        audit=audit.id,
        raised=raised,
        opened=opened,
        due=due,
        limit=counted(limit.number, "day"),
        usual=limit.usual("certificate.response_days"),
    )
