"""What an assessor looks at, one thing after the other, and where each rule and record belongs."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.rules import Rule


class Topic(NamedTuple):
    """Something an assessor looks at. `clauses` are those it covers, shown as they stand; `kinds` are
    the records that show it.
    """

    name: str
    clauses: tuple[str, ...]
    kinds: tuple[str, ...]


TOPICS = (
    Topic("context", ("4",), ("organization", "scope", "issue", "interested-party", "contract")),
    Topic("leadership", ("5",), ("role", "assignment", "delegation")),
    Topic("risk", ("6.1.1", "6.1.2", "8.2"), ("risk-criteria", "risk-assessment", "risk")),
    Topic("treatment", ("6.1.3", "8.3"), ("treatment-plan", "statement-of-applicability")),
    Topic("objectives", ("6.2", "9.1"), ("objective", "measure", "result")),
    Topic("changes", ("6.3",), ("change",)),
    Topic("support", ("7",), ("person", "competence", "document", "evidence")),
    Topic("operation", ("8.1", "A"), ("process", "control", "incident")),
    Topic("internal-audit", ("9.2",), ("audit-programme", "audit", "engagement")),
    Topic("management-review", ("9.3",), ("management-review",)),
    Topic(
        "improvement",
        ("10",),
        ("nonconformity", "corrective-action", "opportunity-for-improvement", "action"),
    ),
    Topic("certification", (), ("external-audit",)),
    Topic("records", (), ("waiver", "stated-count", "unit")),
)
"""In the order in which an assessor goes through them; the last is for the records themselves."""

_OF_FAMILIES = {
    "AUD": "internal-audit",
    "IND": "internal-audit",
    "FND": "improvement",
    "EXT": "certification",
    "SEQ": "certification",
    "SOA": "treatment",
    "MRV": "management-review",
}
"""Where rules belong that speak by another right than a clause."""


def topic_of(rule: Rule | None) -> Topic:
    """The topic of a rule: by the first clause it names, else by its family; what is about the records
    themselves, and what nobody knows, is last.
    """
    if rule is None:
        return TOPICS[-1]
    clause = rule.clauses[0].partition(" ")[0] if rule.clauses else ""
    for topic in TOPICS:
        if any(_is_within(clause, one) for one in topic.clauses):
            return topic
    name = _OF_FAMILIES.get(rule.family, "")
    return next((topic for topic in TOPICS if topic.name == name), TOPICS[-1])


def _is_within(clause: str, around: str) -> bool:
    return clause == around or clause.startswith(f"{around}.")
