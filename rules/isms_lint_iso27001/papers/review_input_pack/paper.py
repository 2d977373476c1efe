"""The input pack of a management review: its facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.review.conclusions import PARTS
from isms_lint_iso27001.derive.review.reviews import (
    held_on,
    is_only_planned,
    planned_for,
    series_of,
)
from isms_lint_iso27001.derive.review_pack.measurement import target_in_words, value_in_words
from isms_lint_iso27001.derive.review_pack.nonconformities import Nonconformities
from isms_lint_iso27001.derive.review_pack.pack import review_pack
from isms_lint_iso27001.derive.review_pack.period import review_period
from isms_lint_iso27001.derive.text.words import scope_parts
from isms_lint_iso27001.papers.by_clause import by_clause
from isms_lint_iso27001.papers.car_ageing.actions import actions
from isms_lint_iso27001.papers.car_ageing.bars import Aged, aged, as_bars, by_age
from isms_lint_iso27001.papers.car_ageing.nonconformities import nonconformities
from isms_lint_iso27001.papers.fields import Day, day_of, word_of
from isms_lint_iso27001.papers.named import named_on
from isms_lint_iso27001.papers.review_input_pack.lines import lines_of
from isms_lint_iso27001.papers.review_input_pack.questions import question_on
from isms_lint_iso27001.papers.spoken import Spoken
from isms_lint_iso27001.papers.titles import title

_MOST_ROWS = 40
"""Rows of a table: whoever wants all reads the records."""


def _facts(seen: Seen) -> Mapping[str, Any]:
    run = seen.run
    review = seen.record if seen.record is not None else _next_review(run)
    if review is not None:
        _refuse_held(review, run)
    period = review_period(run, "" if review is None else series_of(review))
    pack = review_pack(period, run)
    facts = {one.input.field: one.facts for one in pack.inputs}
    covered = facts["audit_results"].covered
    open_ones = _aged(seen, facts["nonconformities"])
    drawn, left_out = lines_of(facts["measurement"], run)
    return {
        "review": review,
        "planned_on": "" if review is None else _planned_on(review, run),
        "period": period,
        "inputs": pack.inputs,
        "told": [one for one in pack.inputs if one.words.summary],
        "found": facts,
        "questions": {one.input.field: question_on(one) for one in pack.inputs},
        "bars": as_bars(open_ones),
        "ages": by_age(open_ones) if open_ones else [],
        "lines": drawn,
        "lines_left_out": left_out,
        "left": [] if covered is None else scope_parts(covered.left(), run),
        "concluded": PARTS,
        "severities": Counter(one.severity.value for one in seen.result.findings),
        "accepted": len(seen.result.accepted),
        "not_evaluated": len(seen.result.not_evaluated),
        "clauses": by_clause(seen.result.findings),
        "most_rows": _MOST_ROWS,
        "title": title,
        "named": lambda reference: named_on(reference, run.as_of, run),
        "word": word_of,
        "value": value_in_words,
        "target": target_in_words,
    }


def _next_review(run: Pass) -> Record | None:
    """The review that is to be held next."""
    days = ((_to_come(one, run), one) for one in run.register.of("management-review"))
    ahead = [(day, one.id, one) for day, one in days if day is not None]
    return min(ahead, key=lambda one: one[:2])[2] if ahead else None


def _planned_on(review: Record, run: Pass) -> Day:
    """The day for which it is planned; where none is on record, that on which it was held."""
    return day_of(review, run, "planned_on") or day_of(review, run, "held_on")


def _to_come(review: Record, run: Pass) -> date | None:
    """The day, not yet past, for which it is planned, or on which it was held as later records say."""
    held = held_on(review, run)
    return held if held is not None and held > run.as_of else planned_for(review, run)


def _refuse_held(review: Record, run: Pass) -> None:
    """Raise NoPaper where the review is not one that is still to be held."""
    if _to_come(review, run) is None and not is_only_planned(review, run):
        status = review.text("status") or "held"
        raise NoPaper(
            f"{review.id} is {status}: its inputs are what was before top management then, and the"
            " paper `review-minutes` tells them"
        )


def _aged(seen: Seen, known: Nonconformities) -> list[Aged]:
    """The corrective actions that are open, and the open nonconformities without one, by age: as in the
    paper on that.
    """
    ids = {one.action.id for one in known.actions}
    ids.update(one.nonconformity.id for one in known.open)
    spoken = Spoken(seen.result)
    found = aged(actions(seen.run, spoken), nonconformities(seen.run, spoken))
    return [one for one in found if one.state != "closed" and one.id in ids]


REVIEW_INPUT_PACK = Paper(
    "review-input-pack",
    "what is put before a management review: the ten inputs with figures, trends and open questions",
    _facts,
    ("management-review",),
    or_whole=True,
)
