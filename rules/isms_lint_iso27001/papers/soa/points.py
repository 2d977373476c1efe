"""What the rules say where the Statement of Applicability and other records meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from isms_lint.offers.paper import Finding, Outcome, Seen
from isms_lint.records.record import Record
from isms_lint_iso27001.derive.soa.rows import Row
from isms_lint_iso27001.papers.open_points import OpenPoints, points_of_rules, points_where

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "decided": ("SOA001", "SOA002", "SOA004", "SOA006", "SOA013"),
    "needed": ("SOA005",),
    "follows": ("SEQ008",),
    "implemented": ("SOA003", "SOA008"),
    "owned": ("SOA007",),
    "audited": ("PRG005",),
    "valid": ("SOA010", "SOA011", "SOA012"),
}
"""What is asked of the statement, and the rules that answer."""
OTHER = "other"
_FIRST_ID = re.compile(r"\S+")


class Answer(NamedTuple):
    """What the rules say to one question: those that ran, those that did not, and what they found.
    `not_evaluated` counts the checks. Of the question `other` it is what further rules say of the
    statement itself.
    """

    question: str
    rules: tuple[str, ...]
    left_out: tuple[str, ...]
    points: OpenPoints
    not_evaluated: int


def answers(statement: Record, seen: Seen) -> tuple[Answer, ...]:
    """The answers to all questions, in their order."""
    ran = {rule.code for rule in seen.result.rules}
    found = [
        Answer(
            question,
            tuple(code for code in codes if code in ran),
            tuple(code for code in codes if code not in ran),
            points_of_rules(seen, *codes),
            sum(one.code in codes for one in seen.result.not_evaluated),
        )
        for question, codes in QUESTIONS.items()
    ]
    return (*found, _others(statement, seen))


def _others(statement: Record, seen: Seen) -> Answer:
    asked = frozenset(code for codes in QUESTIONS.values() for code in codes)
    result = seen.result

    def here(one: Finding | Outcome) -> bool:
        key = (one.record_kind, one.record_id)
        return key == (statement.kind, statement.id) and one.code not in asked

    points = points_where(seen, here)
    outcomes = [one for one in result.not_evaluated if here(one)]
    found = [one.code for one in (*points.findings, *points.accepted)]
    codes = dict.fromkeys([*found, *(one.code for one in outcomes)])
    return Answer(OTHER, tuple(codes), (), points, len(outcomes))


def codes_by_control(
    found: Iterable[Answer], statement: Record, rows: Iterable[Row]
) -> Mapping[str, tuple[str, ...]]:
    """By control, the rules with a finding that is about it and nothing accepts."""
    leaves: dict[tuple[str, int, int], tuple[str, ...]] = {}
    for row in rows:
        span = statement.locate(("controls", row.place))
        leaves[statement.file, span.line, span.column] = row.leaves
    codes: dict[str, dict[str, None]] = {}
    for answer in found:
        for finding in answer.points.findings:
            for control in _controls(finding, leaves):
                codes.setdefault(control, {})[finding.code] = None
    return {control: tuple(sorted(known)) for control, known in codes.items()}


def _controls(
    finding: Finding, leaves: Mapping[tuple[str, int, int], tuple[str, ...]]
) -> list[str]:
    """The controls that a finding names among what it is about, or points to in the statement."""
    named = [match.group() for part in finding.about if (match := _FIRST_ID.match(part.name))]
    places = (one.location for one in finding.related if not finding.about)
    return named + [
        leaf for place in places for leaf in leaves.get((place.file, place.line, place.column), ())
    ]
