"""How far the objectives are reached (9.3.2 d4)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.objective.pursued import pursued_on
from isms_lint_iso27001.derive.review_pack.measurement import (
    Measured,
    earlier_in_words,
    measurements,
    move_in_words,
    target_in_words,
    value_in_words,
)
from isms_lint_iso27001.derive.review_pack.period import ReviewPeriod
from isms_lint_iso27001.derive.review_pack.words import Words, listed, many
from isms_lint_iso27001.derive.text.words import with_title


class Objective(NamedTuple):
    """An objective that is pursued, or was closed in the period: what its measures show.

    `state` is `reached` or `missed` where all its measures with a result show it, `mixed` where they
    differ, `unknown` where there is no result, or nobody can tell.
    """

    objective: Record
    measures: tuple[Measured, ...]
    state: str
    due_on: date | None
    closed_on: date | None


def objectives(period: ReviewPeriod, run: Pass) -> tuple[Objective, ...]:
    """The objectives that are pursued on the day of the run, and those closed in the period."""
    pursued = {one.objective: None for one in pursued_on(period.until, run)}
    closed = {
        one: None
        for one in run.register.of("objective")
        if period.holds(run.date(one, "closed_on"))
    }
    known = measurements(period, run)
    return tuple(_objective(one, known, run) for one in {**pursued, **closed})


def _objective(objective: Record, known: tuple[Measured, ...], run: Pass) -> Objective:
    own = tuple(one for one in known if one.objective is objective)
    missed = {one.missed for one in own if one.last is not None}
    if missed == {True}:
        state = "missed"
    elif missed == {False}:
        state = "reached"
    else:
        state = "mixed" if {True, False} <= missed else "unknown"
    return Objective(
        objective,
        own,
        state,
        run.date(objective, "plan", "due_on"),
        run.date(objective, "closed_on"),
    )


def in_words(found: tuple[Objective, ...]) -> Words:
    """The input in words."""
    if not found:
        return Words("", question="no objective is on record: which are pursued, and how far?")
    by_state = {
        state: [one for one in found if one.state == state]
        for state in ("reached", "missed", "mixed", "unknown")
    }
    parts = [f"{many(len(found), 'objective')}: {_counts(by_state)}."]
    parts.append(f"{'; '.join(map(_said, found[:_MOST]))}.")
    if len(found) > _MOST:
        parts.append(f"And {len(found) - _MOST} more.")
    moves = [said for one in found for m in one.measures if (said := move_in_words(m))]
    references = [one.objective.id for one in found]
    unknown, missed = by_state["unknown"], by_state["missed"]
    question = ""
    if unknown:
        question = f"how far is {listed(unknown, _id)}? No result in the period tells"
    elif missed:
        question = f"what is done to reach {listed(missed, _id)}?"
    return Words(
        " ".join(parts),
        f"{'; '.join(moves)}." if moves else "",
        tuple(references),
        question=question,
    )


_MOST = 12


def _counts(by_state: dict[str, list[Objective]]) -> str:
    said = {
        "reached": "on target",
        "missed": "short of the target",
        "mixed": "partly on target",
        "unknown": "without a result that tells",
    }
    return ", ".join(f"{len(found)} {said[state]}" for state, found in by_state.items() if found)


def _said(one: Objective) -> str:
    values = [
        f"{value_in_words(m.last, m)} on {m.last.day}" for m in one.measures if m.last is not None
    ]
    aim = next((target_in_words(m.target) for m in one.measures if m.target is not None), "")
    target = f", target {aim}" if aim else ""
    earlier = next((said for m in one.measures if (said := earlier_in_words(m))), "")
    shown = ", ".join(values) if values else f"no result in the period{earlier}"
    closed = f", closed on {one.closed_on}" if one.closed_on is not None else ""
    return f"{with_title(one.objective)}: {shown}{target}{closed}"


def _id(one: Objective) -> str:
    return one.objective.id
