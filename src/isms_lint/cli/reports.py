"""`--format` and `--output`: which reports a run writes, in which form, and where."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, TypeVar

from isms_lint.config.errors import UsageError
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from isms_lint.findings.result import Result
    from isms_lint.reporters import Reporter, Style

DEFAULT_FORMAT = "table"
T = TypeVar("T")
_WIDTH = 120
"""Columns where the report goes to no terminal."""


class Report(NamedTuple):
    """One report: its format, and the file it goes to (None: standard output)."""

    format: str
    output: str | None


def asked_for(arguments: argparse.Namespace, default: str | None = None) -> list[Report]:
    """The reports that `--format` and `--output` ask for, in the order given.

    An `--output` belongs to the `--format` before it; one before the first format to that. Where no
    format is given it is `default`; for None that of `check`, which is `github` inside a job of
    GitHub Actions. Raises UsageError where two reports would go to one place.
    """
    reports: list[Report] = []
    waiting: str | None = None
    for option, value in arguments.reports or ():
        if option == "format":
            reports.append(Report(value, waiting))
            waiting = None
        elif reports and reports[-1].output is None:
            reports[-1] = reports[-1]._replace(output=value)
        elif not reports and waiting is None:
            waiting = value
        else:
            raise UsageError(f"--output {value}: put the --format it is for before it")
    if not reports:
        reports.append(Report(default or _default(), waiting))
    _check_places(reports)
    return reports


def _default() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else DEFAULT_FORMAT


def _check_places(reports: Sequence[Report]) -> None:
    places: dict[str, str] = {}
    for report in reports:
        place = "" if report.output is None else os.path.realpath(report.output)
        if place in places:
            where = report.output or "standard output"
            raise UsageError(
                f"the formats `{places[place]}` and `{report.format}` would both go to {where}:"
                " give each but one its own --output"
            )
        places[place] = report.format


def reporter_of(report: Report, reporters: Mapping[str, T]) -> T:
    """What `reporters` have for the format. Raises UsageError where there is nothing."""
    reporter = reporters.get(report.format)
    if reporter is None:
        from isms_lint.records.validate import nearest

        advice = nearest(report.format, reporters) or f"there are {', '.join(sorted(reporters))}"
        raise UsageError(f"there is no format `{report.format}`; {advice}")
    return reporter


def write_reports(
    result: Result,
    reports: Sequence[Report],
    reporters: Mapping[str, Reporter],
    arguments: argparse.Namespace,
) -> None:
    """Write every report. Raises UsageError where one cannot be written or a plugin fails to make
    it, when all others are written.
    """
    from isms_lint.cli.output import opened
    from isms_lint.reporters import FOR_PEOPLE

    shown = result._replace(root=from_here(result.root))
    # Files first: a reader of standard output that went away costs no file.
    failed: list[UsageError] = []
    for report in sorted(reports, key=lambda one: one.output is None):
        style = style_of(arguments, report, shown.root)
        utf_8 = report.format not in FOR_PEOPLE
        try:
            with opened(report.output, utf_8=utf_8) as put, redirect_stdout(sys.stderr):
                made = reporter_of(report, reporters)(shown, style)
                for piece in (made,) if isinstance(made, str) else made:
                    put(piece)
        except UsageError as error:
            failed.append(error)
    if failed:
        raise failed[0]


def style_of(arguments: argparse.Namespace, report: Report, shown_root: str) -> Style:
    """How the command line asks for the report to look."""
    from isms_lint.reporters import Style

    to_file = report.output is not None
    return Style(
        width=width_of(report),
        color=not arguments.no_color and not to_file and _takes_color(),
        quiet=arguments.quiet,
        statistics=arguments.statistics,
        lead="" if shown_root == "." else shown_root + "/",
        table_style=_table_style(arguments.table_style),
        group_by=arguments.group_by or "record",
        category=arguments.category,
    )


def _table_style(name: str) -> str:
    if not name:
        return ""
    from isms_lint.reporters.table import STYLES

    if name not in STYLES:
        from isms_lint.records.validate import nearest

        advice = nearest(name, STYLES) or f"there are {', '.join(STYLES)}"
        raise UsageError(f"--table-style {name}: no such style; {advice}")
    return name


def width_of(report: Report) -> int:
    """The columns there are for the report."""
    return _WIDTH if report.output is not None else _terminal_width()


def _terminal_width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _WIDTH  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return _WIDTH


def _takes_color() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout is not None and sys.stdout.isatty()


def from_here(root: str) -> str:
    """The root as seen from the working directory, so that file names can be opened from there."""
    try:
        return os.path.relpath(root).replace(os.sep, "/")
    except ValueError:  # another drive
        return root.replace(os.sep, "/")
