from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule


@rule(
    code="QMS005",
    name="goal-cannot-be-measured",
    kinds={"quality-goal"},
    scope=RECORD,
    clauses=("6.2.1 b", "6.2.2"),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={"missing": "the record does not say {what}"},
)
def check(goal: Record, run: Pass) -> Iterator[Report]:
    """A quality goal lacks what would make it one.

    What it checks
        How it is measured, who answers for it, and by when it is due.
    Why it matters
        Nobody will know whether it was reached.
    How to fix
        Write down what is missing.
    """
    words = {"measured_by": "how it is measured", "owner": "who answers", "due_on": "by when"}
    missing = [words[field] for field in words if goal.get(field) is None]
    if missing:
        yield Report("missing", about=missing, what=", ".join(missing))
