"""`isms-lint merge`: the reports of many repositories, or of shards of one, as one report."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, redirect_stdout

from isms_lint.cli.output import opened
from isms_lint.cli.reports import Report as Asked
from isms_lint.cli.reports import asked_for, reporter_of, width_of
from isms_lint.config.errors import UsageError
from isms_lint.fleet.formats import DESCRIBES_RULES, WRITERS, Writer
from isms_lint.fleet.join import joined
from isms_lint.fleet.report_file import ReportFile, names
from isms_lint.fleet.totals import Totals
from isms_lint.past_reports.read import STANDARD_INPUT, Unreadable, bytes_of, read_report
from isms_lint.past_reports.report import PastReport
from isms_lint.past_reports.unread import Unread
from isms_lint.reporters import FOR_PEOPLE
from isms_lint.rules.rule import Rule


def merge(arguments: argparse.Namespace) -> int:
    """Join, print the report, give the exit code."""
    gc.disable()  # what is read has no cycles, and there is much of it
    asked = asked_for(arguments, "table")
    makers = [reporter_of(one, WRITERS) for one in asked]
    rules = _rules(asked)
    formats = [make(width_of(one), rules) for make, one in zip(makers, asked, strict=True)]
    sources = [_source(text) for text in arguments.sources]
    _check_sources(sources, asked)
    expected = (name.strip() for names in arguments.expect or () for name in names.split(","))
    totals = Totals(dict.fromkeys(filter(None, expected)))
    reading = _Reading(totals)
    with ExitStack() as stack:
        # Everything is read twice. Which reports are shards of one repository is known only when all
        # have told their names, and to hold what all of them say would take too much memory.
        shards = reading.by_name(sources)
        writing = [
            (form, stack.enter_context(opened(one.output, utf_8=one.format not in FOR_PEOPLE)))
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
        self._kept: dict[str, bytes] = {}
        """What can be read once only: standard input, pipes."""

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
            return read_report(self._bytes(path))
        except Unreadable as error:
            self._totals.unread.append(Unread(path, error.message))
            return None

    def _bytes(self, path: str) -> bytes:
        if path in self._kept:
            return self._kept[path]
        raw = bytes_of(path)
        if path == STANDARD_INPUT or not os.path.isfile(path):
            self._kept[path] = raw
        return raw


def _rules(asked: Sequence[Asked]) -> Mapping[str, Rule]:
    """The rules that are known here, where a format describes them."""
    if all(one.format != DESCRIBES_RULES for one in asked):
        return {}
    from isms_lint.plugins.manager import load_plugins

    with redirect_stdout(sys.stderr):
        return load_plugins().rules


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
