"""What was measured in the period, and how it moved (9.3.2 d2)."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.objective.objectives import is_taken
from isms_lint_iso27001.derive.objective.results import Result, results_of
from isms_lint_iso27001.derive.objective.targets import (
    Target,
    is_missed,
    number_of,
    target_of,
)
from isms_lint_iso27001.derive.review_pack.period import ReviewPeriod
from isms_lint_iso27001.derive.review_pack.words import Words, listed, many
from isms_lint_iso27001.derive.text.words import with_title

_LONGEST = 30


class Measured(NamedTuple):
    """A measure in use: its last result in the period, the last one before that, and its target.

    `missed` is whether the last result misses the target, None where that cannot be told or there is
    none. `moved` is by how much it rose (above zero) or fell, None where the two cannot be compared.
    """

    measure: Record
    objective: Record | None
    results: tuple[Result, ...]
    last: Result | None
    previous: Result | None
    target: Target | None
    missed: bool | None

    @property
    def moved(self) -> float | None:
        """The difference of the last result to the one before it."""
        if self.last is None or self.previous is None:
            return None
        one, other = (number_of(r.record.get("value")) for r in (self.last, self.previous))
        return None if one is None or other is None else float(one - other)


def measurements(period: ReviewPeriod, run: Pass) -> tuple[Measured, ...]:
    """Every measure in use, with what was measured."""
    measures = [one for one in run.register.of("measure") if is_taken(one)]
    return tuple(_measured(one, period, run) for one in measures)


def _measured(measure: Record, period: ReviewPeriod, run: Pass) -> Measured:
    known = [one for one in results_of(measure, run) if one.day <= period.until]
    inside = [one for one in known if period.holds(one.day)]
    last = inside[-1] if inside else None
    before = known[: known.index(last)] if last is not None else known
    objective = run.register.find(measure.get("objective"), "objective")
    target = target_of(measure, objective)
    missed = None
    if last is not None and target is not None:
        missed = is_missed(last.record.get("value"), target)
    return Measured(
        measure, objective, tuple(inside), last, before[-1] if before else None, target, missed
    )


def in_words(found: tuple[Measured, ...]) -> Words:
    """The input in words."""
    measured = [one for one in found if one.last is not None]
    silent = [one for one in found if one.last is None]
    if not measured:
        question = "nothing measured is on record for the period: what do the measures show?"
        return Words(_sentence_of(silent), question=question)
    missed = [one for one in measured if one.missed]
    parts = [
        f"{many(len(measured), 'measure')} with results in the period,"
        f" {len(missed) or 'none'} of them short of the target: {listed(measured, _said)}."
    ]
    if silent:
        parts.append(_sentence_of(silent))
    references = [
        result.record.id
        for one in measured
        for result in (one.previous, one.last)
        if result is not None
    ]
    question = ""
    if silent:
        ids = listed(silent, lambda one: one.measure.id)
        question = f"why is there no result of {ids} in the period?"
    elif missed:
        question = f"what is done about {listed(missed, lambda one: one.measure.id)}?"
    return Words(" ".join(parts), _trend(measured), tuple(references), question=question)


def _said(one: Measured) -> str:
    assert one.last is not None
    aim = target_in_words(one.target)
    met = {True: "missed", False: "reached", None: ""}[one.missed]
    target = f" (target {aim}{f', {met}' if met else ''})" if aim else ""
    return f"{with_title(one.measure)} {value_in_words(one.last, one)} on {one.last.day}{target}"


def _sentence_of(silent: list[Measured]) -> str:
    return f"No result in the period: {listed(silent, _silent)}." if silent else ""


def _silent(one: Measured) -> str:
    return f"{with_title(one.measure)}{earlier_in_words(one)}"


def earlier_in_words(one: Measured) -> str:
    """What was measured last, before the period; empty where nothing was."""
    if one.previous is None:
        return ""
    return f", last {value_in_words(one.previous, one)} on {one.previous.day}"


def _trend(measured: list[Measured]) -> str:
    moves = [said for one in measured if (said := move_in_words(one))]
    return f"{'; '.join(moves)}." if moves else ""


def move_in_words(one: Measured) -> str:
    """How a measure moved: `MSR-1 up from 91 (2026-07-02) to 98`; empty where nobody can tell."""
    moved = one.moved
    if moved is None or one.last is None or one.previous is None:
        return ""
    before, now = (_value(result) for result in (one.previous, one.last))
    if moved == 0:
        return f"{one.measure.id} unchanged at {now} since {one.previous.day}"
    verb = "up" if moved > 0 else "down"
    return f"{one.measure.id} {verb} from {before} ({one.previous.day}) to {now}"


def value_in_words(result: Result, one: Measured) -> str:
    """A value with the unit of its measure."""
    unit = next(
        (r.text("unit") for r in (one.measure, one.objective) if r is not None and r.text("unit")),
        "",
    )
    value = _value(result)
    return value if not unit or unit.casefold() in value.casefold() else f"{value} {unit}"


def target_in_words(target: Target | None) -> str:
    """The target as it is written; empty where there is none."""
    return "" if target is None else _short(target.record.get("target"))


def _value(result: Result) -> str:
    value = result.record.get("value")
    return _short(value if value is not None else result.record.text("text"))


def _short(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
