"""Programs of npm, as `make test` installs them beside the interpreter."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

CONSUMERS = Path(sys.prefix) / "consumers" / "node_modules"


@pytest.fixture(scope="session")
def consumers() -> Path:
    """The folder of the programs of npm; where there is none the test is skipped, but not in CI."""
    if not CONSUMERS.is_dir():
        missing = "the programs that read reports and papers are not installed: run `make test`"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return CONSUMERS


@pytest.fixture(scope="session")
def node() -> str:
    """The program that runs them; it comes from PyPI."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    found = shutil.which("node", path=path)
    assert found
    return found
