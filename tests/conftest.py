"""What tests of several folders need: programs of npm, a cache of their own, a full disk."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CONSUMERS = Path(sys.prefix) / "consumers" / "node_modules"


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests leave in a cache is not the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ISMS_LINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def small_files() -> Iterator[None]:
    """No file can grow beyond a few hundred bytes, as where the disk is full."""
    resource = pytest.importorskip("resource", reason="Windows has no such limits")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


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
