"""`isms-lint check`: lint a repository."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from isms_lint.cli.progress import Progress
from isms_lint.cli.root import below, find_root, relative_to, unread
from isms_lint.intake import start_intake, take_in, with_readers

if TYPE_CHECKING:
    import argparse

    from isms_lint.findings.result import Result
    from isms_lint.plugins.manager import Plugins
    from isms_lint.reporters import Reporter, Style

_MOST_JOBS = 32
"""Processes beyond which reading files gets no faster anywhere."""
_MOST_FIXES = 4
"""Runs of fixes, one after the other, until nothing is left to fix."""
_WIDTH = 120
"""Columns where the report goes to no terminal."""


def check(arguments: argparse.Namespace) -> int:
    """Lint, print the report, give the exit code."""
    # A run builds much and throws away little: the cycle collector finds nothing and costs a third.
    gc.disable()
    root, file = find_root(arguments)
    paths = below(root, arguments.paths)
    report = relative_to(root, arguments.output) if arguments.output else None
    # The report of the last run is no record of this one.
    exclude = () if report is None else ("/" + _literal(report),)
    with Progress(sys.stderr) as progress:
        progress("reading")
        reading = start_intake(root, file, exclude, _jobs(arguments.jobs))
        # The rest of the program is imported while the workers read.
        from isms_lint.cli.settings import read_as_of, read_config, require
        from isms_lint.engine import run
        from isms_lint.plugins.manager import load_plugins

        as_of = read_as_of(arguments.as_of)
        plugins = load_plugins()
        reporter = _reporter(arguments.format, plugins)
        intake = reading()
        config = read_config(file, intake.settings, plugins, arguments)
        require(config.required_plugins, plugins)
        readings = with_readers(intake, root, file, exclude, plugins.readers)
        result = run(root, config, plugins, as_of, readings, paths=paths, progress=progress)
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
                result = run(root, config, plugins, as_of, readings, paths=paths)
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
    _report(result, reporter, arguments)
    if result.errors:
        return 2
    from isms_lint.findings.gate import passes

    return 0 if arguments.exit_zero or passes(result.findings, config.fail_on) else 1


def _report(result: Result, reporter: Reporter, arguments: argparse.Namespace) -> None:
    from isms_lint.cli.output import write

    shown_root = _from_here(result.root)
    style = _style(arguments, shown_root)
    write(reporter(result._replace(root=shown_root), style), arguments.output)


def _jobs(jobs: int | None) -> int:
    """How many processes may read files; as many as there are processors for None."""
    if jobs is None:
        affinity = getattr(os, "sched_getaffinity", None)
        return len(affinity(0)) if affinity else os.cpu_count() or 1
    if jobs < 1:
        from isms_lint.config.errors import UsageError

        raise UsageError(f"--jobs {jobs}: at least 1")
    return min(jobs, _MOST_JOBS)


def _literal(path: str) -> str:
    """A path pattern that matches `path` alone."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in path)


def _reporter(name: str, plugins: Plugins) -> Reporter:
    reporter = plugins.reporters.get(name)
    if reporter is None:
        from isms_lint.config.errors import UsageError
        from isms_lint.records.validate import nearest

        advice = nearest(name, plugins.reporters)
        raise UsageError(f"there is no format `{name}`; {advice}".rstrip("; "))
    return reporter


def _style(arguments: argparse.Namespace, shown_root: str) -> Style:
    from isms_lint.reporters import Style

    to_file = arguments.output is not None
    return Style(
        width=_WIDTH if to_file else _terminal_width(),
        color=not arguments.no_color and not to_file and _takes_color(),
        quiet=arguments.quiet,
        statistics=arguments.statistics,
        lead="" if shown_root == "." else shown_root + "/",
    )


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


def _from_here(root: str) -> str:
    """The root as seen from the working directory, so that file names can be opened from there."""
    try:
        return os.path.relpath(root).replace(os.sep, "/")
    except ValueError:  # another drive
        return root.replace(os.sep, "/")
