"""Which standard a programme or an audit is about, as far as its criteria tell.

One calendar often holds audits of quality or environment beside those of information security.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.criteria import criteria_of
from isms_lint_iso27001.derive.text.pattern import Pattern

_NUMBER = Pattern(r"\bISO(?:\W{0,3}[A-Z]{2,4})?\W{0,3}(\d{4,5})", re.IGNORECASE)
_FRAMEWORK = Pattern(
    r"\bIEC\W{0,2}\d|\b270\d\d\b|\b(?:NIST|COBIT|TISAX|annex a|anhang a)\b|\bSOC ?2|\bPCI",
    re.IGNORECASE,
)
# How to audit, and how to certify: no standard that anybody is audited against.
_ON_AUDITING = frozenset({"19011", "17021"})


def names_iso27001(text: str) -> bool:
    """Whether a criterion names ISO/IEC 27001."""
    return "27001" in text


def names_framework(text: str) -> bool:
    """Whether a criterion names a standard or framework of somebody else's making."""
    return bool(_NUMBER.search(text) or _FRAMEWORK.search(text))


def standards_in(criteria: Iterable[str]) -> list[str]:
    """The ISO standards that the criteria name, as `ISO 9001`; none on how to audit."""
    numbers = (number for text in criteria for number in _NUMBER.findall(text))
    return [f"ISO {number}" for number in dict.fromkeys(numbers) if number not in _ON_AUDITING]


def is_of_another_standard(criteria: Iterable[str]) -> bool:
    """Whether the criteria name ISO standards, and none of the 27000 family.

    Criteria that name no standard at all may be those of the management system.
    """
    numbers = {number for text in criteria for number in _NUMBER.findall(text)} - _ON_AUDITING
    return bool(numbers) and not any(number.startswith("27") for number in numbers)


def is_programme_of_isms(programme: Record) -> bool:
    """Whether a programme is one of the management system; an integrated one is."""
    return not is_of_another_standard(text for _, text in programme.strings("criteria"))


def is_audit_of_isms(audit: Record, run: Pass) -> bool:
    """Whether an internal audit is one of the management system; a combined one is."""
    return audit not in run.derive(_of_another_standard)


def _of_another_standard(run: Pass) -> frozenset[Record]:
    """The internal audits by another standard alone (a derivation)."""
    known: dict[tuple[str, ...], bool] = {}
    found = []
    for audit in run.register.of("audit"):
        criteria = (*(text for _, text in audit.strings("standards")), *criteria_of(audit, run)[0])
        if criteria not in known:
            known[criteria] = is_of_another_standard(criteria)
        if known[criteria]:
            found.append(audit)
    return frozenset(found)
