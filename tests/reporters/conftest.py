"""Programs that read our reports."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from consumer_process import Consumer

_ENVIRONMENT = {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "NO_COLOR": "1"}


@pytest.fixture(scope="session")
def consumer(node: str, consumers: Path) -> Consumer:
    """Call with a program's file below the folder, its arguments, and `cwd`."""

    def call(program: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [node, consumers / program, *arguments],
            cwd=cwd,
            env={**os.environ, **_ENVIRONMENT},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return call
