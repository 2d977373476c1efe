"""Programs that read our reports, as `make test` installs them beside the interpreter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from consumer_process import Consumer

CONSUMERS = Path(sys.prefix) / "consumers" / "node_modules"
_ENVIRONMENT = {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "NO_COLOR": "1"}


@pytest.fixture(scope="session")
def consumers() -> Path:
    """The folder of the programs of npm; where there is none the test is skipped, but not in CI."""
    if not CONSUMERS.is_dir():
        missing = "the programs that read reports are not installed: run `make test`"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return CONSUMERS


@pytest.fixture(scope="session")
def consumer(consumers: Path) -> Consumer:
    """Call with a program's file below the folder, its arguments, and `cwd`."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    node = shutil.which("node", path=path)
    assert node

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
