"""`isms-lint check`: lint a repository."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from isms_lint.cache.keeper import keeper_of
from isms_lint.cache.seen import is_same
from isms_lint.checking.root import unread
from isms_lint.checking.start import start
from isms_lint.cli.kept import Linted, keep_it, may_be_kept
from isms_lint.cli.progress import Progress
from isms_lint.cli.reports import asked_for
from isms_lint.cli.request import request_of
from isms_lint.documents.stamp import Changed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from isms_lint.cli.reports import Report
    from isms_lint.snapshot.records import EarlierRecords
    from isms_lint.snapshot.snapshot import Snapshot

_MOST_FIXES = 4
"""Runs of fixes, one after the other, until nothing is left to fix."""


def check(arguments: argparse.Namespace) -> int:
    """Lint, print the report, give the exit code."""
    # A run builds much and throws away little: the cycle collector finds nothing and costs a third.
    gc.disable()
    reports = asked_for(arguments)
    _refuse_what_does_not_go_together(arguments)
    _refuse_a_misspelt_command(arguments)
    if not may_be_kept(arguments, reports):
        return _lint(arguments, reports).code
    keeper = keeper_of(arguments.given)
    if keeper is None:
        return _lint(arguments, reports).code
    snapshot = None
    if os.path.exists(keeper.snapshot[0]):
        from isms_lint.snapshot.snapshot import load

        snapshot = load(keeper.snapshot)
    try:
        try:
            linted = _lint(arguments, reports, keeper.begins, snapshot)
        except Changed:
            linted = _lint(arguments, reports, keeper.begins)
    finally:
        keeper.ends()
    keep_it(linted, arguments, keeper)
    return linted.code


def _lint(
    arguments: argparse.Namespace,
    reports: list[Report],
    before: Callable[[str], None] | None = None,
    snapshot: Snapshot | None = None,
) -> Linted:
    """Lint and print the report. `before` is told the root before anything of it is read, where the run
    may be kept; `snapshot` is what the last such run left. Raises Changed where that turns out to count
    no more: it has to be linted from nothing.
    """
    outputs = [report.output for report in reports if report.output is not None]
    jobs = _processors() if arguments.jobs is None else arguments.jobs
    watch = None
    if arguments.timing:
        from isms_lint.stopwatch import Stopwatch

        watch, jobs = Stopwatch(), 1
    request = request_of(arguments, outputs, jobs)
    # Standard output is for the report: what plugins print goes to standard error, here and elsewhere.
    with Progress(sys.stderr) as progress, redirect_stdout(sys.stderr):
        progress("reading")
        started = start(request, before or (lambda _: None), _earlier(snapshot))
        # The rest of the program is imported while the workers read.
        from isms_lint.checking.as_of import read_as_of
        from isms_lint.checking.judge import judge
        from isms_lint.checking.side import read_side
        from isms_lint.cli.reports import reporter_of, write_reports
        from isms_lint.plugins.required import blaming, load_requested

        if watch is not None:
            from isms_lint.cli.timing import timed_reading

            started = timed_reading(started, watch)
        as_of = read_as_of(arguments.as_of)
        plugins = load_requested(request.plugins, request.require_plugins)
        with blaming(plugins):
            for report in reports:
                reporter_of(report, plugins.reporters)
        side = read_side(started, plugins)
        rerun = None
        if before is not None:
            from isms_lint.rerun import Rerun

            known = None if started.earlier is None else snapshot
            rerun = Rerun(plugins.own_packages, known, started.earlier)
        result = judge(side, started, plugins, as_of, progress, watch, rerun)
        if snapshot is not None and not is_same(snapshot.seen):
            raise Changed("what the run before went by")
        fixed = 0
        if arguments.fix:
            from isms_lint.cli.fix import fix
            from isms_lint.intake import take_in

            # What one fix brings to light another may mend.
            for _ in range(_MOST_FIXES):
                applied = fix(result, plugins.readers)
                if not applied:
                    break
                fixed += applied
                again = take_in(side.root, side.file, side.exclude, plugins.readers)
                side = side._replace(readings=again.readings)
                result = judge(side, started, plugins, as_of, progress)
    from isms_lint.cli.output import say
    from isms_lint.reporters.escape import plain

    for path in unread(started.paths, side.readings):
        hint = "excluded, ignored by git, or of no known format"
        say(plain(f"isms-lint: {path}: no file there is read ({hint})"))
    if arguments.diff:
        from isms_lint.cli.fix import show_diff

        changes = show_diff(result, plugins.readers)
        return Linted(2 if result.errors else int(changes), result, side, plugins)
    if arguments.fix:
        from isms_lint.cli.fix import say_fixed

        say_fixed(fixed)
    if watch is None:
        write_reports(result, reports, plugins.reporters, arguments)
    else:
        from isms_lint.cli.timing import say_timing

        with watch.stage("report"):
            write_reports(result, reports, plugins.reporters, arguments)
        say_timing(watch)
    passes = arguments.exit_zero or result.passes
    return Linted(2 if result.errors else int(not passes), result, side, plugins, rerun)


def _earlier(snapshot: Snapshot | None) -> EarlierRecords | None:
    """The records of a snapshot, which is loaded only where there is one: it costs start-up."""
    if snapshot is None:
        return None
    from isms_lint.snapshot.records import EarlierRecords

    return EarlierRecords(snapshot.root, snapshot.files, snapshot.timezone)


def _refuse_what_does_not_go_together(arguments: argparse.Namespace) -> None:
    from isms_lint.config.errors import UsageError

    if not (arguments.fix or arguments.diff):
        return
    if arguments.rev is not None:
        raise UsageError("--rev reads the past: --fix and --diff are for the files as they are")
    if arguments.since is not None or arguments.diff_only:
        raise UsageError("--since reports a part: --fix and --diff work on the whole")


def _refuse_a_misspelt_command(arguments: argparse.Namespace) -> None:
    """What is no path may have been meant as a command."""
    path = next(iter(arguments.paths), None)
    if path is None or arguments.rev is not None or os.path.exists(path):
        return
    from isms_lint.cli.commands import COMMANDS
    from isms_lint.config.errors import UsageError
    from isms_lint.records.validate import nearest

    advice = nearest(path, COMMANDS)
    if advice.startswith("did"):
        raise UsageError(f"{path}: no such file or folder; {advice}")


def _processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
