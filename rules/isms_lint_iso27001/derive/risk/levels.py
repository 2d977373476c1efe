"""How high a risk was judged to be on a day: by its history, and by the assessment it stands in."""

from __future__ import annotations

from datetime import date
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.risk.assessments import assessments
from isms_lint_iso27001.derive.risk.criteria import criteria_in_force, is_above
from isms_lint_iso27001.derive.risk.risks import level_of

_History = list[tuple[date, dict[str, Any]]]


def level_on(risk: Record, day: date, run: Pass) -> Any:
    """The level as it was known on `day`; None where it was not, or the records do not tell.

    The level in the risk itself counts from the day its assessment was completed. Where that day is
    not on record, it counts from the first assessment after the last judgement in the history;
    without any history, from the day the risk was identified.
    """
    history, since = _judgements(risk, run)
    if since <= day:
        return level_of(risk, criteria_in_force(day, run))
    before = [entry for on, entry in history if on <= day]
    return level_of(before[-1], criteria_in_force(day, run)) if before else None


def was_high(risk: Record, day: date, run: Pass) -> bool:
    """Whether the risk, as known on `day`, was at or above what the criteria call high."""
    criteria = criteria_in_force(day, run)
    return criteria is not None and bool(is_above(level_on(risk, day, run), "high", criteria))


def may_have_been_high(risk: Record, day: date, run: Pass) -> bool:
    """Whether the risk is high now, and how high it was on `day` is not on record."""
    identified_on = run.date(risk, "identified_on")
    if identified_on is not None and identified_on > day:
        return False
    return level_on(risk, day, run) is None and was_high(risk, run.as_of, run)


def judged_by_day(run: Pass) -> dict[date, list[Record]]:
    """The risks whose level was judged on a day, by that day (a derivation)."""
    found: dict[date, list[Record]] = {}
    for risk in run.register.of("risk"):
        history, since = _judgements(risk, run)
        for day in {*(on for on, _ in history), since}:
            found.setdefault(day, []).append(risk)
    return found


def _judgements(risk: Record, run: Pass) -> tuple[_History, date]:
    """The history of the risk, and the first day of its own level; read once a run."""
    known = run.derive(_known_judgements)
    if risk not in known:
        history = _history(risk, run)
        known[risk] = history, _current_since(risk, history, run)
    return known[risk]


def _known_judgements(_run: Pass) -> dict[Record, tuple[_History, date]]:
    return {}


def _current_since(risk: Record, history: _History, run: Pass) -> date:
    """The first day on which the level in the risk itself counts."""
    since = _completed_on(risk.get("assessment"), run)
    if since is not None:
        # A judgement that is entered in the history too is the current one.
        return since
    if history:
        # The entries are earlier judgements; the current one came with the next assessment.
        last = history[-1][0]
        return next((day for day, _ in run.derive(assessments) if day > last), run.as_of)
    return run.date(risk, "identified_on") or date.min


def _history(risk: Record, run: Pass) -> _History:
    """The dated judgements of the history, by day."""
    found = []
    for index, entry in risk.items("history"):
        on = run.register.calendar.date(entry.get("on")) or _completed_on(
            entry.get("assessment"), run
        )
        if on is not None:
            found.append((on, index, entry))
    return [(on, entry) for on, _, entry in sorted(found, key=lambda one: one[:2])]


def _completed_on(assessment: Any, run: Pass) -> date | None:
    record = run.register.find(assessment, "risk-assessment")
    return run.date(record, "completed_on") if record is not None else None
