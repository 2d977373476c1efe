"""`isms-lint merge`: the reports of many repositories, or of shards of one, as one report."""

from __future__ import annotations

import argparse
import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

from isms_lint.cli.output import opened
from isms_lint.cli.reports import Report as Asked
from isms_lint.cli.reports import asked_for, reporter_of, width_of
from isms_lint.config.errors import UsageError
from isms_lint.fleet.formats import WRITERS, Writer
from isms_lint.fleet.join import joined
from isms_lint.fleet.report_file import ReportFile, names
from isms_lint.fleet.totals import Totals, Unread
from isms_lint.past_reports.read import STANDARD_INPUT, Unreadable, bytes_of, read_report
from isms_lint.past_reports.report import PastReport


def merge(arguments: argparse.Namespace) -> int:
    """Join, print the report, give the exit code."""
    gc.disable()  # what is read has no cycles, and there is much of it
    asked = asked_for(arguments, "table")
    formats = [reporter_of(one, WRITERS)(width_of(one)) for one in asked]
    sources = [_source(text) for text in arguments.sources]
    _check_sources(sources, asked)
    totals = Totals()
    reading = _Reading(totals)
    with ExitStack() as stack:
        # Found out first: what repositories there are. Held afterwards: one at a time.
        shards = reading.by_name(sources)
        writing = [
            (form, stack.enter_context(opened(one.output)))
            for form, one in zip(formats, asked, strict=True)
        ]
        _write(totals, writing, reading.shards(shards), arguments.fail_on)
    if totals.failed:
        return 2
    return 0 if totals.passes else 1


def _write(
    totals: Totals,
    writing: Sequence[tuple[Writer, Callable[[str], None]]],
    repositories: Iterator[tuple[str, list[str], list[PastReport]]],
    fail_on: str | None,
) -> None:
    for form, put in writing:
        put(form.begin)
    for name, paths, reports in repositories:
        repository = joined(name, paths, reports)
        if fail_on is not None:
            result = repository.result._replace(fail_on=fail_on)
            repository = repository._replace(result=result)
        totals.add(repository)
        for form, put in writing:
            put(form.repository(repository))
    for form, put in writing:
        put(form.end(totals))


class _Reading:
    """Reads reports, and tells `totals` of those that cannot be read."""

    def __init__(self, totals: Totals) -> None:
        self._totals = totals
        self._standard_input: bytes | None = None

    def by_name(self, sources: Sequence[ReportFile]) -> dict[str, list[str]]:
        """The paths of the reports of each repository, in the order given."""
        readable, own = [], []
        for source in sources:
            report = self._read(source.path)
            if report is not None:
                readable.append(source)
                own.append(report.result.repository)
        shards: dict[str, list[str]] = {}
        for source, name in zip(readable, names(readable, own), strict=True):
            shards.setdefault(name, []).append(source.path)
        return shards

    def shards(
        self, paths: dict[str, list[str]]
    ) -> Iterator[tuple[str, list[str], list[PastReport]]]:
        """Each repository's name, paths and reports."""
        for name, of_it in paths.items():
            read = [(path, self._read(path)) for path in of_it]
            there = [(path, report) for path, report in read if report is not None]
            if there:
                yield name, [path for path, _ in there], [report for _, report in there]

    def _read(self, path: str) -> PastReport | None:
        try:
            if path != STANDARD_INPUT:
                return read_report(bytes_of(path))
            if self._standard_input is None:
                self._standard_input = bytes_of(path)
            return read_report(self._standard_input)
        except Unreadable as error:
            self._totals.unread.append(Unread(path, error.message))
            return None


def _source(text: str) -> ReportFile:
    """`NAME=FILE`, or a file, even one with `=` in its name."""
    name, equals, path = text.partition("=")
    if not equals or os.path.exists(text):
        return ReportFile(text)
    if not name or not path:
        raise UsageError(f"{text}: write NAME=FILE")
    return ReportFile(path, name)


def _check_sources(sources: Sequence[ReportFile], asked: Sequence[Asked]) -> None:
    written = {os.path.realpath(one.output) for one in asked if one.output is not None}
    seen = set()
    for source in sources:
        place = source.path
        if place != STANDARD_INPUT:
            place = os.path.realpath(place)
        if place in seen:
            raise UsageError(f"{source.path}: given twice")
        if place in written:
            raise UsageError(f"--output {source.path}: a report that is read")
        seen.add(place)
