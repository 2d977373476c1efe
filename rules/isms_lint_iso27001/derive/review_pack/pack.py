"""All ten inputs of the review to come, in the order of the standard."""

from __future__ import annotations

from typing import Any

from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.review.inputs import INPUTS, Input
from isms_lint_iso27001.derive.review_pack import (
    audits,
    context,
    feedback,
    measurement,
    nonconformities,
    objectives,
    opportunities,
    previous_actions,
    risk,
)
from isms_lint_iso27001.derive.review_pack.period import ReviewPeriod
from isms_lint_iso27001.derive.review_pack.words import Words


class PackInput(NamedTuple):
    """One of the ten: its facts (of the type that its module gives), and the facts in words."""

    input: Input
    facts: Any
    words: Words


class ReviewPack(NamedTuple):
    """What records say under each input, for the time on which the review looks back."""

    period: ReviewPeriod
    inputs: tuple[PackInput, ...]

    def of(self, field: str) -> PackInput:
        """The input with this field name."""
        return next(one for one in self.inputs if one.input.field == field)


def review_pack(period: ReviewPeriod, run: Pass) -> ReviewPack:
    """The pack for the review that looks back on `period` (see `review_period`)."""
    found = {
        "previous_actions": (
            actions := previous_actions.previous_actions(period, run),
            previous_actions.in_words(actions, period),
        ),
        "context_changes": (
            changes := context.context_changes(period, run),
            context.context_in_words(changes, period),
        ),
        "interested_party_changes": (
            parties := context.party_changes(period, run),
            context.parties_in_words(parties, period),
        ),
        "nonconformities": (
            ncs := nonconformities.nonconformities(period, run),
            nonconformities.in_words(ncs, period),
        ),
        "measurement": (
            measured := measurement.measurements(period, run),
            measurement.in_words(measured),
        ),
        "audit_results": (
            results := audits.audit_results(period, run),
            audits.in_words(results, period, run),
        ),
        "objectives": (
            pursued := objectives.objectives(period, run),
            objectives.in_words(pursued),
        ),
        "interested_party_feedback": (
            said := feedback.feedback(period, run),
            feedback.in_words(said, period),
        ),
        "risk": (known := risk.risks(period, run), risk.in_words(known, period, run)),
        "improvement_opportunities": (
            proposed := opportunities.opportunities(period, run),
            opportunities.in_words(proposed, period),
        ),
    }
    return ReviewPack(period, tuple(PackInput(one, *found[one.field]) for one in INPUTS))
