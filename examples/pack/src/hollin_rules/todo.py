"""A reporter: what is to be done, as a list to tick off."""

from __future__ import annotations

from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.escape import plain


def report(result: Result, style: Style) -> str:
    """One line a finding, what failed in the run, and how many checks could not be made.

    Text of records goes through `plain`, as it may hold what a terminal takes for commands.
    """
    lines = [
        f"[ ] {style.lead}{found.location.file}:{found.location.line}"
        f" {found.message} ({found.code})"
        for found in result.findings
    ]
    lines += [f"failed: {error.source}: {error.message}" for error in result.errors]
    if not style.quiet:
        unknown = len(result.not_evaluated)
        lines.append(f"{len(result.findings)} to do as of {result.as_of}, {unknown} not evaluated")
    return "".join(plain(line) + "\n" for line in lines)
