"""AUD002: each audit has criteria."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit_criteria import criteria_of
from isms_lint_iso27001.derive.audit_scope import has_begun


@rule(
    code="AUD002",
    name="audit-criteria",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 a",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={"none": "the audit has no criteria, and its programme names none"},
    related=(
        "AUD001",
        "PRG014",
        "XFW003",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """Each audit has criteria.

    What it checks
        Whether an audit that has begun names `criteria`, or its programme does: the standard with
        its edition, documents by their ids.
    Why it matters
        A finding is a finding against something. Without criteria the report is an opinion.
    How to fix
        Name the standard and the organization's own documents.
    Not reported
        Criteria that the programme states for all its audits. Audits that have not begun.
    Bad
        kind: audit
        id: AUD-1
        status: reported
    Good
        kind: audit
        id: AUD-1
        status: reported
        criteria: ["ISO/IEC 27001:2022", POL-1]
    """
    if has_begun(audit, run) and not criteria_of(audit, run)[0]:
        yield Report("none", ("criteria",))
