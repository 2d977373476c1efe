"""OBJ004: a measure says what, how, when and who."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.objective.objectives import is_taken
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of

_PARTS = (
    ("what is measured (a)", ("what", "title")),
    ("how (b)", ("method",)),
    ("when it is measured (c)", ("when_measured", "frequency_months")),
    ("who measures (d)", ("measured_by",)),
    ("when results are analysed (e)", ("when_analysed",)),
    ("who analyses the results (f)", ("analysed_by",)),
)


@rule(
    code="OBJ004",
    name="measure-definition",
    kinds={"measure"},
    scope=RECORD,
    clauses=("9.1 a", "9.1 b", "9.1 c", "9.1 d", "9.1 e", "9.1 f"),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={"lacks": "the measure does not say {parts}"},
    related=("OBJ003",),
)
def check(measure: Record, _run: Pass) -> Iterator[Report]:
    """A measure says what, how, when and who.

    What it checks
        Whether a measure says what is measured (`what`, or its title), how (`method`), when
        (`when_measured` or `frequency_months`), who measures (`measured_by`), when the results are
        analysed (`when_analysed`) and by whom (`analysed_by`).
    Why it matters
        The standard lists these six. Without the method two people get two values; without the
        analysis the values are only stored.
    How to fix
        Write what is missing. A role is enough for both persons, and both may be the same.
    Not reported
        Roles instead of persons. Measures that are drafts or were given up.
    Bad
        kind: measure
        id: MSR-1
        what: share of critical holes closed within 14 days
        method: query of the scanner
        frequency_months: 3
        measured_by: finn
        when_analysed: within a week
    Good
        kind: measure
        id: MSR-1
        what: share of critical holes closed within 14 days
        method: query of the scanner
        frequency_months: 3
        measured_by: finn
        when_analysed: within a week
        analysed_by: isms-manager
    """
    if not is_taken(measure):
        return
    missing = {
        fields[0]: words
        for words, fields in _PARTS
        if all(is_blank_answer(measure.get(field)) for field in fields)
    }
    if missing:
        about = [Part(field, (field,)) for field in missing]
        yield Report("lacks", about=about, parts=list_of(list(missing.values())))
