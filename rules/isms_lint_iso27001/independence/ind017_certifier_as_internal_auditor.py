"""IND017: the certification body does no internal audits of its clients."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.tie_reports import tie_reports


@rule(
    code="IND017",
    name="certifier-as-internal-auditor",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("ISO/IEC 17021-1:2015 5.2",),
    basis=Basis.CERTIFICATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "body": (
            "{auditor} audits {items} for the organization and {said}: impartiality cannot be shown"
        )
    },
    needs={"person"},
    related=(
        "IND007",
        "IND008",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The certification body does no internal audits of its clients.

    What it checks
        Whether an internal auditor is, or less than 24 months before fieldwork was, of the firm
        that certifies the organization (`certificate.body`, or the `body` of an external audit in
        that time): by `firm` or `employment` of the person, or by an engagement that names both.
    Why it matters
        A certification body may not audit internally what it certifies. Where its people did, the
        certificate itself is in question.
    How to fix
        Take an internal auditor from elsewhere, and tell the certification body.
    Not reported
        People who left the body 24 months before fieldwork or earlier, or joined it after the
        report. Bodies that came last 24 months before fieldwork or earlier. Audits by customers.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        team: [{person: omar, function: lead}]
        ---
        kind: person
        records: [{id: omar, firm: Sable}, {id: finn}]
        ---
        {kind: process, id: operations, owner: finn, controls: [A.8.13]}
        ---
        {kind: organization, id: org, certificate: {body: Sable}}
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        team: [{person: omar, function: lead}]
        ---
        kind: person
        records: [{id: omar, firm: Sable}, {id: finn}]
        ---
        {kind: process, id: operations, owner: finn, controls: [A.8.13]}
        ---
        {kind: organization, id: org, certificate: {body: CertCo}}
    """
    yield from tie_reports("IND017", "body", audit, run)
