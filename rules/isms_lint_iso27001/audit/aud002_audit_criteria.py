"""AUD002: each audit has criteria."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit_criteria import criteria_of, unknown_programme
from isms_lint_iso27001.derive.audit_state import has_begun


@rule(
    code="AUD002",
    name="audit-criteria",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 a",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "none": (
            "neither the audit nor its programme names criteria: against what it was done cannot be"
            " shown"
        )
    },
    related=(
        "AUD001",
        "PRG014",
        "XFW003",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Each audit has criteria.

    What it checks
        Whether an audit that has begun names `criteria`, or its entry in the programme or the
        programme itself does.
    Why it matters
        A finding is a finding against something. Without criteria the report is an opinion.
    How to fix
        Name the standard with its edition, and the organization's own documents by their ids.
    Not reported
        Criteria that the programme states for all its audits. Audits that have not begun. Whether
        the words name a standard or a document: PRG014 and XFW003 look at that.
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
    begun = has_begun(audit, run)
    if isinstance(begun, NotEvaluated):
        yield begun
    elif begun and not criteria_of(audit, run)[0]:
        yield unknown_programme(audit, run) or Report("none", ("criteria",))
