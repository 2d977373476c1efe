"""PRG014: audits have the standard and the organization's own requirements as criteria."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.standards import (
    is_programme_of_isms,
    names_framework,
    names_iso27001,
)
from isms_lint_iso27001.derive.programme.cycle import Cycles, is_in_force
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of

_OWN = Pattern(
    r"polic(?:y|ies)|procedure|\bown\b|\binternal (?:requirement|rule|standard|document|control)"
    r"|organi[sz]ation|handbook|manual"
    r"|verfahren|richtlinie|handbuch|politique|procédure|política|procedimiento",
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
            "the audits have only {criteria} as criteria, and none of the organization's own"
            " requirements"
        ),
        "no-standard": "the audits have only {criteria} as criteria, and not ISO/IEC 27001",
        "neither": (
            "the audits have only {criteria} as criteria: neither ISO/IEC 27001 nor the"
            " organization's own requirements"
        ),
    },
    related=(
        "AUD002",
        "AUD011",
    ),
)
def check(programme: Record, run: Pass) -> Iterator[Report]:
    """Audits have the standard and the organization's own requirements as criteria.

    What it checks
        Whether the criteria of the programme, its entries and its audits, and of what else is
        programmed in the same cycle (PRG004), taken together, name ISO/IEC 27001 and at least one
        requirement of the organization's own: a policy, a procedure, a document.
    Why it matters
        Internal audit has to tell whether the system conforms to the organization's own
        requirements and to the standard. Criteria that name one of the two leave the other
        unanswered.
    How to fix
        Add the policy and the procedures, by the ids of their documents, or the standard, to
        `criteria`.
    Not reported
        Own requirements cited by a document's id or in words. The standard cited by a clause or a
        control. Programmes and audits without any criteria: AUD002 speaks of those. Programmes that
        name other standards only.
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
    if not is_in_force(programme) or not is_programme_of_isms(programme):
        return
    years = run.option_of("PRG004", "cycle_years")
    mine = run.derive(Cycles).planned_by(programme, years)
    if mine and all(cycle.programme is not programme for cycle in mine):
        return  # judged with the programme that stands for the cycle
    together = [one for cycle in mine for one in cycle.programmes] or [programme]
    criteria = {text: one for one in together for text, one in _criteria(one, run)}
    standard = any(_is_standard(text, one, run) for text, one in criteria.items())
    own = any(_is_own(text, one, run) for text, one in criteria.items())
    if criteria and not (standard and own):
        yield Report(
            "no-own" if standard else "no-standard" if own else "neither",
            ("criteria",),
            criteria=list_of([quote(text) for text in criteria], 4),
        )


def _criteria(programme: Record, run: Pass) -> Iterator[tuple[str, Record]]:
    """The criteria of a programme, its entries and its audits, and where they stand."""
    records = [programme, *run.register.referring(programme, "audit", "programme")]
    for index, entry in programme.items("entries"):
        for _, text in programme.strings("entries", index, "criteria"):
            yield text.strip(), programme
        audit = run.register.find(entry.get("audit"), "audit")
        if audit is not None:
            records.append(audit)
    for record in records:
        if record.text("status") == "cancelled":
            continue
        for _, text in record.strings("criteria"):
            if not is_blank_answer(text):
                yield text.strip(), record


def _is_standard(text: str, record: Record, run: Pass) -> bool:
    """Whether a criterion is ISO/IEC 27001, or a clause or control of it."""
    resolved = run.register.resolve(text, record)
    if resolved.record is not None:
        return names_iso27001(f"{text} {resolved.record.text('title')}")
    return names_iso27001(text) or bool(resolved.leaves)


def _is_own(text: str, record: Record, run: Pass) -> bool:
    """Whether a criterion is, or also names, a requirement of the organization's own."""
    resolved = run.register.resolve(text, record)
    words = text if resolved.record is None else f"{text} {resolved.record.text('title')}"
    if _OWN.search(words):
        return True
    is_of_standard = resolved.record is None and bool(resolved.leaves)
    return not is_of_standard and not names_framework(words)
