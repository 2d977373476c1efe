"""Cases as an assertion."""

from __future__ import annotations

import os

from isms_lint.config.errors import UsageError
from isms_lint.testing.given import Given, loaded
from isms_lint.testing.judge import judge
from isms_lint.testing.review import read_all
from isms_lint.testing.rule_files import plugins_beside


def check_cases(path: str | os.PathLike[str], *, plugins: Given | None = None) -> None:
    """Run every case in the case file `path`, or in those in the folder `path` and below.

    The rules are those that are installed, and those in YAML in the folder of a case file or in the
    one around it; `plugins`, as of `lint`, stand in for them. Raises AssertionError, with each finding
    that is missing or too many at its line, and UsageError where there are no cases or one is not well
    formed.
    """
    cases = read_all([os.fspath(path)])
    if not cases:
        raise UsageError(f"{os.fspath(path)}: no file there ends with .cases.yaml")
    named = loaded(plugins)
    complaints = [
        complaint
        for case in cases
        for complaint in judge(case, named or plugins_beside(case.source)).complaints
    ]
    __tracebackhide__ = True  # pytest shows where the test stands, not where this does
    if complaints:
        raise AssertionError("\n".join(map(str, complaints)))
