"""Plugins for the commands that list things."""

from __future__ import annotations

from isms_lint.cli.output import say
from isms_lint.plugins.manager import Plugins, load_plugins
from isms_lint.reporters.escape import plain


def load_telling() -> tuple[Plugins, int]:
    """The plugins, and the exit code: 2, with a line on standard error each, where some failed."""
    plugins = load_plugins()
    for failure in plugins.failures:
        where = f" ({failure.where})" if failure.where else ""
        message = plain(f"isms-lint: plugin {failure.plugin}: {failure.message}{where}")
        say(message)
    return plugins, 2 if plugins.failures else 0
