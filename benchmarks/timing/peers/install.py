"""Installs peers below `benchmarks/.peers`, on first use."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

PEERS = Path(__file__).parents[2] / ".peers"


class Missing(Exception):
    """A peer cannot be installed here."""


def python_command(package: str, command: str, *others: str) -> str:
    """The command of a Python package, in an environment with nothing but what it needs."""
    folder = PEERS / package
    binary = folder / "bin" / command
    if not binary.exists():
        venv.create(folder, with_pip=True, clear=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        _install([*pip, package, *others], folder)
    return str(binary)


def node_command(package: str, command: str) -> str:
    """The command of an npm package."""
    folder = PEERS / package.rpartition("/")[2]
    binary = folder / "node_modules" / ".bin" / command
    if not binary.exists():
        npm = shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))
        if npm is None:
            raise Missing("there is no npm here")
        quiet = ("--no-audit", "--no-fund", "--loglevel=error")
        _install([npm, "install", "--prefix", str(folder), *quiet, package], folder)
    return str(binary)


def _install(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        lines = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        raise Missing(lines[-1])
