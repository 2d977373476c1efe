"""What the tests of the finished distribution begin with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import house_rules
import pytest
from cache_world import DRIVER, Driver, World
from environment import Environment
from gates_kit import Action
from machinery import ROOT, commit, run, write_distribution


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project as a commit of the work tree would hold it."""
    copy = tmp_path_factory.mktemp("project") / "isms-lint"
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    return copy


@pytest.fixture(scope="session")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the source distribution, and the wheel built from that."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, project, cwd=folder)
    return folder


@pytest.fixture(scope="session")
def bin_(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a fresh environment into which the wheel is installed."""
    folder = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    commands = folder / "venv" / "bin"
    (wheel,) = built.glob("*.whl")
    run(commands / "python", "-m", "pip", "install", "-q", wheel, cwd=folder)
    return commands


@pytest.fixture(scope="session")
def authors(bin_: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """A copy of it with what authors of rule packs use."""
    made = Environment.copy_of(bin_, tmp_path_factory.mktemp("authors") / "venv")
    made.pip("install", "mypy>=1.13", "pytest>=8.3", "ruff>=0.9", "build>=1.2", "Jinja2>=3.1.6")
    return made


@pytest.fixture(scope="session")
def source(project: Path) -> tuple[Path, str]:
    """This project as a repository that pre-commit can take its hooks from, and a commit of it."""
    return project, commit(project)


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installed."""
    return tmp_path_factory.mktemp("hooks")


@pytest.fixture(scope="session")
def action(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Action:
    """The GitHub Action, installed from this project with a rule pack at a path with a space."""
    temp = tmp_path_factory.mktemp("runner")
    house = write_distribution(temp / "a pack", "house", "3.1", house_rules.FILES)
    made = Action(project, temp, packs=f"{house}\n")
    assert made.installed.code == 0, made.installed.log
    return made


@pytest.fixture(scope="module")
def driver() -> Iterator[Driver]:
    """The process that runs the command."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, DRIVER], stdin=pipe, stdout=pipe, text=True) as process:
        yield process


@pytest.fixture
def world(driver: Driver, tmp_path: Path) -> World:
    """A repository of git, with a cache of its own."""
    return World(driver, tmp_path, git=True)
