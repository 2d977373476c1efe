"""What a run does not load where nothing of it is needed: each takes longer than a small repository."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from cli_process import clean_environment

_LOADED = """
import sys
known = set(sys.modules)
from isms_lint.cli.main import main
main(sys.argv[1:])
print(*sorted(set(sys.modules) - known), file=sys.stderr)
"""
_HEAVY = (
    "asyncio",
    "cel_expr_python",
    "email",
    "html",
    "importlib.metadata",
    "importlib.resources",
    "jinja2",
    "jsonschema",
    "logging",
    "markdown_it",
    "multiprocessing",
    "openpyxl",
    "pathlib",
    "pickle",
    "pygls",
    "shutil",
    "subprocess",
    "tabulate",
    "unittest",
    "urllib",
    "xml",
)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--format=concise",),
        ("--format=json",),
        ("--select=CAR",),
        ("--no-cache",),
    ],
)
def test_a_check_of_records_in_yaml(overdue: Path, arguments: tuple[str, ...]) -> None:
    subprocess.run(["git", "init", "-q", overdue], check=True)
    ran = subprocess.run(
        [sys.executable, "-c", _LOADED, "check", str(overdue), "--as-of=2026-11-20", *arguments],
        env=clean_environment(ISMS_LINT_CACHE_DIR=str(overdue.parent / "cache")),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "CAR005" in ran.stdout
    assert [name for name in ran.stderr.split() if name in _HEAVY] == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("tittle: Access", "`tittle` is no field"),
        ("title: {high: yes}", "`title` takes text"),
        ("status: plannned", "`plannned` is no word"),
        ("owner: 12", "12 in owner reads as a number"),
    ],
)
def test_a_record_with_a_usual_fault(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "isms.yaml").write_text(f"kind: corrective-action\nid: CAR-1\n{line}\n")
    ran = subprocess.run(
        [sys.executable, "-c", _LOADED, "check", str(tmp_path), "--as-of=2026-11-20"],
        env=clean_environment(ISMS_LINT_CACHE_DIR=str(tmp_path.parent / "cache")),
        capture_output=True,
        text=True,
        check=True,
    )
    assert told in ran.stdout
    assert [name for name in ran.stderr.split() if name in _HEAVY] == []
