"""What is tied to a high risk: the controls that treat it, and processes said to be of high risk."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import About, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.risk.criteria import criteria_in_force, is_above
from isms_lint_iso27001.derive.risk.levels import may_have_been_high, was_high
from isms_lint_iso27001.derive.risk.risks import is_active, items_of

_HIGH = frozenset({"high", "very high", "critical"})
_Items = dict[str, list[Record]]


class HighRiskItems(NamedTuple):
    """By scope leaf, the risks or processes that make it one of high risk.

    `known` were high on the day; of `unknown` it is not on record how high they were then.
    """

    known: _Items
    unknown: _Items


class _OnDay(About):
    """What was of high risk on a day."""

    about: tuple[date]

    def __call__(self, run: Pass) -> HighRiskItems:
        return _on(*self.about, run)


def high_risk_items(day: date, run: Pass) -> HighRiskItems:
    """What was of high risk as known on `day`.

    A process that carries a high risk in its controls counts through the controls.
    """
    return run.derive(_OnDay(day))


def _on(day: date, run: Pass) -> HighRiskItems:
    known: _Items = {}
    unknown: _Items = {}
    for risk in run.register.of("risk"):
        if not is_active(risk):
            continue
        if was_high(risk, day, run):
            _enter(known, risk, run)
        elif may_have_been_high(risk, day, run):
            _enter(unknown, risk, run)
    criteria = criteria_in_force(day, run)
    for process in run.register.of("process"):
        level = process.get("risk_level")
        by_criteria = criteria is not None and is_above(level, "high", criteria)
        if by_criteria or str(level).strip().casefold() in _HIGH:
            known.setdefault(process.id, []).append(process)
    return HighRiskItems(known, {item: why for item, why in unknown.items() if item not in known})


def _enter(items: _Items, risk: Record, run: Pass) -> None:
    for item in items_of(risk, run):
        items.setdefault(item, []).append(risk)
