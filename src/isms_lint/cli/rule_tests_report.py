"""What `test-rules` prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from textwrap import indent
from typing import Any

from isms_lint.reporters.escape import inert_json, plain
from isms_lint.testing.complaint import Complaint
from isms_lint.testing.judge import Judged
from isms_lint.testing.review import Review
from isms_lint.values import NamedTuple


class Outcome(NamedTuple):
    """The rules under test, cases that are about other rules, and what is wrong with rule files."""

    reviews: Sequence[Review]
    others: Sequence[Judged]
    mistakes: Mapping[str, Sequence[Complaint]]

    @property
    def malformed(self) -> list[Complaint]:
        """All that is wrong with rule files."""
        return [complaint for said in self.mistakes.values() for complaint in said]

    @property
    def holds(self) -> bool:
        """Whether there is nothing to complain of."""
        return (
            not self.mistakes
            and all(review.holds for review in self.reviews)
            and not any(judged.complaints for judged in self.others)
        )


def as_text(outcome: Outcome) -> str:
    """A line for each rule, and below it what does not hold."""
    lines = [f"{complaint}" for complaint in outcome.malformed]
    for review in outcome.reviews:
        lines.append(_line(review))
        lines.extend(_indented(_complaints(review)))
    if outcome.others:
        failed = [one for one in outcome.others if one.complaints]
        lines.append(f"cases of other rules: {_cases(len(outcome.others), len(failed))}")
        lines.extend(_indented(complaint for one in failed for complaint in one.complaints))
    bad = sum(not review.holds for review in outcome.reviews) + len(outcome.mistakes)
    total = len(outcome.reviews) + len(outcome.mistakes)
    rules = "1 rule" if total == 1 else f"{total} rules"
    lines.append(
        f"{rules}: nothing to complain of" if outcome.holds else f"{rules}: {bad} not sound"
    )
    return "\n".join(lines) + "\n"


def as_json(outcome: Outcome) -> str:
    """The same for programs."""
    failed = [one for one in outcome.others if one.complaints]
    data = {
        "holds": outcome.holds,
        "rules": [
            {
                "code": review.rule.code,
                "name": review.rule.name,
                "holds": review.holds,
                "cases": len(review.judged),
                "failed": [one.case.title for one in review.failed],
                "complaints": _data(_complaints(review)),
            }
            for review in outcome.reviews
        ],
        "other_cases": {
            "cases": len(outcome.others),
            "failed": [one.case.title for one in failed],
            "complaints": _data(complaint for one in failed for complaint in one.complaints),
        },
        "malformed": _data(outcome.malformed),
    }
    return inert_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _line(review: Review) -> str:
    rule = review.rule
    verdict = "holds" if review.holds else "does not hold"
    cases = _cases(len(review.judged), len(review.failed))
    return plain(f"{rule.code} {rule.name}: {verdict}; {cases}")


def _cases(number: int, failed: int) -> str:
    if not number:
        return "no case beside its examples"
    if failed:
        return f"{failed} of {number} cases fails" if failed == 1 else f"{failed} of {number} fail"
    return "1 case" if number == 1 else f"{number} cases"


def _complaints(review: Review) -> list[Complaint]:
    return [*(c for judged in review.failed for c in judged.complaints), *review.complaints]


def _indented(complaints: Iterable[Complaint]) -> list[str]:
    return [indent(str(complaint), "  ") for complaint in complaints]


def _data(complaints: Iterable[Complaint]) -> list[dict[str, Any]]:
    return [complaint._asdict() for complaint in complaints]
