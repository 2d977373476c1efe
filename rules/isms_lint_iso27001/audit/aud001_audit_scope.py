"""AUD001: each audit has a scope."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.criteria import entry_of, unknown_programme
from isms_lint_iso27001.derive.audit.scope import own_items, planned_items
from isms_lint_iso27001.derive.audit.state import has_begun
from isms_lint_iso27001.derive.clause.other_numbering import is_old_control
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of


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
        "none": "the audit has no scope: what was audited cannot be shown",
        "unknown": (
            "nothing in the scope ({items}) is a clause, a control, or a process, unit, site or"
            " document on record: what was audited cannot be shown"
        ),
    },
    related=(
        "AUD002",
        "AUD012",
        "REF001",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Each audit has a scope.

    What it checks
        Whether an audit that has begun has a `scope` (its own, else that of its entry in the
        programme) of which at least one item is a clause, a control, a process, a unit, a document,
        or a site that the statement of scope names.
    Why it matters
        Criteria and scope have to be defined for each audit. What was not in the scope was not
        audited, and nobody can tell where it ends.
    How to fix
        Write the scope as ids: clauses, controls, processes; `full-isms` for everything.
    Not reported
        Audits that have not begun. `full-isms` and ids of other systems. Controls by their ids of
        2013: SOA009 says what to write. Single items that nothing on record explains, where another
        one is known: REF001 and REF004 speak of those.
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
    begun = has_begun(audit, run)
    if isinstance(begun, NotEvaluated):
        yield begun
        return
    items = planned_items(audit, run)
    if not begun or any(item.is_known or is_old_control(item.text, audit, run) for item in items):
        return
    if items:
        entry = None if own_items(audit, run) else entry_of(audit, run)
        yield Report(
            "unknown",
            ("scope",),
            related=()
            if entry is None
            else (Related(entry.programme, ("entries", entry.place, "scope"), "it stands here"),),
            items=list_of([quote(item.text) for item in items]),
        )
        return
    written = audit.get("scope")
    if any(
        isinstance(one, int | float)
        for one in (written if isinstance(written, list) else [written])
    ):
        yield NotEvaluated("`scope` holds a number where an id was meant")
    else:
        yield unknown_programme(audit, run) or Report("none", ("scope",))
