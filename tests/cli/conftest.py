"""Runs the installed command as its users do: as a process of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from cli_process import COMMAND, Cli, Ran, clean_environment

HERE = Path(__file__).parent


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """Call with arguments; `cwd` (default: the test's folder) and `env` set where and how."""

    def call(*arguments: object, cwd: Path = tmp_path, env: dict[str, str] | None = None) -> Ran:
        done = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            cwd=cwd,
            env=clean_environment(**(env or {})),
            capture_output=True,
            timeout=60,
            check=False,
        )
        out, err = (stream.decode("utf-8") for stream in (done.stdout, done.stderr))
        assert "Traceback" not in err
        return Ran(done.returncode, out, err)

    return call


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the small repository `repository/`, which yields findings of many sorts."""
    return Path(shutil.copytree(HERE / "repository", tmp_path / "repository"))


@pytest.fixture
def overdue(tmp_path: Path) -> Path:
    """A folder whose only record is an overdue action: one warning of CAR005 as of 2026-11-20."""
    folder = tmp_path / "overdue"
    folder.mkdir()
    (folder / "isms.yaml").write_text(
        "kind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: 2026-09-30\n"
    )
    return folder


@pytest.fixture
def waived(overdue: Path) -> Path:
    """The same with a waiver that holds as of 2026-11-20."""
    (overdue / "waiver.yaml").write_text(
        "kind: waiver\nid: WVR-1\nrule: CAR005\ntarget: CAR-1\nreason: the supplier is late\n"
        "approved_by: ana\napproved_on: 2026-10-01\nexpires_on: 2027-01-31\n"
    )
    return overdue
