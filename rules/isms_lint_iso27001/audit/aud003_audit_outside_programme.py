"""AUD003: each audit belongs to the programme, or says why it was held."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.criteria import programme_of
from isms_lint_iso27001.derive.audit.period import takes_place
from isms_lint_iso27001.derive.audit.state import has_begun
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="AUD003",
    name="audit-outside-programme",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "outside": "the audit belongs to no programme, and why it {state} without one is not said"
    },
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
        Audits outside the programme were not weighed against the importance of what they look at,
        and a programme that is not where the audits are is not kept.
    How to fix
        Name the programme, or write why the audit was held without one.
    Not reported
        Special audits with a reason, such as after an incident. Postponed and cancelled audits. A
        programme that is named and not on record: REF001 speaks of that. That no programme is on
        record at all is PRG001's; each audit without one is reported here all the same.
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
    if not takes_place(audit) or not is_blank_answer(audit.get("unplanned_reason")):
        return
    if is_blank_answer(audit.get("programme")) and programme_of(audit, run) is None:
        state = "is planned" if has_begun(audit, run) is False else "was held"
        yield Report("outside", ("programme",), state=state)
