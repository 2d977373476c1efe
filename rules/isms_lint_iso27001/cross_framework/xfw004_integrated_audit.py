"""XFW004: A combined audit names criteria for each standard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit_criteria import criteria_of
from isms_lint_iso27001.derive.words import list_of

_STANDARD = re.compile(r"(?<![\d:-])(\d{4,5})(?!\d)")


@rule(
    code="XFW004",
    name="integrated-audit",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 a",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "no-criteria": (
            "the audit is of {standards}, and no criterion is named for {missing} alone"
        )
    },
    related=(
        "AUD002",
        "XFW003",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """A combined audit names criteria for each standard.

    What it checks
        Whether an audit of several standards (`standards`) has, for each of them, a criterion of
        its own: in the audit, else in its programme.
    Why it matters
        One audit may serve several standards. What it showed for each can only be told where each
        has its criteria.
    How to fix
        List a criterion for each standard, with its edition.
    Not reported
        Criteria that the programme names. Audits of one standard.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        standards: ["ISO/IEC 27001", ISO 9001]
        criteria: ["ISO/IEC 27001:2022 and ISO 9001:2015"]
    Good
        kind: audit
        id: AUD-1
        status: reported
        standards: ["ISO/IEC 27001", ISO 9001]
        criteria: ["ISO/IEC 27001:2022", "ISO 9001:2015"]
    """
    standards = {
        number: text for _, text in audit.strings("standards") for number in _numbers(text)
    }
    if len(standards) < 2:
        return
    criteria, at = criteria_of(audit, run)
    named = {number for text in criteria for number in _numbers(text) if len(_numbers(text)) == 1}
    missing = [text for number, text in standards.items() if number not in named]
    if missing:
        yield Report(
            "no-criteria",
            ("criteria",) if at is audit else ("standards",),
            standards=list_of(list(standards.values())),
            missing=list_of(missing),
        )


def _numbers(text: str) -> list[str]:
    """The numbers of the standards a text names."""
    return _STANDARD.findall(text)
