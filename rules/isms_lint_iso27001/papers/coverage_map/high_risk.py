"""How often what carries high risk is audited."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.offers.paper import Seen
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.programme.coverage import audited
from isms_lint_iso27001.derive.programme.cycle import Programme, is_in_force, period_of
from isms_lint_iso27001.derive.programme.rationale import Rationale
from isms_lint_iso27001.derive.programme.unaudited_times import Unaudited, UnauditedTimes
from isms_lint_iso27001.derive.risk.criteria import criteria_in_force
from isms_lint_iso27001.derive.risk.high_risk_items import high_risk_items
from isms_lint_iso27001.derive.soa.rows import excluded_controls
from isms_lint_iso27001.derive.text.words import scope_parts
from isms_lint_iso27001.papers.coverage_map.reported import names_reported
from isms_lint_iso27001.papers.coverage_map.windows import Window

_RULE = "PRG008"


class Risky(NamedTuple):
    """Items of high risk with the same audits. `reasons` are risks and processes that make them so,
    `then` whether they were so when the programme was approved. `done` and `planned` are the days of
    audits in its period, `unaudited` the longest time without that is too long. `explained` is
    whether the programme's rationale speaks of them; `code` is the rule that reports them.
    """

    parts: tuple[str, ...]
    reasons: tuple[Record, ...]
    then: bool
    done: tuple[date, ...]
    planned: tuple[date, ...]
    unaudited: Unaudited | None
    explained: bool
    code: str


class HighRisk(NamedTuple):
    """What carries high risk. `day` is the one on which it was judged: that on which the programme was
    approved, else (not `is_approval`) its first. High risk asks for one audit in so many `months`.
    `unknown` are risks of which it is not on record how high they were then. `unclear` is whether the
    criteria do not say what is high.
    """

    programme: Record
    day: date
    is_approval: bool
    months: int
    rows: tuple[Risky, ...]
    unknown: tuple[Record, ...]
    unclear: bool


def high_risk(window: Window, seen: Seen) -> HighRisk | None:
    """Of the programme of the cycle; None where it has none that is in force."""
    run = seen.run
    known = None if window.programme is None else period_of(window.programme, run)
    if known is None or not is_in_force(known.record):
        return None
    approved_on = run.date(known.record, "approved_on")
    day = approved_on or known.start
    criteria = criteria_in_force(day, run)
    months = run.option_of(_RULE, "high_risk_interval_months")
    found = HighRisk(known.record, day, approved_on is not None, months, (), (), unclear=True)
    if criteria is None or criteria.get("high") is None:
        return found
    then = high_risk_items(day, run)
    unknown = {one.id: one for risks in then.unknown.values() for one in risks}
    return found._replace(
        rows=tuple(_rows(known, then.known, seen)),
        unknown=tuple(unknown[id] for id in sorted(unknown)),
        unclear=False,
    )


def _rows(known: Programme, then: dict[str, list[Record]], seen: Seen) -> list[Risky]:
    run = seen.run
    high = {**high_risk_items(run.as_of, run).known, **then}
    excluded, rationale = run.derive(excluded_controls), Rationale(known.record, run)
    times, days = run.derive(UnauditedTimes).in_time_of(known), _days(known, run)
    reported = names_reported(seen, _RULE).get(known.record.id, ())
    found: dict[Risky, list[str]] = {}
    for item, reasons in high.items():
        if item in excluded:
            continue
        row = Risky(
            (),
            tuple(sorted(reasons, key=lambda one: one.id)),
            item in then,
            *days.get(item, ((), ())),
            times.of(item),
            rationale.names(item) or any(rationale.names(one.id) for one in reasons),
            _RULE if item in reported else "",
        )
        found.setdefault(row, []).append(item)
    ordered = sorted(found.items(), key=lambda one: _most_urgent_first(one[0], one[1], run))
    return [row._replace(parts=tuple(scope_parts(items, run))) for row, items in ordered]


def _most_urgent_first(row: Risky, items: list[str], run: Pass) -> tuple[object, ...]:
    length = 0 if row.unaudited is None else (row.unaudited.end - row.unaudited.start).days
    return (not row.code, -length, min(map(run.register.scope.order, items)))


def _days(known: Programme, run: Pass) -> dict[str, tuple[tuple[date, ...], tuple[date, ...]]]:
    """By item, the days of its audits in the period: done, and planned."""
    found: dict[str, tuple[dict[date, None], dict[date, None]]] = {}
    for one in run.derive(audited):
        for item in one.items.touched if known.holds(one.day) else ():
            done, planned = found.setdefault(item, ({}, {}))
            (done if one.done else planned)[one.day] = None
    return {item: (tuple(done), tuple(planned)) for item, (done, planned) in found.items()}
