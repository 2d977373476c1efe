"""`isms-lint check`: lint a repository."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from isms_lint.cli.progress import Progress
from isms_lint.cli.reports import asked_for
from isms_lint.cli.root import below, find_root, relative_to, unread
from isms_lint.files.globs import literal
from isms_lint.intake import start_intake, take_in

if TYPE_CHECKING:
    import argparse
    from datetime import date, datetime

    from isms_lint.cli.side import Side
    from isms_lint.findings.result import Result
    from isms_lint.plugins.manager import Plugins

_MOST_JOBS = 32
"""Processes beyond which reading files gets no faster anywhere."""
_MOST_FIXES = 4
"""Runs of fixes, one after the other, until nothing is left to fix."""


def check(arguments: argparse.Namespace) -> int:
    """Lint, print the report, give the exit code."""
    # A run builds much and throws away little: the cycle collector finds nothing and costs a third.
    gc.disable()
    reports = asked_for(arguments)
    _refuse_what_does_not_go_together(arguments)
    root, file = find_root(arguments)
    paths = below(root, arguments.paths)
    # The report of the last run is no record of this one; nor are baseline and configuration.
    named = [*(report.output for report in reports), arguments.baseline, arguments.config]
    beside = [relative_to(root, path) for path in named if path is not None]
    exclude = tuple(literal(path) for path in beside if path is not None)
    with Progress(sys.stderr) as progress:
        progress("reading")
        jobs = _jobs(arguments.jobs)
        reading = start_intake(root, file, exclude, jobs) if arguments.rev is None else None
        # The rest of the program is imported while the workers read.
        from isms_lint.cli.reports import reporter_of, write_reports
        from isms_lint.cli.settings import read_as_of
        from isms_lint.cli.side import read_side
        from isms_lint.plugins.manager import load_plugins

        as_of = read_as_of(arguments.as_of)
        plugins = load_plugins()
        for report in reports:
            reporter_of(report, plugins.reporters)
        side = read_side(root, file, exclude, reading, plugins, arguments)
        result = _lint(side, plugins, as_of, paths, arguments, progress)
        fixed = 0
        if arguments.fix:
            from isms_lint.cli.fix import fix

            # What one fix brings to light another may mend.
            for _ in range(_MOST_FIXES):
                applied = fix(result, plugins.readers)
                if not applied:
                    break
                fixed += applied
                readings = take_in(root, file, exclude, plugins.readers).readings
                side = side._replace(readings=readings)
                result = _lint(side, plugins, as_of, paths, arguments, progress)
    from isms_lint.cli.output import say
    from isms_lint.reporters.escape import plain

    for path in unread(paths, side.readings):
        hint = "excluded, ignored by git, or of no known format"
        say(plain(f"isms-lint: {path}: no file there is read ({hint})"))
    if arguments.diff:
        from isms_lint.cli.fix import show_diff

        changes = show_diff(result, plugins.readers)
        return 2 if result.errors else int(changes)
    if arguments.fix:
        from isms_lint.cli.fix import say_fixed

        say_fixed(fixed)
    write_reports(result, reports, plugins.reporters, arguments)
    if result.errors:
        return 2
    from isms_lint.findings.gate import passes

    return 0 if arguments.exit_zero or passes(result.findings, result.fail_on) else 1


def _lint(
    side: Side,
    plugins: Plugins,
    as_of: date | datetime,
    paths: tuple[str, ...],
    arguments: argparse.Namespace,
    progress: Progress,
) -> Result:
    """What there is to report of `side`: all that is found, or what is new."""
    from isms_lint.engine import narrowed, run

    if arguments.since is not None or arguments.diff_only:
        from isms_lint.cli.since import run_since

        result = run_since(side, plugins, as_of, arguments, progress)
    else:
        result = run(
            side.root,
            side.config,
            plugins,
            as_of,
            side.readings,
            accept=not arguments.no_ignores,
            baseline=side.baseline,
            progress=progress,
        )
    result = result._replace(repository=arguments.repository, revision=side.commit)
    return narrowed(result, paths)


def _refuse_what_does_not_go_together(arguments: argparse.Namespace) -> None:
    from isms_lint.config.errors import UsageError

    since = arguments.since is not None or arguments.diff_only
    if arguments.fix or arguments.diff:
        if arguments.rev is not None:
            raise UsageError("--rev reads the past: --fix and --diff are for the files as they are")
        if since:
            raise UsageError("--since reports a part: --fix and --diff work on the whole")
    if since and arguments.rev is not None:
        raise UsageError(
            "--since compares with the files as they are: check --rev's commit out first"
        )
    if arguments.config_from is not None and not since:
        raise UsageError("--config-from says whose rules count for --since: there is none")


def _jobs(jobs: int | None) -> int:
    """How many processes may read files; as many as there are processors for None."""
    if jobs is None:
        affinity = getattr(os, "sched_getaffinity", None)
        return min(len(affinity(0)) if affinity else os.cpu_count() or 1, _MOST_JOBS)
    if jobs < 1:
        from isms_lint.config.errors import UsageError

        raise UsageError(f"--jobs {jobs}: at least 1")
    return min(jobs, _MOST_JOBS)
