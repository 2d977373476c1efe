"""`isms-lint check`: lint a repository."""

from __future__ import annotations

import argparse
import gc
import glob
import os
import shutil
import sys

from isms_lint.cli.output import write
from isms_lint.cli.progress import Progress
from isms_lint.cli.root import below, find_root, relative_to
from isms_lint.cli.settings import read_as_of, read_jobs, require, with_arguments
from isms_lint.config.errors import UsageError
from isms_lint.config.load import load_config
from isms_lint.engine import run
from isms_lint.findings.gate import passes
from isms_lint.plugins.manager import Plugins, load_plugins
from isms_lint.reporters import Reporter, Style

_WIDTH = 120
"""Columns where the report goes to no terminal."""


def check(arguments: argparse.Namespace) -> int:
    """Lint, print the report, give the exit code."""
    # A run builds much and throws away little: the cycle collector finds nothing and costs a third.
    gc.disable()
    as_of = read_as_of(arguments.as_of)
    jobs = read_jobs(arguments.jobs)
    plugins = load_plugins()
    reporter = _reporter(arguments.format, plugins)
    root, file = find_root(arguments)
    config = with_arguments(load_config(file, plugins.profiles), arguments)
    report = relative_to(root, arguments.output) if arguments.output else None
    if report is not None:
        # The report of the last run is no record of this one.
        config = config._replace(exclude=(*config.exclude, "/" + glob.escape(report)))
    require(config.required_plugins, plugins)
    paths = below(root, arguments.paths)
    with Progress(sys.stderr) as progress:
        result = run(root, config, plugins, as_of, paths=paths, jobs=jobs, progress=progress)
    shown_root = _from_here(root)
    write(
        reporter(result._replace(root=shown_root), _style(arguments, shown_root)), arguments.output
    )
    if result.errors:
        return 2
    return 0 if arguments.exit_zero or passes(result.findings, config.fail_on) else 1


def _reporter(name: str, plugins: Plugins) -> Reporter:
    reporter = plugins.reporters.get(name)
    if reporter is None:
        from isms_lint.records.validate import nearest

        advice = nearest(name, plugins.reporters)
        raise UsageError(f"there is no format `{name}`; {advice}".rstrip("; "))
    return reporter


def _style(arguments: argparse.Namespace, shown_root: str) -> Style:
    to_file = arguments.output is not None
    return Style(
        width=_WIDTH if to_file else shutil.get_terminal_size((_WIDTH, 24)).columns,
        color=not arguments.no_color and not to_file and _takes_color(),
        quiet=arguments.quiet,
        statistics=arguments.statistics,
        lead="" if shown_root == "." else shown_root + "/",
    )


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
