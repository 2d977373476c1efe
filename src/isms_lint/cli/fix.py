"""`isms-lint check --fix` and `--diff`: what they write and say."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from contextlib import redirect_stdout

from isms_lint.cli.diff import diff_of
from isms_lint.cli.output import say
from isms_lint.cli.output import write as write_out
from isms_lint.config.errors import UsageError
from isms_lint.documents.read import Reader
from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result
from isms_lint.fixes.mend import Mended, mend, write
from isms_lint.reporters.escape import plain


def fix(result: Result, readers: Mapping[str, Reader]) -> int:
    """Write the safe fixes of `result` into its files; how many were applied."""
    mended = _changed(mend(result.root, result.findings, readers))
    for one in mended:
        try:
            write(result.root, one)
        except OSError as error:
            raise UsageError(f"cannot write the fix: {error.strerror}", one.file) from error
    return sum(one.applied for one in mended)


def say_fixed(applied: int) -> None:
    """One line for the person, beside the report."""
    said = (
        f"applied {_fixes(applied)}; the report shows what remains"
        if applied
        else "nothing to fix that is safe to fix"
    )
    say(f"isms-lint: {said}")


def show_diff(result: Result, readers: Mapping[str, Reader]) -> bool:
    """Print what `--fix` would change, as a diff git can apply at the root; whether there is any."""
    with redirect_stdout(sys.stderr):
        mended = _changed(mend(result.root, result.findings, readers))
    for one in mended:
        write_out(diff_of(one.file, one.before, one.after), utf_8=True)
    _offer(result.findings)
    count = sum(one.applied for one in mended)
    say(f"isms-lint: --fix would apply {_fixes(count)}")
    return bool(mended)


def _changed(mended: list[Mended]) -> list[Mended]:
    return [one for one in mended if one.after != one.before]


def _offer(findings: Iterable[Finding]) -> None:
    """The fixes somebody has to decide on, a line each."""
    for finding in findings:
        if finding.fix is not None and not finding.fix.safe:
            place = f"{finding.location.file}:{finding.location.line}:{finding.location.column}"
            said = f"{place}: {finding.code}: not applied, for you to decide: {finding.fix.message}"
            say(plain(said))


def _fixes(count: int) -> str:
    return f"{count} fix{'' if count == 1 else 'es'}"
