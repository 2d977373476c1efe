"""`isms-lint check`: lint a repository."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from isms_lint.cli.progress import Progress
from isms_lint.cli.reports import asked_for
from isms_lint.cli.root import below, find_root, relative_to, unread
from isms_lint.files.globs import literal
from isms_lint.intake import start_intake, take_in, with_readers

if TYPE_CHECKING:
    import argparse

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
    # The report of the last run is no record of this one, and neither is the baseline.
    named = [*(report.output for report in reports), arguments.baseline]
    beside = [relative_to(root, path) for path in named if path is not None]
    exclude = tuple(literal(path) for path in beside if path is not None)
    with Progress(sys.stderr) as progress:
        progress("reading")
        jobs = _jobs(arguments.jobs)
        reading = start_intake(root, file, exclude, jobs) if arguments.rev is None else None
        # The rest of the program is imported while the workers read.
        from isms_lint.cli.baseline_file import baseline_of_run
        from isms_lint.cli.reports import reporter_of, write_reports
        from isms_lint.cli.settings import read_as_of, read_config, require
        from isms_lint.engine import narrowed, run
        from isms_lint.plugins.manager import load_plugins

        as_of = read_as_of(arguments.as_of)
        plugins = load_plugins()
        for report in reports:
            reporter_of(report, plugins.reporters)
        commit = ""
        if reading is None:
            from isms_lint.cli.revision import read_revision

            commit, past = read_revision(
                root, arguments.rev, arguments.config, exclude, plugins.readers
            )
            config = read_config(past.config, past.settings, plugins, arguments)
            readings, settings = past.readings, past.settings or {}
        else:
            intake = reading()
            config = read_config(file, intake.settings, plugins, arguments)
            settings = intake.settings or {}
            readings = with_readers(intake, root, file, exclude, plugins.readers)
        require(config.required_plugins, plugins)
        accept = not arguments.no_ignores
        if commit:
            from isms_lint.cli.revision import baseline_of_revision

            baseline = baseline_of_revision(root, commit, config, arguments.baseline)
        else:
            baseline = baseline_of_run(root, config, arguments.baseline)
        lint = partial(run, root, config, plugins, as_of, accept=accept, baseline=baseline)
        if arguments.since is not None or arguments.diff_only:
            from isms_lint.cli.since import Change, run_since

            change = Change(root, file, settings, config, baseline, readings, exclude)
            result = run_since(change, plugins, as_of, arguments, progress)
        else:
            result = lint(readings, progress=progress)
        result = narrowed(result, paths)
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
                result = lint(readings, paths=paths)
    from isms_lint.reporters.escape import plain

    for path in unread(paths, readings):
        hint = "excluded, ignored by git, or of no known format"
        print(plain(f"isms-lint: {path}: no file there is read ({hint})"), file=sys.stderr)
    if arguments.diff:
        from isms_lint.cli.fix import show_diff

        changes = show_diff(result, plugins.readers)
        return 2 if result.errors else int(changes)
    if arguments.fix:
        from isms_lint.cli.fix import say_fixed

        say_fixed(fixed)
    result = result._replace(repository=arguments.repository, revision=commit)
    write_reports(result, reports, plugins.reporters, arguments)
    if result.errors:
        return 2
    from isms_lint.findings.gate import passes

    return 0 if arguments.exit_zero or passes(result.findings, result.fail_on) else 1


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
        return len(affinity(0)) if affinity else os.cpu_count() or 1
    if jobs < 1:
        from isms_lint.config.errors import UsageError

        raise UsageError(f"--jobs {jobs}: at least 1")
    return min(jobs, _MOST_JOBS)
