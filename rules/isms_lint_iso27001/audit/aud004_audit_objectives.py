"""AUD004: each audit has objectives."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.state import has_begun
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="AUD004",
    name="audit-objectives",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("ISO 19011:2018 5.5.2",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"none": "the audit does not say what it was to find out"},
    related=(
        "AUD001",
        "AUD007",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Each audit has objectives.

    What it checks
        Whether an audit that has begun says in `objectives` what it is to find out.
    Why it matters
        ISO/IEC 27001 asks for criteria and scope only. Guidance adds the objective, because it
        decides where an auditor looks longer.
    How to fix
        Write a sentence.
    Not reported
        Audits that have not begun.
    Bad
        kind: audit
        id: AUD-1
        status: reported
    Good
        kind: audit
        id: AUD-1
        status: reported
        objectives: whether leavers lose their access on their last day
    """
    begun = has_begun(audit, run)
    if isinstance(begun, NotEvaluated):
        yield begun
    elif begun and is_blank_answer(audit.get("objectives")):
        yield Report("none", ("objectives",))
