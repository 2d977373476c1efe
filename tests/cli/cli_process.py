"""The installed command as a process, in an environment without the tester's own settings."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NamedTuple

COMMAND = (sys.executable, "-m", "isms_lint")

_OF_THE_USER = (
    "NO_COLOR",
    "GITHUB_ACTIONS",
    "COLUMNS",
    "LINES",
    "PYTHONIOENCODING",
    "PYTHONUTF8",
    "PYTHONPATH",
)


class Ran(NamedTuple):
    """What the command did."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ran]


def clean_environment(**extra: str) -> dict[str, str]:
    """This process's environment without what the person running the tests has set for output."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_THE_USER}
    return {**kept, "TERM": "xterm", **extra}
