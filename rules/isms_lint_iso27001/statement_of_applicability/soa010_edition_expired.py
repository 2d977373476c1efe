"""SOA010: neither certificate nor statement rests on the 2013 edition after the transition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.certification.certified import is_certified
from isms_lint_iso27001.derive.soa.rows import current_statement

_END = date(2025, 10, 31)


@rule(
    code="SOA010",
    name="edition-expired",
    kinds={"statement-of-applicability", "organization"},
    scope=REGISTER,
    clauses=("IAF MD 26",),
    basis=Basis.CERTIFICATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "statement": (
            "this Statement of Applicability is one of the 2013 edition; no certificate rests on that"
            " after {end}"
        ),
        "certificate": (
            "the certificate names the edition of 2013; no such certificate is valid after {end}"
        ),
    },
    related=(
        "SOA001",
        "SOA009",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """Neither certificate nor statement rests on the 2013 edition after the transition.

    What it checks
        Whether, after 2025-10-31, the statement in force or the certificate is of the edition of
        2013. A warning where the organization has no certificate, or one that has expired.
    Why it matters
        The transition to the edition of 2022 ended on that day for every accredited certificate.
        What still rests on 2013 certifies nothing.
    How to fix
        Compare the controls with Annex A of 2022, approve the new statement, and have the
        transition audited. Annex B of ISO/IEC 27002:2022 has the table of old and new ids.
    Not reported
        Superseded statements, and certificates that expired by 2025-10-31: they are records of
        their time. Any day up to 2025-10-31.
    Bad
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        edition: "2013"
        controls: [{control: A.9.2.3, applicable: true, justification: law}]
    Good
        # as-of: 2025-10-31
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        edition: "2013"
        controls: [{control: A.9.2.3, applicable: true, justification: law}]
    """
    if run.as_of <= _END:
        return
    severity = None if run.derive(is_certified) else Severity.WARNING
    if record.kind == "organization":
        expired = run.date(record, "certificate", "expires_on")
        in_its_time = expired is not None and expired <= _END
        if record.text("certificate", "edition") == "2013" and not in_its_time:
            yield Report("certificate", ("certificate", "edition"), severity=severity, end=_END)
    elif record is run.derive(current_statement) and run.register.edition(record) == "2013":
        yield Report("statement", ("edition",), severity=severity, end=_END)
