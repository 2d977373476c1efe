"""AUD005: each audit says how it was done."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.criteria import programme_of, unknown_programme
from isms_lint_iso27001.derive.audit.state import has_begun
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="AUD005",
    name="audit-method",
    kinds={"audit"},
    scope=REGISTER,
    clauses=(
        "9.2.2",
        "ISO 19011:2018 5.5.3",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"none": "how the audit was done is said neither in it nor in its programme"},
    related=(
        "AUD007",
        "AUD010",
        "PRG002",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Each audit says how it was done.

    What it checks
        Whether an audit that has begun, or its programme, names `methods`: interview, document
        review, observation, sampling, remote.
    Why it matters
        How one looked decides what one could see.
    How to fix
        Name the methods, once in the programme if they are always the same.
    Not reported
        Methods that the programme sets for all its audits. Audits that have not begun.
    Bad
        kind: audit
        id: AUD-1
        status: reported
    Good
        kind: audit
        id: AUD-1
        status: reported
        methods: [interview, sampling]
    """
    begun = has_begun(audit, run)
    if isinstance(begun, NotEvaluated):
        yield begun
        return
    if not begun or not is_blank_answer(audit.get("methods")):
        return
    programme = programme_of(audit, run)
    if programme is None or is_blank_answer(programme.get("methods")):
        yield unknown_programme(audit, run) or Report("none", ("methods",))
