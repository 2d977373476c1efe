"""Processes, repositories and third-party distributions for the tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]

_AUTHOR = {
    "GIT_AUTHOR_NAME": "Ana Reyes",
    "GIT_AUTHOR_EMAIL": "ana@example.org",
    "GIT_COMMITTER_NAME": "Ana Reyes",
    "GIT_COMMITTER_EMAIL": "ana@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}

PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "{name}"
version = "{version}"
[project.entry-points.isms_lint]
{name} = "{name}.plugin"
[tool.hatch.build.targets.wheel]
packages = ["{name}"]
"""

OVERDUE = "kind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: 2026-09-30\n"
"""An action that CAR005 finds as of 2026-11-20, at 4:9."""


def environment(**extra: str) -> dict[str, str]:
    """This process's environment without what a surrounding git hook or test run put into it."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT", "COV_", "COVERAGE_"))
        and name not in ("PYTHONPATH", "NO_COLOR", "COLUMNS", "VIRTUAL_ENV")
    }
    return {**kept, **_AUTHOR, "COLUMNS": "120", **extra}


def run(
    *command: object,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    may_fail: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run a process to its end; unless `may_fail` show what it said where it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment(**(env or {})),
        capture_output=True,
        text=True,
        timeout=540,
        check=False,
    )
    assert may_fail or done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


def commit(folder: Path, message: str = "as it is") -> str:
    """Put everything below `folder` into its repository, made if there is none; the commit's id."""
    if not (folder / ".git").exists():
        run("git", "init", "-q", "-b", "main", cwd=folder)
    run("git", "add", "--all", cwd=folder)
    run("git", "commit", "-q", "--no-verify", "-m", message, cwd=folder)
    return run("git", "rev-parse", "HEAD", cwd=folder).stdout.strip()


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write text files below `folder`."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def lay_trap(folder: Path, *modules: str) -> Path:
    """Write modules that Python could take for its own; the file that is there once one was."""
    sprung = folder.parent / f"{folder.name}.sprung"
    code = f"import os\nopen({str(sprung)!r}, 'w').close()\nos._exit(0)\n"
    write_files(folder, dict.fromkeys(modules, code))
    return sprung


def write_distribution(folder: Path, name: str, version: str, files: Mapping[str, str]) -> Path:
    """The source of somebody's distribution: a package `name`, entered by its module `plugin`."""
    package = {f"{name}/{file}": text for file, text in files.items()}
    pyproject = PYPROJECT.format(name=name, version=version)
    init = {f"{name}/__init__.py": ""}
    return write_files(folder, {"pyproject.toml": pyproject, **init, **package})


def install_quickly(site: Path, name: str, code: str) -> Path:
    """A folder for PYTHONPATH that holds the plugin `name` as an installed distribution."""
    metadata = {f"{name}-1.0.dist-info/entry_points.txt": f"[isms_lint]\n{name} = {name}\n"}
    return write_files(site, {**metadata, f"{name}.py": code})


RULE_IN_YAML = """\
code: ORG011
name: document-retention
kind: document
summary: An approved document does not say how long it is kept.
why: Nobody should have to guess.
fix: Add `retention`.
when: record.status == "approved"
assert: has(record.retention)
message: "{record.title} does not say how long it is kept"
examples:
  bad: |
    {kind: document, id: PRO-1, title: Backups, status: approved}
  good: |
    {kind: document, id: PRO-1, title: Backups, status: approved, retention: 3 years}
"""
UNRETAINED = "{kind: document, id: PRO-7, title: Restoring backups, status: approved}\n"
"""A document that ORG011 of RULE_IN_YAML finds."""
