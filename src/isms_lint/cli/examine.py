"""A run for a command that makes something of what the records say."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from datetime import date, datetime

from isms_lint.checking.judge import examined
from isms_lint.checking.request import Request
from isms_lint.checking.side import Side, read_side
from isms_lint.checking.start import start
from isms_lint.cli.output import say
from isms_lint.engine import Examined
from isms_lint.findings.result import RunError
from isms_lint.plugins.manager import Plugins
from isms_lint.reporters.escape import plain


def examine(request: Request, plugins: Plugins, as_of: date | datetime) -> tuple[Side, Examined]:
    """What was read, and what the run over it comes to. What plugins print goes to standard error.

    Raises UsageError where the run cannot begin.
    """
    with redirect_stdout(sys.stderr):
        started = start(request)
        side = read_side(started, plugins)
        return side, examined(side, started, plugins, as_of)


def tell_errors(errors: Iterable[RunError], plugins: Plugins) -> None:
    """Say what of the run failed, apart from plugins that could not be loaded: these were told."""
    told = {RunError(f"plugin {one.plugin}", one.message, one.where) for one in plugins.failures}
    for error in errors:
        if error in told:
            continue
        where = f" ({error.where})" if error.where else ""
        say(plain(f"isms-lint: {error.source}: {error.message}{where}"))
