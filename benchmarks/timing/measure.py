"""Runs one process and says what it took."""

from __future__ import annotations

import marshal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_MIB = 1024 * (1024 if sys.platform == "darwin" else 1)
"""What `ru_maxrss` counts in, to a MiB."""


@dataclass(frozen=True)
class Run:
    """What one run took, and what it said."""

    wall: float
    cpu: float
    """Processor time of the process and of all it waited for, in seconds."""
    peak: float
    """Memory of the largest process among them, in MiB."""
    code: int
    output: str
    errors: str


class Launcher:
    """A small process that starts all others."""

    def __init__(self) -> None:
        program = [sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py"))]
        self._process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, command: Sequence[str], folder: Path) -> Run:
        """Runs a command in a folder to its end. Its output goes to files, so that no pipe holds it up."""
        assert self._process.stdin
        assert self._process.stdout
        with tempfile.TemporaryDirectory() as scratch:
            files = [Path(scratch, name) for name in ("output", "errors")]
            asked = (list(command), str(folder), str(files[0]), str(files[1]))
            marshal.dump(asked, self._process.stdin)
            self._process.stdin.flush()
            wall, cpu, peak, code = marshal.load(self._process.stdout)
            said = [file.read_text(encoding="utf-8", errors="replace") for file in files]
        return Run(wall, cpu, peak / _MIB, code, *said)

    def __enter__(self) -> Launcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
