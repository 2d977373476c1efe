"""On a terminal: colour, width, and what a long run says while it lasts."""

from __future__ import annotations

import os
import pty
import signal
import struct
import subprocess
import time
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pytest
from cli_process import COMMAND, Cli, clean_environment

ARGUMENTS = ("check", "overdue", "--as-of=2026-11-20", "--select=CAR005")
RED, BOLD, RESET = "\x1b[31m", "\x1b[1m", "\x1b[0m"


def _on_terminal(
    *arguments: str, cwd: Path, columns: int = 100, error: bool = False, **env: str
) -> str:
    """What the command prints to standard output, or standard error, where that is a terminal."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=clean_environment(**env),
        stdout=subprocess.DEVNULL if error else theirs,
        stderr=theirs if error else subprocess.DEVNULL,
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # the other side is closed
            break
        if not more:
            break
        said += more
    os.close(ours)
    process.wait(60)
    return said.decode().replace("\r\n", "\n")


def test_colour_on_a_terminal(overdue: Path, tmp_path: Path) -> None:
    said = _on_terminal(*ARGUMENTS, "--severity=CAR005=error", cwd=tmp_path)
    assert f"{RED}error{RESET}" in said
    assert f"{BOLD}overdue/isms.yaml{RESET}" in said


def test_no_colour_elsewhere(cli: Cli, overdue: Path) -> None:
    assert "\x1b" not in cli(*ARGUMENTS).out


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_the_environment_turns_colour_off(
    overdue: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    said = _on_terminal(*ARGUMENTS, cwd=tmp_path, **environment)
    assert "CAR005" in said
    assert "\x1b" not in said


def test_an_empty_no_color_means_nothing(overdue: Path, tmp_path: Path) -> None:
    assert "\x1b" in _on_terminal(*ARGUMENTS, cwd=tmp_path, NO_COLOR="")


@pytest.mark.parametrize("option", ["--no-color", "--format=json", "--format=concise"])
def test_options_without_colour(overdue: Path, tmp_path: Path, option: str) -> None:
    said = _on_terminal(*ARGUMENTS, option, cwd=tmp_path)
    assert "CAR005" in said
    assert "\x1b" not in said


@pytest.mark.parametrize("columns", [60, 80, 100, 200])
def test_the_table_fits_the_width(overdue: Path, tmp_path: Path, columns: int) -> None:
    lines = _on_terminal(*ARGUMENTS, "--no-color", cwd=tmp_path, columns=columns).splitlines()
    assert max(map(len, lines)) <= columns


@pytest.mark.parametrize("columns", [80, 140, 200])
def test_the_list_of_rules_fits_the_width(tmp_path: Path, columns: int) -> None:
    lines = _on_terminal("rules", cwd=tmp_path, columns=columns).splitlines()
    assert max(map(len, lines)) <= columns


def test_a_short_run_says_nothing_on_the_way(overdue: Path, tmp_path: Path) -> None:
    assert _on_terminal(*ARGUMENTS, cwd=tmp_path, error=True) == ""


SLOW = """
import pathlib
import time
from isms_lint.plugins.hookspecs import hookimpl
from isms_lint.rules import RECORD, Basis, Severity, rule

@rule(code="SLO001", name="slow", kinds={{"corrective-action"}}, scope=RECORD, basis=Basis.DATA,
      severity=Severity.INFO, since="1", messages={{"slow": "slow"}})
def check(action, run):
    pathlib.Path({begun!r}).touch()
    time.sleep({seconds})
    return ()

@hookimpl
def isms_lint_rules():
    return [check]
"""
SLOW_ARGUMENTS = ("check", "overdue", "--as-of=2026-11-20", "--select=SLO001")


def _slow(tmp_path: Path, seconds: float) -> str:
    """A folder for PYTHONPATH with a plugin whose rule leaves `begun` and takes so long."""
    site = tmp_path / "site"
    (site / "slow-1.0.dist-info").mkdir(parents=True)
    (site / "slow-1.0.dist-info" / "entry_points.txt").write_text("[isms_lint]\nslow = slow\n")
    code = SLOW.format(begun=str(tmp_path / "begun"), seconds=seconds)
    (site / "slow.py").write_text(code)
    return str(site)


def test_a_long_run_tells_where_it_is_and_cleans_up(overdue: Path, tmp_path: Path) -> None:
    site = _slow(tmp_path, 1.5)
    said = _on_terminal(*SLOW_ARGUMENTS, cwd=tmp_path, error=True, PYTHONPATH=site)
    assert said == "\r\x1b[Kisms-lint: checking ...\r\x1b[K"


def test_a_long_run_says_nothing_elsewhere(cli: Cli, overdue: Path, tmp_path: Path) -> None:
    assert cli(*SLOW_ARGUMENTS, env={"PYTHONPATH": _slow(tmp_path, 1.5)}).err == ""


def test_an_interrupted_run_says_so_and_no_more(overdue: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, *SLOW_ARGUMENTS],
        cwd=tmp_path,
        env=clean_environment(PYTHONPATH=_slow(tmp_path, 60)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not (tmp_path / "begun").exists():
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"isms-lint: interrupted\n")
