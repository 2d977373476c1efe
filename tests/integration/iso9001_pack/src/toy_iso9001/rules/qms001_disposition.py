from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, NotEvaluated, Pass, Report, Severity, rule


@rule(
    code="QMS001",
    name="output-without-disposition",
    kinds={"output"},
    scope=RECORD,
    clauses=("8.7.1", "8.7.2"),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "open": "noticed {days} days ago, and nobody decided what to do with it",
        "authority": "`{disposition}`, and the record does not name who decided that",
    },
    options={
        "days": {
            "type": "integer",
            "minimum": 0,
            "default": 14,
            "description": "Days from noticing to deciding.",
        }
    },
)
def check(output: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What came out wrong is not dealt with, or the record does not say on whose word.

    What it checks
        A disposition within the days allowed, and who decided it.
    Why it matters
        What nobody deals with reaches a customer.
    How to fix
        Decide, and write down who did.
    """
    disposition = output.text("disposition")
    if disposition:
        if not output.text("authority"):
            yield Report("authority", ("disposition",), disposition=disposition)
        return
    found_on = run.date(output, "found_on")
    if found_on is None:
        yield NotEvaluated("the record does not say when it was noticed")
        return
    days = (run.as_of - found_on).days
    if days > run.options["days"]:
        yield Report("open", ("found_on",), days=days)
