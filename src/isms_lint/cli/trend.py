"""`isms-lint trend`: how findings moved."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator

from isms_lint.cli.output import write
from isms_lint.cli.reports import asked_for, reporter_of, width_of
from isms_lint.config.errors import UsageError
from isms_lint.past_reports.unread import Unread
from isms_lint.reporters import FOR_PEOPLE
from isms_lint.trend.formats import REPORTERS
from isms_lint.trend.past import Past
from isms_lint.trend.point import Point, point
from isms_lint.trend.series import Series, steps

_MOST_NAMED = 5


def trend(arguments: argparse.Namespace) -> int:
    """Read, print the report, give the exit code."""
    gc.disable()  # what is read has no cycles, and there may be much of it
    asked = asked_for(arguments, "table")
    formats = [reporter_of(one, REPORTERS) for one in asked]
    series = _series(arguments)
    if not series.steps and not series.unread:
        raise UsageError("there is no report to show" + "".join(f"; {it}" for it in series.remarks))
    for form, one in zip(formats, asked, strict=True):
        write(form(series, width_of(one)), one.output, utf_8=one.format not in FOR_PEOPLE)
    return 2 if series.unread else 0


def _series(arguments: argparse.Namespace) -> Series:
    pasts, remarks = _pasts(arguments)
    points: list[Point] = []
    unread: list[Unread] = []
    repositories: dict[str, None] = {}
    others = 0
    for past in pasts:
        if isinstance(past, Unread):
            unread.append(past)
            continue
        name = past.result.repository
        if arguments.repository is not None and name != arguments.repository:
            others += 1
            continue
        repositories[name] = None
        points.append(point(past, arguments.by))
    if len(repositories) > 1:
        named = [name or "(none named)" for name in repositories][:_MOST_NAMED]
        raise UsageError(
            f"the reports are of {len(repositories)} repositories, such as {', '.join(named)}:"
            " choose one with --repository"
        )
    if others:
        remarks = [*remarks, f"Left out: {others} of other repositories."]
    if arguments.sources:
        points.sort(key=lambda it: it.as_of)
    repository = next(iter(repositories), "")
    return Series(repository, arguments.by, steps(points), tuple(unread), tuple(remarks))


def _pasts(arguments: argparse.Namespace) -> tuple[Iterator[Past | Unread], list[str]]:
    """The reports asked for, in their order, and what is left out of them."""
    ways = [bool(arguments.sources), arguments.notes is not None, arguments.tags is not None]
    if sum(ways) != 1:
        raise UsageError("give reports, or --notes, or --tags: one of the three")
    if arguments.sources:
        from isms_lint.cli.trend_files import of_files

        return of_files(arguments.sources), []
    if arguments.notes is not None:
        from isms_lint.cli.trend_notes import of_notes

        return of_notes(arguments)
    from isms_lint.cli.trend_tags import of_tags

    return of_tags(arguments), []
