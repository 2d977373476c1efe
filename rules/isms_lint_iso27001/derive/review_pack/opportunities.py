"""Opportunities for continual improvement, and what became of them (9.3.2 g)."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.review_pack.period import ReviewPeriod
from isms_lint_iso27001.derive.review_pack.words import Words, listed, many, sentence
from isms_lint_iso27001.derive.text.quote import quote

_SETTLED = frozenset({"declined", "implemented"})


class Opportunities(NamedTuple):
    """By state on the day of the run: to be decided, accepted and not done yet, implemented and
    declined in the period. `raised` are those of the period.
    """

    undecided: tuple[Record, ...]
    accepted: tuple[Record, ...]
    implemented: tuple[Record, ...]
    declined: tuple[Record, ...]
    raised: tuple[Record, ...]

    @property
    def presented(self) -> list[Record]:
        """All of them, each once."""
        found = (*self.undecided, *self.accepted, *self.implemented, *self.declined, *self.raised)
        return list(dict.fromkeys(found))


def opportunities(period: ReviewPeriod, run: Pass) -> Opportunities:
    """What is to be presented of opportunities for improvement."""
    known = [
        one
        for one in run.register.of("opportunity-for-improvement")
        if (day := run.date(one, "raised_on")) is None or day <= period.until
    ]
    open_ones = [one for one in known if _state(one) not in _SETTLED]

    def settled(state: str, field: str) -> tuple[Record, ...]:
        return tuple(
            one for one in known if _state(one) == state and period.holds(run.date(one, field))
        )

    return Opportunities(
        tuple(one for one in open_ones if _state(one) != "accepted"),
        tuple(one for one in open_ones if _state(one) == "accepted"),
        settled("implemented", "implemented_on"),
        settled("declined", "decided_on"),
        tuple(one for one in known if period.holds(run.date(one, "raised_on"))),
    )


def _state(one: Record) -> str:
    """The status, else what was decided."""
    return one.text("status") or one.text("disposition")


def in_words(found: Opportunities, period: ReviewPeriod) -> Words:
    """The input in words."""
    presented = found.presented
    question = "which opportunities for improvement are proposed to the review"
    if not presented:
        return Words("", question=f"{question}? None is on record after {period.after}")
    states = (
        ("to be decided", found.undecided),
        ("accepted and not done yet", found.accepted),
        ("implemented in the period", found.implemented),
        ("declined in the period", found.declined),
    )
    said = [f"{words}: {listed(ones, _said)}" for words, ones in states if ones]
    raised = many(len(found.raised), "opportunity", "opportunities")
    parts = [sentence(f"{raised} raised in the period"), *map(sentence, said)]
    references = tuple(one.id for one in presented)
    return Words(" ".join(parts), references=references, question=f"{question} beside these?")


def _said(one: Record) -> str:
    statement = one.text("title") or one.text("statement")
    return f"{one.id} {quote(statement)}" if statement else one.id
