"""PRG014: audits have the standard and the organization's own requirements as criteria."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.quote import quote
from isms_lint_iso27001.derive.words import list_of

_STANDARD = re.compile(r"\b(?:ISO|IEC|27001|27002|NIST|SOC ?2|PCI|TISAX|9001)\b", re.IGNORECASE)
_OWN = re.compile(
    r"polic|procedure|\bown\b|internal|organi[sz]ation|requirement|verfahren|richtlinie|politique",
    re.IGNORECASE,
)


@rule(
    code="PRG014",
    name="both-criteria",
    kinds={"audit-programme"},
    scope=REGISTER,
    clauses=(
        "9.2.1 a1",
        "9.2.1 a2",
    ),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "no-own": (
            "the audits have only {criteria} as criteria, and none of the"
            " organization's own requirements"
        ),
        "no-standard": "the audits have only {criteria} as criteria, and not ISO/IEC 27001",
    },
    related=(
        "AUD002",
        "AUD011",
    ),
)
def check(programme: Record, run: Pass) -> Iterator[Report]:
    """Audits have the standard and the organization's own requirements as criteria.

    What it checks
        Whether the criteria of the programme, its entries and its audits, taken together, name
        ISO/IEC 27001 and at least one requirement of the organization's own: a policy, a procedure,
        a document.
    Why it matters
        Internal audit has to tell whether the system conforms to the organization's own
        requirements and to the standard. Criteria that name one of the two leave the other
        unanswered.
    How to fix
        Add the policy and the procedures, by the ids of their documents, or the standard, to
        `criteria`.
    Not reported
        Own requirements cited by a document's id or in words. Programmes and audits without any
        criteria: AUD002 speaks of those.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        criteria: ["ISO 27001:2022"]
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        criteria: ["ISO 27001:2022", POL-1]
    """
    if programme.text("status") in ("draft", "superseded"):
        return
    criteria = [text for _, text in programme.strings("criteria")]
    for index, entry in programme.items("entries"):
        criteria.extend(text for _, text in programme.strings("entries", index, "criteria"))
        audit = run.register.find(entry.get("audit"), "audit")
        if audit is not None:
            criteria.extend(text for _, text in audit.strings("criteria"))
    for audit in run.register.referring(programme, "audit", "programme"):
        criteria.extend(text for _, text in audit.strings("criteria"))
    criteria = [text for text in dict.fromkeys(criteria) if not is_blank_answer(text)]
    if not criteria:
        return
    standard = any("27001" in text for text in criteria)
    own = any(_is_own(text) for text in criteria)
    if not (standard and own):
        yield Report(
            "no-own" if standard else "no-standard",
            ("criteria",),
            criteria=list_of([quote(text) for text in criteria], 4),
        )


def _is_own(text: str) -> bool:
    """Whether a criterion is, or also names, a requirement of the organization's own."""
    return _OWN.search(text) is not None or _STANDARD.search(text) is None
