"""CAR015: a corrective action answers something."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="CAR015",
    name="car-without-source",
    kinds={"corrective-action"},
    scope=RECORD,
    clauses=("10.2",),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.2",
    messages={"orphan": "names no nonconformity and no incident: what it answers cannot be shown"},
    related=(
        "FND004",
        "REF001",
    ),
)
def check(action: Record, _run: Pass) -> Iterator[Report]:
    """A corrective action answers something.

    What it checks
        Whether a corrective action names a `nonconformity` (from an audit, an external audit or
        elsewhere) or an `incident`.
    Why it matters
        Without the nonconformity nobody can say whether the action removes its cause.
    How to fix
        Name what it answers. If nothing went wrong, it is an improvement: keep it as kind `action`.
    Not reported
        Names that lead nowhere: REF001 speaks of those. Rejected actions.
    Bad
        kind: corrective-action
        id: CAR-1
        status: planned
    Good
        kind: corrective-action
        id: CAR-1
        status: planned
        incident: INC-1
    """
    sources = [*action.strings("nonconformity"), *action.strings("incident")]
    if action.text("status") != "rejected" and all(is_blank_answer(id) for _, id in sources):
        yield Report("orphan", ("nonconformity",))
