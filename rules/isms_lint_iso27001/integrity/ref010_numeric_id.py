"""REF010: an id that the file format read as a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.faults import Fault, FaultKind
from isms_lint.records.record import Record
from isms_lint.rules import ANY, RECORD, Basis, Fix, Pass, Replace, Report, Severity, rule
from isms_lint_iso27001.derive.text.field_names import field_name
from isms_lint_iso27001.derive.text.pattern import Pattern

_ID = Pattern(r"\d{1,2}(?:\.\d{1,2}){0,2}\Z", re.ASCII)
_OF_CONTROLS = ("control", "controls")
_OF_CLAUSES = ("clauses",)


FieldPath = tuple[str | int, ...]


@rule(
    code="REF010",
    name="numeric-id",
    kinds=ANY,
    scope=RECORD,
    clauses=("7.5.2",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.1",
    faults={FaultKind.NUMERIC_ID},
    messages={
        "number": "{written} in {field} reads as a number, and a number forgets how it was written:"
        " {advice}",
    },
    related=("REF004",),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """An id, a clause or a control was read as a number.

    What it checks
        Ids, references, versions, clauses and controls are text, not numbers.
    Why it matters
        A number forgets its own spelling: the control 5.10 becomes 5.1, and 8.30 becomes 8.3. Both
        exist, so nothing else would notice.
    How to fix
        Put the id in quotes, or write a control with its `A.`: `A.5.10`. Where a number may be a
        clause or a control (`5.1`), somebody has to say which.
    Not reported
        Numbers where numbers belong: levels, scores, counts. Whole numbers where a label stands
        (`edition: 2022`, `version: 5`): their digits are all there is to them.
    Bad
        kind: nonconformity
        id: NC-1
        requirement: [5.10]
    Good
        kind: nonconformity
        id: NC-1
        requirement: [A.5.10, "9.2"]
    """
    for fault in run.register.faults(record):
        if fault.kind is FaultKind.NUMERIC_ID:
            advice, fix = _advice(fault, run)
            yield Report(
                "number",
                fault.path,
                written=fault.written,
                field=field_name(fault.path),
                advice=advice,
                fix=fix,
            )


def _advice(fault: Fault, run: Pass) -> tuple[str, Fix | None]:
    """What to write, and the fix: a safe one where the number can only be one thing there."""
    quoted, control = f'"{fault.written}"', f"A.{fault.written}"
    in_quotes = Replace(fault.path, fault.written)
    field = next((step for step in reversed(fault.path) if isinstance(step, str)), "")
    is_clause = _is_of_standard(fault.written, fault, run)
    if _is_of_standard(control, fault, run):
        if field in _OF_CONTROLS or not is_clause:
            fix = Fix(f"write {control}", (Replace(fault.path, control),))
            return f"{fix.message}, since control ids begin with `A.`", fix
        if field not in _OF_CLAUSES:
            said = f"write {quoted} in quotes for the clause, or {control} for the control"
            return said, Fix(said, (in_quotes,), safe=False)
    elif is_clause and field in _OF_CONTROLS:
        return f"write the id of a control: {control} is none, and {quoted} is a clause", None
    said = f"write {quoted} in quotes"
    return said, Fix(said, (in_quotes,))


def _is_of_standard(id: str, fault: Fault, run: Pass) -> bool:
    """Whether `id` stands for something in the edition that holds where the number stands."""
    record, path = fault.record, fault.path
    if not (_ID.match(fault.written) and _is_scope_item(fault, run)):
        return False
    around = (record.text(*path[:length], "edition") for length in range(len(path) - 1, 0, -1))
    edition = next((one for one in around if one), None)
    return run.register.resolve(id, record, edition).unknown is None


def _is_scope_item(fault: Fault, run: Pass) -> bool:
    kind = run.register.kinds.get(fault.record.kind)
    field = kind.fields.at(fault.path) if kind is not None else None
    items = field.items if field is not None else None
    return any(one is not None and one.scope_item for one in (field, items))
