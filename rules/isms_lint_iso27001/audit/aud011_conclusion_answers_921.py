"""AUD011: an audit concludes on conformity and effectiveness."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit_scope import is_reported
from isms_lint_iso27001.derive.placeholders import is_blank_answer

_QUESTIONS = (
    ("own_requirements", "whether the organization's own requirements are met"),
    ("standard", "whether the standard is"),
    ("effective", "whether what is implemented works"),
)


@rule(
    code="AUD011",
    name="conclusion-answers-921",
    kinds={"audit"},
    scope=REGISTER,
    clauses=(
        "9.2.1 a",
        "9.2.1 b",
    ),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={"lacks": "the conclusion does not say {parts}"},
    related=(
        "AUD007",
        "PRG014",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """An audit concludes on conformity and effectiveness.

    What it checks
        Whether the `conclusion` of a reported audit answers all three questions: conformity to the
        organization's own requirements, conformity to the standard, effective implementation.
    Why it matters
        These are what internal audit is there to tell. `Went well` answers none.
    How to fix
        Write three short statements; a partial audit answers for its scope.
    Not reported
        Reports without any conclusion: AUD007 speaks of those.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        conclusion: {effective: went well}
    Good
        kind: audit
        id: AUD-1
        status: reported
        conclusion: {own_requirements: conforms, standard: conforms, effective: yes}
    """
    conclusion = audit.get("conclusion")
    if (
        not is_reported(audit, run)
        or is_blank_answer(conclusion)
        or not isinstance(conclusion, dict)
    ):
        return
    parts = [words for field, words in _QUESTIONS if is_blank_answer(conclusion.get(field))]
    if parts:
        yield Report("lacks", ("conclusion",), parts=" or ".join(parts))
