"""REF008: the status of a record and its dates agree."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.dates.status_dates import (
    KINDS,
    disagreements,
    is_imported,
    unstatable,
)


@rule(
    code="REF008",
    name="illegal-transition",
    kinds=KINDS,
    scope=REGISTER,
    clauses=("7.5",),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.2",
    messages={"disagree": "status and dates disagree: {parts}"},
    related=(
        "SEQ010",
        "CAR003",
        "AUD014",
        "FND012",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The status of a record and its dates agree.

    What it checks
        Whether a record has the day that its status speaks of (`closed_on` where it is closed,
        `done_on` where it is done, `reported_on` where it is reported), has no past day of a state
        it has not reached (`closed_on` while it is open, an approval while it is a draft, a
        `held_on` while it is planned), and was not closed before it was opened, implemented or
        verified, nor completed before it was started.
    Why it matters
        Rules and reports read one or the other. Where they disagree, the record is counted as open
        by some and as closed by others.
    How to fix
        Correct the status, or add or correct the date. Records taken over from another system
        without their dates are tagged `legacy` or `imported`.
    Not reported
        Records tagged so, and what is nested in them. A day for which a register in another form has
        no place, as its mapping shows: that is not evaluated. Records without a status: their dates
        speak. Days still to come. An earlier approval of what is a draft again, if `amendments` tell of
        it; a document under review. The days of a first try that was verified as not effective. An
        opportunity whose action has the day; incidents, changes and objectives that are over and do
        not say since when. What other rules say: a review without its day (MRV011), an audit
        reported to somebody on no day (AUD008), an audit's own days out of order (AUD014), a
        corrective action closed before its cause (CAR003) or without a check of its effect (CAR007),
        a nonconformity closed before its corrective action (FND012), approvals without a date
        (DOC002, SOA011), days in the future (SEQ010).
    Bad
        kind: risk
        id: RISK-1
        status: closed
        ---
        kind: nonconformity
        id: NC-1
        status: open
        closed_on: 2026-06-30
    Good
        kind: risk
        id: RISK-1
        status: closed
        closed_on: 2026-06-30
        ---
        kind: nonconformity
        id: NC-1
        status: closed
        tags: [legacy]
    """
    found = disagreements(record, run)
    unstated = "" if found else unstatable(record)
    if not (found or unstated) or is_imported(record):
        return
    if found:
        yield Report(
            "disagree",
            found[0].path,
            about=[Part(one.name, one.path) for one in found],
            parts="; ".join(dict.fromkeys(one.words for one in found)),
        )
    else:
        yield NotEvaluated(f"its register has no place for {unstated}")
