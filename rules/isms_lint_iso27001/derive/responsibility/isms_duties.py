"""Who answers for the conformity of the management system, and for reporting its performance (5.3)."""

from __future__ import annotations

import re

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.people.isms_leads import all_clauses
from isms_lint_iso27001.derive.responsibility.responsibilities import OWNER, scope_of
from isms_lint_iso27001.derive.text.pattern import Pattern

CONFORMITY = "isms-conformity"
REPORTING = "isms-reporting"
_DUTIES = frozenset({CONFORMITY, REPORTING})
_LEADS = ("isms-manager", "ciso")
_SYSTEM = (
    r"isms|27001|management system|managementsystem|information security|informationssicherheit"
)
_IN_WORDS = {
    CONFORMITY: Pattern(rf"conform(?=.*(?:{_SYSTEM}|standard|requirement))", re.IGNORECASE),
    REPORTING: Pattern(
        rf"(?:report|bericht)(?=.*(?:{_SYSTEM}|top management|performance|board|leitung))",
        re.IGNORECASE,
    ),
}


class Duties(NamedTuple):
    """Which of the two duties somebody has today, and roles that nobody holds and that have another."""

    assigned: frozenset[str]
    vacant: tuple[Record, ...]


def isms_duties(run: Pass) -> Duties:
    """The two duties, as roles and assignments give them.

    Roles say it in `duties`. Where none names a duty, whoever leads the management system has both;
    so has whoever is assigned all clauses of the standard.
    """
    assigned: set[str] = set()
    vacant = []
    declared = False
    for role in run.register.of("role"):
        texts = [text.strip() for _, text in role.strings("duties")]
        declared = declared or bool(_DUTIES & set(texts))
        duties = {duty for text in texts for duty in _duties_in(text)}
        if duties and run.people.active(role.id, run.as_of):
            assigned |= duties
        elif duties:
            vacant.append((role, duties))
    if not declared:
        for lead in filter(None, (run.register.find(id, "role") for id in _LEADS)):
            if run.people.active(lead.id, run.as_of):
                assigned |= _DUTIES
            else:
                vacant.append((lead, set(_DUTIES)))
    if _somebody_owns_all(run):
        assigned |= _DUTIES
    missed = dict.fromkeys(role for role, duties in vacant if duties - assigned)
    return Duties(frozenset(assigned), tuple(missed))


def _duties_in(text: str) -> set[str]:
    if text in _DUTIES:
        return {text}
    return {duty for duty, pattern in _IN_WORDS.items() if pattern.search(text)}


def _somebody_owns_all(run: Pass) -> bool:
    clauses = run.derive(all_clauses)
    return any(
        assignment.text("capacity") == OWNER
        and run.people.overlaps(assignment, run.as_of, run.as_of)
        and run.people.active(assignment.get("person"), run.as_of)
        and clauses <= set(scope_of(assignment, run))
        for assignment in run.register.of("assignment")
    )
