"""The criteria in force, in short."""

from __future__ import annotations

from typing import Any, NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.risk.criteria import criteria_now, ends_of
from isms_lint_iso27001.papers.named import named_on
from isms_lint_iso27001.papers.risk_report.zones import said


class Scale(NamedTuple):
    """A scale: from where to where it goes (empty: no such end), else its steps; none where no scale is
    declared.
    """

    low: str
    high: str
    steps: tuple[str, ...]


class Criteria(NamedTuple):
    """Risk criteria: the scales, how the level follows (`product`, `sum`, `table`; empty where they do
    not say), and the two limits, empty where there is none.
    """

    record: Record
    consequence: Scale
    likelihood: Scale
    method: str
    acceptance: str
    high: str
    approved_by: str


def criteria_in_short(run: Pass) -> Criteria | None:
    """The criteria in force; None where there are none."""
    record = run.derive(criteria_now)
    if record is None:
        return None
    method = record.get("level")
    return Criteria(
        record,
        _scale(record.get("scales", "consequence")),
        _scale(record.get("scales", "likelihood")),
        "table" if isinstance(method, list | dict) else said(method),
        said(record.get("acceptance")),
        said(record.get("high")),
        named_on(record.get("approved_by"), run.date(record, "approved_on") or run.as_of, run),
    )


def _scale(written: Any) -> Scale:
    if not isinstance(written, list | dict):
        return Scale("", "", ())
    low, high = ends_of(written)
    steps = written if isinstance(written, list) else ()
    return Scale(said(low), said(high), tuple(said(step) for step in steps))
