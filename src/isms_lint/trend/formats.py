"""The forms in which a series is reported. Each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from isms_lint.trend.series import Series

Reporter = Callable[[Series, int], str]
"""Gives the whole report, with a line end, for a width in columns."""


def _reporter(name: str) -> Reporter:
    """The reporter in the module `name` of this package."""

    def report(series: Series, width: int) -> str:
        whole: str = import_module(f"isms_lint.trend.{name}").report(series, width)
        return whole

    return report


REPORTERS: dict[str, Reporter] = {
    "table": _reporter("as_table"),
    "json": _reporter("as_json"),
    "csv": _reporter("as_csv"),
    "markdown": _reporter("as_markdown"),
}
