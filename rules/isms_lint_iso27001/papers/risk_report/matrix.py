"""The matrix of consequence and likelihood, and which risks stand where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.risk.criteria import computed_level, number_of, same
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.papers.risk_report.zones import said, zone_of

_MOST_STEPS = 10
"""Steps of a scale that a matrix still shows."""


class Cell(NamedTuple):
    """One pair of consequence and likelihood: the level and the zone that the criteria give for it, and
    the risks that stand there before and after treatment.
    """

    consequence: str
    likelihood: str
    level: str
    zone: str
    before: tuple[Record, ...]
    after: tuple[Record, ...]


class Unplaced(NamedTuple):
    """A risk that stands in no cell. `why` is `missing` (a value is not on record) or `off-scale`."""

    risk: Record
    why: str


class Matrix(NamedTuple):
    """The matrix of one set of criteria; None: of risks that none are known for. Steps go from low to
    high. `declared` is whether criteria name them: else they are the values that occur. Without steps
    there are no cells, and nothing to draw.
    """

    criteria: Record | None
    consequences: tuple[str, ...]
    likelihoods: tuple[str, ...]
    declared: bool
    cells: tuple[Cell, ...]
    unplaced_before: tuple[Unplaced, ...]
    unplaced_after: tuple[Unplaced, ...]

    @property
    def before(self) -> int:
        """How many stand in it before treatment."""
        return sum(len(cell.before) for cell in self.cells)

    @property
    def after(self) -> int:
        """How many stand in it after treatment."""
        return sum(len(cell.after) for cell in self.cells)


def matrix(criteria: Record | None, risks: Sequence[Record]) -> Matrix:
    """Where `risks` stand, which were rated by `criteria`."""
    rated = [risk.data for risk in risks]
    remaining = [one for risk in risks if isinstance(one := risk.get("residual"), dict)]
    both = [*rated, *remaining]
    declared = _declared(criteria)
    consequences = declared[0] or _occurring(one.get("consequence") for one in both)
    likelihoods = declared[1] or _occurring(one.get("likelihood") for one in both)
    before = _Placing(consequences, likelihoods)
    after = _Placing(consequences, likelihoods)
    for risk in risks:
        before.put(risk, risk.data)
        if not is_blank_answer(risk.get("residual")):
            residual = risk.get("residual")
            after.put(risk, residual if isinstance(residual, dict) else {})
    drawn = bool(consequences and likelihoods) and (before.placed or after.placed)
    return Matrix(
        criteria,
        tuple(said(step) for step in consequences),
        tuple(said(step) for step in likelihoods),
        all(declared),
        tuple(_cells(criteria, before, after)) if drawn else (),
        tuple(before.unplaced),
        tuple(after.unplaced),
    )


class _Placing:
    """Risks by the places of their consequence and likelihood on the two scales."""

    def __init__(self, consequences: Sequence[Any], likelihoods: Sequence[Any]) -> None:
        self.consequences = consequences
        self.likelihoods = likelihoods
        self.placed: dict[tuple[int, int], list[Record]] = {}
        self.unplaced: list[Unplaced] = []

    def put(self, risk: Record, values: Mapping[str, Any]) -> None:
        """Enter a risk by its values."""
        pair = values.get("consequence"), values.get("likelihood")
        if any(is_blank_answer(one) for one in pair):
            self.unplaced.append(Unplaced(risk, "missing"))
            return
        row, column = _place(pair[0], self.consequences), _place(pair[1], self.likelihoods)
        if row is None or column is None:
            self.unplaced.append(Unplaced(risk, "off-scale"))
        else:
            self.placed.setdefault((row, column), []).append(risk)


def _cells(criteria: Record | None, before: _Placing, after: _Placing) -> Iterable[Cell]:
    for row, consequence in enumerate(before.consequences):
        for column, likelihood in enumerate(before.likelihoods):
            level = None if criteria is None else computed_level(criteria, consequence, likelihood)
            yield Cell(
                said(consequence),
                said(likelihood),
                said(level),
                zone_of(level, criteria),
                tuple(before.placed.get((row, column), ())),
                tuple(after.placed.get((row, column), ())),
            )


def _place(value: Any, steps: Sequence[Any]) -> int | None:
    return next((n for n, step in enumerate(steps) if same(value, step)), None)


def _declared(criteria: Record | None) -> tuple[list[Any], list[Any]]:
    """The steps of consequence and likelihood that criteria declare: as scales, else as the rows and
    columns of a table of levels.
    """
    if criteria is None:
        return [], []
    scales = [_steps(criteria.get("scales", name)) for name in ("consequence", "likelihood")]
    table = criteria.get("level")
    if isinstance(table, dict) and table:
        rows = [row for row in table.values() if isinstance(row, dict)]
        return scales[0] or _few(table), scales[1] or _few(rows[0] if rows else ())
    return scales[0], scales[1]


def _steps(scale: Any) -> list[Any]:
    """The steps of a scale; none where it has none that can be told apart, or too many."""
    if isinstance(scale, list):
        return _few(step for step in scale if isinstance(step, str | int | float))
    if not isinstance(scale, dict):
        return []
    low, high = number_of(scale.get("min")), number_of(scale.get("max"))
    if not isinstance(low, int) or not isinstance(high, int) or high - low >= _MOST_STEPS:
        return []
    return list(range(low, high + 1))


def _occurring(values: Iterable[Any]) -> list[Any]:
    """The values that occur, from low to high; none where they are not all numbers, or are too many."""
    given = [one for one in values if not is_blank_answer(one)]
    numbers = {number for one in given if (number := number_of(one)) is not None}
    if any(number_of(one) is None for one in given):
        return []
    return sorted(numbers) if len(numbers) <= _MOST_STEPS else []


def _few(steps: Iterable[Any]) -> list[Any]:
    found = list(steps)
    return found if len(found) <= _MOST_STEPS else []
