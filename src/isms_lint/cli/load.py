"""Plugins for the commands that list things."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from isms_lint.cli.output import say
from isms_lint.plugins.manager import Plugins
from isms_lint.plugins.required import load_requested
from isms_lint.reporters.escape import plain

if TYPE_CHECKING:
    import argparse


def load_telling(arguments: argparse.Namespace) -> tuple[Plugins, int]:
    """The plugins that are installed and asked for, and the exit code: 2, with a line on standard error
    each, where some failed. Raises UsageError where one that is asked for is missing.
    """
    with redirect_stdout(sys.stderr):
        plugins = load_requested(arguments.plugin, arguments.require_plugin)
    for failure in plugins.failures:
        where = f" ({failure.where})" if failure.where else ""
        message = plain(f"isms-lint: plugin {failure.plugin}: {failure.message}{where}")
        say(message)
    return plugins, 2 if plugins.failures else 0
