"""A report in which any one value is something else is read or refused; what is read can be shown."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from results_kit import EVERYTHING

from isms_lint.fleet.formats import WRITERS
from isms_lint.fleet.join import joined
from isms_lint.fleet.totals import Totals
from isms_lint.past_reports.read import Unreadable, read_report
from isms_lint.past_reports.report import PastReport
from isms_lint.reporters.json import as_data
from isms_lint.trend.formats import REPORTERS
from isms_lint.trend.past import Past
from isms_lint.trend.point import point
from isms_lint.trend.series import Series, steps

JUNK = (None, True, -1, 2**60, 1.5, "", "\ud800\x1b|", "9" * 400, [], [None], {}, {"a": []})
RULES = {rule.code: rule for rule in EVERYTHING.rules}
SOUND = as_data(EVERYTHING)


def _paths(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value, of each list that of the first two and the last."""
    if path:
        yield path
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _paths(value, (*path, key))
    elif isinstance(node, list):
        for index in sorted({0, 1, len(node) - 1} & set(range(len(node)))):
            yield from _paths(node[index], (*path, index))


def _damaged(path: tuple[Any, ...], junk: Any) -> bytes:
    data = copy.deepcopy(SOUND)
    *outer, last = path
    within = data
    for step in outer:
        within = within[step]
    within[last] = junk
    return json.dumps(data).encode()


def _show(report: PastReport) -> None:
    """In every format of `merge` and of `trend`."""
    totals = Totals()
    repository = joined(report.result.repository or "a", ["a.json"], [report])
    totals.add(repository)
    for make in WRITERS.values():
        form = make(80, RULES)
        assert form.begin + form.repository(repository) + form.end(totals)
    for by in ("family", "clause"):
        at = point(Past("a", "", *report), by)
        for form_of in REPORTERS.values():
            assert form_of(Series("a", by, steps([at, at]), (), ()), 80)


@pytest.mark.parametrize("top", SOUND)
def test_any_value_may_be_any_other(top: str) -> None:
    refused = shown = 0
    for path in _paths(SOUND[top], (top,)):
        for junk in JUNK:
            try:
                report = read_report(_damaged(path, junk))
            except Unreadable:
                refused += 1
            else:
                shown += 1
                if shown % 5 == 0:
                    _show(report)
    assert refused or top in ("gate", "baseline"), "what is not read back"
