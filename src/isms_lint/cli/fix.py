"""`isms-lint check --fix` and `--diff`: what they write and say."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import redirect_stdout

from isms_lint.cli.output import say
from isms_lint.cli.output import write as write_out
from isms_lint.config.errors import UsageError
from isms_lint.documents.read import Reader
from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result
from isms_lint.fixes.mend import Mended, mend, write
from isms_lint.reporters.escape import plain

_NO_END = "\\ No newline at end of file\n"


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
        write_out("".join(_diff(one)), utf_8=True)
    _offer(result.findings)
    count = sum(one.applied for one in mended)
    say(f"isms-lint: --fix would apply {_fixes(count)}")
    return bool(mended)


def _changed(mended: list[Mended]) -> list[Mended]:
    return [one for one in mended if one.after != one.before]


def _diff(mended: Mended) -> Iterable[str]:
    lines = difflib.unified_diff(
        _lines(mended.before),
        _lines(mended.after),
        f"a/{mended.file}",
        f"b/{mended.file}",
    )
    # Raw for `git apply`; on a terminal nothing of a record may act.
    shown = plain if sys.stdout is not None and sys.stdout.isatty() else str
    for line in lines:
        text, end = line.removesuffix("\n"), "" if line.endswith("\n") else _NO_END
        yield f"{shown(text)}\n{end}"


def _lines(text: str) -> list[str]:
    """The lines as git counts them, with their ends."""
    return [line for line in re.split(r"(?<=\n)", text) if line]


def _offer(findings: Iterable[Finding]) -> None:
    """The fixes somebody has to decide on, a line each."""
    for finding in findings:
        if finding.fix is not None and not finding.fix.safe:
            place = f"{finding.location.file}:{finding.location.line}:{finding.location.column}"
            said = f"{place}: {finding.code}: not applied, for you to decide: {finding.fix.message}"
            say(plain(said))


def _fixes(count: int) -> str:
    return f"{count} fix{'' if count == 1 else 'es'}"
