from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule


@rule(
    code="QMS003",
    name="complaint-unanswered",
    kinds={"customer-complaint"},
    scope=RECORD,
    clauses=("8.2.1 c", "9.1.2"),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.1",
    messages={"open": "came {days} days ago and is not answered"},
)
def check(complaint: Record, run: Pass) -> Iterator[Report]:
    """A complaint is not answered within a month.

    What it checks
        An answer, or no more than 30 days since it came.
    Why it matters
        Who hears nothing goes elsewhere.
    How to fix
        Answer.
    """
    received = run.date(complaint, "received_on")
    if received is None or complaint.get("answered_on") is not None:
        return
    days = (run.as_of - received).days
    if days > 30:
        yield Report("open", ("received_on",), days=days)
