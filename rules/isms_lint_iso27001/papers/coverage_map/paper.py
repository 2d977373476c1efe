"""The coverage map: its facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.programme.coverage import undated_audits, unreadable_plans
from isms_lint_iso27001.derive.soa.rows import current_statement, excluded_controls
from isms_lint_iso27001.derive.text.words import scope_parts
from isms_lint_iso27001.papers.coverage_map.drawn import by_audit, tiles
from isms_lint_iso27001.papers.coverage_map.earlier_results import Result, earlier_results
from isms_lint_iso27001.papers.coverage_map.gaps import Gap, gaps
from isms_lint_iso27001.papers.coverage_map.high_risk import HighRisk, high_risk
from isms_lint_iso27001.papers.coverage_map.lines import (
    CLAUSES,
    CONTROLS,
    DONE,
    NEVER,
    PART,
    PLANNED,
    RECORDS,
    Line,
    lines,
    undecided,
)
from isms_lint_iso27001.papers.coverage_map.windows import Window, windows
from isms_lint_iso27001.papers.named import name_of
from isms_lint_iso27001.papers.open_points import points_of_rules
from isms_lint_iso27001.papers.titles import title

_MOST_LISTED = 25


class Map(NamedTuple):
    """One cycle: what its audits look at. `counts` has, for each sort, how many items stand how;
    `panels` and `tiles` are what pictures show.
    """

    window: Window
    lines: tuple[Line, ...]
    counts: Mapping[str, Mapping[str, int]]
    panels: list[dict[str, Any]]
    tiles: list[dict[str, Any]]
    gaps: tuple[Gap, ...]
    high_risk: HighRisk | None
    results: tuple[Result, ...]


def _facts(seen: Seen) -> Mapping[str, Any]:
    run = seen.run
    maps = tuple(_map(one, seen) for one in windows(run))
    if not any(one.window.columns or one.window.cycle for one in maps):
        raise NoPaper(
            "neither an internal audit nor an audit programme with a readable period is on record"
        )
    return {
        "maps": maps,
        "sorts_in_order": (CLAUSES, CONTROLS, RECORDS),
        "statement": run.derive(current_statement),
        "excluded": _excluded(run),
        "undecided": tuple(scope_parts(undecided(run), run)),
        "undated": [audit.id for audit, _ in run.derive(undated_audits)],
        "unreadable": [why for why, _ in run.derive(unreadable_plans)],
        "points": points_of_rules(seen, "PRG", "AUD012"),
        "most_listed": _MOST_LISTED,
        "name": name_of,
        "title": title,
    }


def _map(window: Window, seen: Seen) -> Map:
    drawn = lines(window, seen.run)
    return Map(
        window,
        drawn,
        {sort: _counts(sort, drawn) for sort in (CLAUSES, CONTROLS, RECORDS)},
        by_audit(window, drawn),
        tiles(window, seen.run),
        gaps(window, drawn, seen),
        high_risk(window, seen),
        earlier_results(window, seen),
    )


def _counts(sort: str, drawn: tuple[Line, ...]) -> Mapping[str, int]:
    counts = Counter({DONE: 0, PLANNED: 0, PART: 0, NEVER: 0})
    for line in drawn:
        if line.sort == sort:
            counts[line.state] += len(line.items)
    return counts


def _excluded(run: Pass) -> tuple[str, ...]:
    return tuple(scope_parts(run.derive(excluded_controls), run))


COVERAGE_MAP = Paper(
    "coverage-map",
    "which clauses, controls and processes the audits of the cycle look at, and which they leave out",
    _facts,
)
