"""AUD001: each audit has a scope."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit_scope import has_begun, planned_items
from isms_lint_iso27001.derive.quote import quote
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="AUD001",
    name="audit-scope",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 a",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "none": "the audit has no scope",
        "unknown": (
            "nothing in the scope ({items}) is a clause, a control, a process, a"
            " unit or a document on record"
        ),
    },
    related=(
        "AUD002",
        "AUD012",
        "REF001",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """Each audit has a scope.

    What it checks
        Whether an audit that has begun has a `scope` (its own, else that of its entry in the
        programme) of which at least one item is a clause, a control, a process, a unit or a
        document.
    Why it matters
        Criteria and scope have to be defined for each audit. What was not in the scope was not
        audited, and nobody can tell where it ends.
    How to fix
        Write the scope as ids: clauses, controls, processes; `full-isms` for everything.
    Not reported
        Audits that have not begun. Single items that nothing on record explains: REF001 and REF004
        speak of those.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        scope: ISMS
    Good
        kind: audit
        id: AUD-1
        status: reported
        scope: [full-isms]
    """
    if not has_begun(audit, run):
        return
    items = planned_items(audit, run)
    if not items:
        yield Report("none", ("scope",))
    elif not any(run.register.resolve(text, record).leaves for record, text in items):
        yield Report("unknown", ("scope",), items=list_of([quote(text) for _, text in items]))
