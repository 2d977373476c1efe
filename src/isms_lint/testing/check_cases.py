"""Cases as an assertion."""

from __future__ import annotations

import os

from isms_lint.config.errors import UsageError
from isms_lint.plugins.manager import Plugins
from isms_lint.testing.judge import judge
from isms_lint.testing.repository import installed
from isms_lint.testing.review import read_all


def check_cases(path: str | os.PathLike[str], *, plugins: Plugins | None = None) -> None:
    """Run every case in the case file `path`, or in those in the folder `path` and below.

    `plugins` stand in for those that are installed. Raises AssertionError, with each finding that is
    missing or too many at its line, and UsageError where there are no cases or one is not well formed.
    """
    cases = read_all([os.fspath(path)])
    if not cases:
        raise UsageError(f"{os.fspath(path)}: no file there ends with .cases.yaml")
    loaded = installed() if plugins is None else plugins
    complaints = [one for case in cases for one in judge(case, loaded).complaints]
    __tracebackhide__ = True  # pytest shows where the test stands, not where this does
    if complaints:
        raise AssertionError("\n".join(map(str, complaints)))
