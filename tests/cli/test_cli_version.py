"""`--version`: what it says, and how little it needs for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cli_process import Cli

_IMPORTED = """
import sys
known = set(sys.modules)
from isms_lint.cli.main import main
main(["--version"])
print(*sorted(name for name in sys.modules if name not in known), sep=chr(10))
"""


def _entry_points(site: Path, raw: bytes, distribution: str = "house-1.0") -> Path:
    """The file that says what an installed distribution brings, written."""
    path = site / f"{distribution}.dist-info" / "entry_points.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def test_it_imports_next_to_nothing() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _IMPORTED], capture_output=True, text=True, check=True
    )
    assert [
        name for name in ran.stdout.splitlines()[1:] if name.partition(".")[0] != "isms_lint"
    ] == []
    assert len(ran.stdout.splitlines()) < 12


def test_what_is_installed_or_removed_shows_at_once(cli: Cli, tmp_path: Path) -> None:
    site = tmp_path / "site"
    env = {"PYTHONPATH": str(site)}
    without = cli("--version", env=env).out
    assert "house" not in without
    file = _entry_points(site, b"[isms_lint]\nhouse = house\n")
    assert "plugins: house 1.0, iso27001" in cli("--version", env=env).out
    _entry_points(site, b"[isms_lint]\nmouse = house\n")
    assert "mouse 1.0" in cli("--version", env=env).out
    _entry_points(site, b"[isms_lint]\nmouse = house\n", "house-0.9")
    file.unlink()
    file.parent.rmdir()
    assert "mouse 0.9" in cli("--version", env=env).out
    (site / "house-0.9.dist-info" / "entry_points.txt").unlink()
    assert cli("--version", env=env).out == without


def test_a_name_is_told_without_control_characters(cli: Cli, tmp_path: Path) -> None:
    _entry_points(tmp_path / "site", b"[isms_lint]\nho\x1b[31muse = house\n::error::x = house\n")
    said = cli("--version", env={"PYTHONPATH": str(tmp_path / "site")}).out
    assert "ho\\x1b[31muse 1.0" in said
    assert "::error::" not in said


def test_a_name_that_the_output_cannot_show_is_told_by_escapes(cli: Cli, tmp_path: Path) -> None:
    _entry_points(tmp_path / "site", "[isms_lint]\nmärz = house\n".encode())
    env = {"PYTHONPATH": str(tmp_path / "site"), "PYTHONIOENCODING": "ascii"}
    assert "m\\xe4rz 1.0" in cli("--version", env=env).out


def test_another_file_that_is_no_utf_8_is_in_nobodys_way(cli: Cli, tmp_path: Path) -> None:
    _entry_points(tmp_path / "site", b"[isms_lint]\nhouse = house\n[other]\nm\xe4rz = x\n")
    ran = cli("--version", env={"PYTHONPATH": str(tmp_path / "site")})
    assert ran.code == 0
    assert "house 1.0" in ran.out
