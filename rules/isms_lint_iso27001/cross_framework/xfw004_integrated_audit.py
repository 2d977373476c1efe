"""XFW004: a combined audit names criteria for each standard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.criteria import (
    criteria_of,
    programme_of,
    unknown_programme,
)
from isms_lint_iso27001.derive.audit.named_standards import MANAGEMENT_SYSTEMS, named_standards
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.words import alternatives, list_of

_NUMBER = Pattern(r"ISO(?:/IEC)?[ -]*(\d{4,5}(?:-\d+)?)|(?<![\d:(-])(\d{4,5})(?![\d])")


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
        "no-criteria": "the audit is of {standards}, and {lacks}",
    },
    related=(
        "AUD002",
        "XFW003",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A combined audit names criteria for each standard.

    What it checks
        Whether an audit of several standards has, for each of them, a criterion of its own: in the
        audit or in its programme. An audit is one of several standards where `standards` says so, or
        where one criterion names several and nothing else.
    Why it matters
        One audit may serve several standards. What it showed for each can only be told where each
        has its criteria.
    How to fix
        List a criterion for each standard, with its edition.
    Not reported
        Criteria that the programme names. Audits of one standard; guidance such as ISO 19011 beside
        it is none. Audits without any criteria: AUD002 speaks of those. Cancelled audits.
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
    criteria, at = criteria_of(audit, run)
    standards = _declared(audit) or _in_one_line(criteria)
    if audit.text("status") == "cancelled" or len(standards) < 2 or not criteria:
        return
    programme = programme_of(audit, run)
    inherited = [text for _, text in programme.strings("criteria")] if programme is not None else []
    # A criterion that names one of them is that one's, whatever else it says.
    lines = [_known(text, standards) for text in (*criteria, *inherited)]
    missing = [number for number in standards if [number] not in lines]
    if not missing:
        return
    unknown = unknown_programme(audit, run)
    if unknown is not None:
        yield unknown
        return
    yield Report(
        "no-criteria",
        ("criteria",) if at is audit else ("standards",),
        about=[_written(number) for number in missing],
        standards=list_of([_written(number) for number in standards]),
        lacks=_lacks(missing, lines),
    )


def _lacks(missing: list[str], lines: list[list[str]]) -> str:
    """What no criterion names, and what none names alone."""
    unnamed = [number for number in missing if not any(number in line for line in lines)]
    shared = [number for number in missing if number not in unnamed]
    parts = []
    if unnamed:
        parts.append(f"no criterion names {alternatives([_written(n) for n in unnamed])}")
    if shared:
        parts.append(f"no criterion is for {alternatives([_written(n) for n in shared])} alone")
    return list_of(parts)


def _declared(audit: Record) -> list[str]:
    """The numbers of the standards the audit says it is of."""
    texts = [text for _, text in audit.strings("standards")]
    return list(dict.fromkeys(match[1] or match[2] for t in texts for match in _NUMBER.finditer(t)))


def _in_one_line(criteria: list[str]) -> list[str]:
    """Where one criterion names several management systems and nothing else: all that are named."""
    lines = [
        [one.number for one in named_standards(text) if one.number in MANAGEMENT_SYSTEMS]
        for text in criteria
    ]
    if all(len(numbers) < 2 for numbers in lines):
        return []
    return list(dict.fromkeys(number for numbers in lines for number in numbers))


def _known(text: str, standards: list[str]) -> list[str]:
    """Those of `standards` that a criterion names."""
    return [number for number in standards if re.search(rf"(?<!\d){number}(?![\d])", text)]


def _written(number: str) -> str:
    return "ISO/IEC 27001" if number == "27001" else f"ISO {number}"
