"""After changes, a run that goes by what the last one left finds what a run from nothing finds."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_cache_property import DRIVER, SETTLED, Driver, World, said
from test_standing import SAMPLE, edited

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the driver forks")

EDITS = int(os.environ.get("ISMS_LINT_RERUN_EDITS", "40"))
SEED = int(os.environ.get("ISMS_LINT_RERUN_SEED", "27001"))
CORPUS = Path(os.environ.get("ISMS_LINT_RERUN_CORPUS", str(SAMPLE)))


@pytest.fixture(scope="module")
def driver() -> Iterator[Driver]:
    """The process that runs the command."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, DRIVER], stdin=pipe, stdout=pipe, text=True) as process:
        yield process


@pytest.fixture
def sample(driver: Driver, tmp_path: Path) -> World:
    """The sample, as a repository of git."""
    world = World(driver, tmp_path, git=True)
    shutil.rmtree(world.root)
    shutil.copytree(CORPUS, world.root)
    world.shell("git init -q .; git add -A; git commit -qm one")
    time.sleep(SETTLED)
    return world


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_after_any_edit_it_finds_what_a_run_from_nothing_finds(jobs: str, sample: World) -> None:
    chance = random.Random(SEED)
    files = [path for path in sample.there() if path.suffix in (".yaml", ".md", ".json")]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    others = [*texts.values()]
    way = [str(sample.root), "--format", "json", "--select", "ALL", "--jobs", jobs]
    sample.runs("check", way)
    told: list[str] = []
    left = 0
    for _ in range(EDITS):
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            path = chance.choice(files)
            text = path.read_text(encoding="utf-8")
            new = texts[path] if chance.random() < 0.2 else edited(text, others, chance)
            path.write_text(new, encoding="utf-8")
            told.append(str(path.relative_to(sample.root)))
        if chance.random() < 0.1:
            sample.shell("git add -A")
        if chance.random() < 0.7:
            time.sleep(SETTLED)
        ran = sample.runs("check", way)
        whole = sample.runs("check", way, ISMS_LINT_NO_CACHE="1")
        assert said(ran) == said(whole), told
        assert "Traceback" not in ran["err"]
        left += ran["left"]
    assert left > EDITS / 4, left
