"""The Python interface as a type checker sees it in somebody else's program."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

_PROGRAM = """\
from datetime import date
from pathlib import Path
from typing import assert_type

import isms_lint
from isms_lint import Finding, Result, Severity, UsageError

result = isms_lint.check(Path("isms"), as_of=date(2026, 11, 20), select=["CAR"], fail_on="warning")
assert_type(result, Result)
assert_type(result.passes, bool)
assert_type(result.findings, tuple[Finding, ...])
assert_type(result.findings[0].severity, Severity)
assert_type(result.findings[0].location, isms_lint.Location)
isms_lint.check(["a", Path("b")], severities={"CAR005": "error", "IND": Severity.INFO})
try:
    isms_lint.check(since="main", config_from="head")
except UsageError as error:
    assert_type(error.where, str)
"""
_MISTAKES = {
    "isms_lint.chekc()": "attr-defined",
    "isms_lint.check(as_of=20261120)": "arg-type",
    "isms_lint.check(selekt=[])": "call-arg",
    'isms_lint.check(config_from="main")': "arg-type",
    "isms_lint.check().findings[0].line": "attr-defined",
}


def test_a_program_of_somebody_else_is_checked(tmp_path: Path) -> None:
    mistakes = "import isms_lint\n\n" + "".join(f"{line}\n" for line in _MISTAKES)
    (tmp_path / "sound.py").write_text(_PROGRAM)
    (tmp_path / "mistaken.py").write_text(mistakes)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "sound.py", "mistaken.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.findall(r"^(\S+?):(\d+): error: .*\[([\w-]+)\]$", done.stdout, re.MULTILINE)
    expected = [("mistaken.py", str(n), code) for n, code in enumerate(_MISTAKES.values(), 3)]
    assert found == expected, done.stdout + done.stderr
