"""AUD003: each audit belongs to the programme, or says why it was held."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit_criteria import programme_of
from isms_lint_iso27001.derive.placeholders import is_blank_answer


@rule(
    code="AUD003",
    name="audit-outside-programme",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={"outside": "the audit belongs to no programme, and why it was held is not said"},
    related=(
        "PRG001",
        "PRG007",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """Each audit belongs to the programme, or says why it was held.

    What it checks
        Whether an audit names its `programme`, an entry of a programme names it, or it gives an
        `unplanned_reason`.
    Why it matters
        Audits outside the programme do not count for its coverage, and a programme that is not
        where the audits are is not kept.
    How to fix
        Name the programme, or write why the audit was held without one.
    Not reported
        Special audits with a reason, such as after an incident. Cancelled audits.
    Bad
        kind: audit
        id: AUD-1
        status: reported
    Good
        kind: audit
        id: AUD-1
        status: reported
        unplanned_reason: after INC-2026-1
    """
    if audit.text("status") == "cancelled" or not is_blank_answer(audit.get("unplanned_reason")):
        return
    if is_blank_answer(audit.get("programme")) and programme_of(audit, run) is None:
        yield Report("outside", ("programme",))
