"""REF010: an id that the file format read as a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.faults import FaultKind
from isms_lint.records.record import Record
from isms_lint.rules import ANY, RECORD, Basis, Fix, Pass, Replace, Report, Severity, rule
from isms_lint_iso27001.derive.field_names import field_name

_CONTROL = re.compile(r"[5-8]\.\d{1,2}\Z")


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
        ' write "{written}" in quotes{control}',
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
        Put the id in quotes, or write a control with its `A.`: `A.5.10`.
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
            control = _CONTROL.match(fault.written)
            yield Report(
                "number",
                fault.path,
                written=fault.written,
                field=field_name(fault.path),
                fix=Fix(
                    f'write "{fault.written}" in quotes', (Replace(fault.path, fault.written),)
                ),
                control=f", or A.{fault.written} for a control" if control else "",
            )
