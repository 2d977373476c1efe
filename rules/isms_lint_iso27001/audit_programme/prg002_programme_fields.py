"""PRG002: the programme states frequency, methods, responsibilities, planning and reporting."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_unanswered
from isms_lint_iso27001.derive.programme_cycle import is_in_force
from isms_lint_iso27001.derive.standards import is_programme_of_isms
from isms_lint_iso27001.derive.words import list_of

_FIELDS = ("frequency", "methods", "responsibilities", "planning", "reporting")


@rule(
    code="PRG002",
    name="programme-fields",
    kinds={"audit-programme"},
    scope=RECORD,
    clauses=("9.2.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={"lacks": "the programme does not state {parts}"},
    related=(
        "PRG001",
        "PRG011",
    ),
)
def check(programme: Record, _run: Pass) -> Iterator[Report]:
    """The programme states frequency, methods, responsibilities, planning and reporting.

    What it checks
        Whether a programme that is no draft has `frequency`, `methods`, `responsibilities`,
        `planning` and `reporting`, none of them empty.
    Why it matters
        These are the five things the standard wants a programme to include. An assessor ticks them
        off on its first page.
    How to fix
        Write a sentence for each, or name the approved procedure that says it.
    Not reported
        A field that only names a procedure. Drafts, superseded programmes and those of another
        standard.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        frequency: yearly
        methods: [interview]
        responsibilities: PRO-1
        planning: PRO-1
        reporting: ""
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        frequency: yearly
        methods: [interview]
        responsibilities: PRO-1
        planning: PRO-1
        reporting: PRO-1
    """
    if not is_in_force(programme) or not is_programme_of_isms(programme):
        return
    missing = [field for field in _FIELDS if is_unanswered(programme.get(field))]
    if missing:
        written = next((field for field in missing if field in programme.data), None)
        at = (written,) if written is not None else ()
        yield Report("lacks", at, parts=list_of(missing))
