"""Plugins for the commands that list things."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from isms_lint.cli.output import say
from isms_lint.plugins.manager import Plugins
from isms_lint.plugins.refused import Failure
from isms_lint.plugins.required import load_requested
from isms_lint.reporters.escape import plain

if TYPE_CHECKING:
    import argparse

    from isms_lint.plugins.offered import Offered


def load_telling(arguments: argparse.Namespace) -> tuple[Plugins, int]:
    """The plugins that are installed and asked for, and the exit code: 2, with a line on standard error
    each, where some failed. Raises UsageError where one that is asked for is missing.
    """
    with redirect_stdout(sys.stderr):
        plugins = load_requested(arguments.plugin, arguments.require_plugin)
    _tell(plugins.failures)
    return plugins, 2 if plugins.failures else 0


def load_offering(arguments: argparse.Namespace) -> tuple[Plugins, Offered]:
    """The plugins, and what they offer beside rules; with a line on standard error for each that fails.

    Raises UsageError as `load_telling` does.
    """
    plugins, _ = load_telling(arguments)
    told = len(plugins.failures)
    with redirect_stdout(sys.stderr):
        offered = plugins.offered
    _tell(plugins.failures[told:])
    return plugins, offered


def _tell(failures: Iterable[Failure]) -> None:
    for failure in failures:
        where = f" ({failure.where})" if failure.where else ""
        say(plain(f"isms-lint: plugin {failure.plugin}: {failure.message}{where}"))
