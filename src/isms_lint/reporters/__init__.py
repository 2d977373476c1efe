"""Output formats: a Result in, text out. Each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from isms_lint.findings.result import Result
from isms_lint.values import NamedTuple


class Style(NamedTuple):
    """How to print: terminal width in characters, colour, and how much.

    `lead` is put before file names so that they can be opened from where the command was run.
    `table_style` is one of tabulate's, empty for the table of our own. `group_by` is what `grouped`
    groups by. `category` tells apart the results of several runs over one commit.
    """

    width: int = 100
    color: bool = False
    quiet: bool = False
    statistics: bool = False
    lead: str = ""
    table_style: str = ""
    group_by: str = "record"
    category: str = ""


Reporter = Callable[[Result, Style], str | Iterable[str]]
"""Gives the report with its last line end: as one text, or in pieces, so that a long one is never
there as a whole.
"""


def _format(name: str) -> Reporter:
    """The reporter in the module `name` of this package."""

    def report(result: Result, style: Style) -> str | Iterable[str]:
        made: str | Iterable[str]
        made = import_module(f"isms_lint.reporters.{name}").report(result, style)
        return made

    return report


FORMATS = (
    "table",
    "concise",
    "grouped",
    "json",
    "jsonl",
    "sarif",
    "junit",
    "github",
    "gitlab",
    "azure",
    "checkstyle",
    "rdjson",
    "markdown",
    "csv",
)
FOR_PEOPLE = frozenset({"table", "concise", "grouped", "github", "azure"})
"""Formats that a terminal or a log shows, in the encoding of standard output. All others are read by
programs, which expect UTF-8 wherever they run. The commands `merge` and `trend` go by it too.
"""
REPORTERS: dict[str, Reporter] = {name: _format(name) for name in FORMATS}
