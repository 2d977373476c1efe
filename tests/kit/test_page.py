"""The page on testing rules: what it shows runs, and says what it shows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PAGE = (Path(__file__).parents[2] / "docs" / "testing-rules.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
CASES, HOLDS, FAILS = (text for language, text in BLOCKS if language == "text")
CHECKED, IN_PYTHON = (text for language, text in BLOCKS if language == "python")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_case_file_says_what_the_page_says(tmp_path: Path) -> None:
    file = tmp_path / "late.cases.yaml"
    file.write_text(CASES, encoding="utf-8")
    done = run(tmp_path, "isms_lint", "test-rules", "late.cases.yaml")
    assert (done.returncode, done.stdout) == (0, HOLDS)
    spoilt = re.sub(r"^# options: .*\n", "", CASES, flags=re.MULTILINE)
    file.write_text(spoilt, encoding="utf-8")
    done = run(tmp_path, "isms_lint", "test-rules", "late.cases.yaml")
    assert (done.returncode, done.stdout) == (1, FAILS)


def test_the_tests_shown_pass(tmp_path: Path) -> None:
    (tmp_path / "late.cases.yaml").write_text(CASES, encoding="utf-8")
    (tmp_path / "test_rules.py").write_text(CHECKED, encoding="utf-8")
    (tmp_path / "test_python.py").write_text(IN_PYTHON, encoding="utf-8")
    done = run(tmp_path, "pytest", "-q", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout
    assert "7 passed" in done.stdout
