"""Output formats: a Result in, text out. Each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from isms_lint.findings.result import Result


class Style(NamedTuple):
    """How to print: terminal width in characters, colour, and how much.

    `lead` is put before file names so that they can be opened from where the command was run.
    """

    width: int = 100
    color: bool = False
    quiet: bool = False
    statistics: bool = False
    lead: str = ""


Reporter = Callable[[Result, Style], str]
"""Gives the whole report, with a line end."""


def _table(result: Result, style: Style) -> str:
    from isms_lint.reporters.table import report

    return report(result, style)


def _concise(result: Result, style: Style) -> str:
    from isms_lint.reporters.concise import report

    return report(result, style)


def _json(result: Result, style: Style) -> str:
    from isms_lint.reporters.json import report

    return report(result, style)


REPORTERS: dict[str, Reporter] = {"table": _table, "concise": _concise, "json": _json}
