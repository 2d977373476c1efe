"""Whatever happens to a repository: with the cache a run says what it says without, and it is used."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from cache_world import SETTLED, Driver, World, said

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the driver forks")

STEPS = int(os.environ.get("ISMS_LINT_CACHE_STEPS", "12"))


@pytest.mark.parametrize("git", [True, False])
def test_with_the_cache_a_run_says_what_it_says_without(
    git: bool, driver: Driver, tmp_path: Path
) -> None:
    world = World(driver, tmp_path, git)
    told: list[str] = []
    root = str(world.root)
    ways = (
        [root, "--plugin", f"{world.plugin}/plugin.py", "--format", "concise"],
        [root, "--format", "concise"],
        [root, "--format", "concise"],
        [root, "--jobs", "2", "--format", "json"],
        [f"{root}/sub", "--format", "concise", "--exit-zero"],
        ["--plugin", str(world.plugin), "--root", root, "--format", "concise"],
    )
    used = kept = 0
    for _ in range(STEPS):
        for _ in range(world.any.choice([1, 1, 2])):
            step = world.any.choice(world.steps())
            try:
                step()
                told.append(getattr(step, "__name__", str(step)))
            except OSError as error:
                told.append(f"{step} {error}")
        if world.any.random() < 0.8:
            time.sleep(SETTLED)
        way = world.any.choice(ways)
        ran = [world.runs("check", way), world.runs("check", way, ISMS_LINT_NO_CACHE="1")]
        told.append(f"{way} {ran[0]['replayed']}")
        assert said(ran[0]) == said(ran[1]), "\n".join(told)
        assert "Traceback" not in ran[0]["err"]
        again = world.runs("check", way)
        assert said(again) == said(ran[1]), "\n".join(told)
        kept += ran[0]["code"] != 2
        used += again["replayed"]
        told.append(f"again {again['replayed']} {ran[0]['code']} {ran[1]['err'][-300:]}")
    if os.environ.get("ISMS_LINT_CACHE_TELL"):
        print("\n".join(told), used, kept)
    assert used > kept * 0.5, (used, kept)


class Case(NamedTuple):
    """Shell commands in the repository: some before the first run, some after it. `below` is the folder
    that is linted. With `later`, commands that come too shortly before the first run for it to be kept.
    """

    git: bool
    before: str
    after: str
    below: str = ""
    later: str = ""


AS = "git -c user.name=a -c user.email=a@b.c "
OVERDUE = "printf 'kind: corrective-action\\nid: CAR-9\\nstatus: planned\\ndue_on: 2026-09-30\\n'"
CASES = {
    "a file taken for unchanged comes": Case(
        True,
        f"{OVERDUE} > a.yaml; git add .; git update-index --assume-unchanged a.yaml; mv a.yaml ..",
        "mv ../a.yaml .",
    ),
    "a file comes to an ignored folder": Case(
        True,
        "echo build/ > .gitignore; git add .; mkdir build; cp one.yaml build",
        f"{OVERDUE} > build/a.yaml",
        below="build",
    ),
    "a submodule becomes a file": Case(
        True,
        f"git init -q s.yaml; {AS} -C s.yaml commit -q --allow-empty -m 1; git add .",
        f"rm -r s.yaml; {OVERDUE} > s.yaml",
    ),
    "git was told to look at less": Case(
        True,
        f"git config core.trustctime false; {OVERDUE} > a.yaml; touch -d 2026-01-01 a.yaml; git add .",
        "sed -i s/planned/invalid/ a.yaml; touch -d 2026-01-01 a.yaml",
    ),
    "a file is ignored in a repository without an index": Case(
        True, "rm .git/index; touch sub/.gitignore", "echo four.yaml > sub/.gitignore"
    ),
    "a file is ignored after settings that had not settled": Case(
        True,
        "git rm -rq --cached .; touch sub/.gitignore",
        "echo four.yaml > sub/.gitignore",
        later="git config a.b c",
    ),
    "a repository comes around": Case(False, "", "git init -q ..; echo one.yaml > ../.gitignore"),
    "what was no repository becomes one": Case(
        False, "mkdir .git; touch .gitignore", "git init -q .; echo one.yaml > .gitignore"
    ),
    "a worktree becomes another": Case(
        True,
        "git worktree add -q ../w; git worktree add -q ../v",
        f"{OVERDUE} > ../w/a.yaml; cp ../v/.git ../w/.git; git -C ../w add .",
        below="../w",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_seen_that(name: str, driver: Driver, tmp_path: Path) -> None:
    case = CASES[name]
    world = World(driver, tmp_path, case.git)
    world.shell(case.before)
    time.sleep(SETTLED)
    world.shell(case.later)
    way = [str(world.root / case.below), "--format", "concise"]
    before = world.runs("check", way)
    again = world.runs("check", way)
    assert said(again) == said(before)
    world.shell(case.after)
    time.sleep(SETTLED)
    after = world.runs("check", way)
    assert not after["replayed"]
    assert said(after) != said(before)
    assert said(after) == said(world.runs("check", way, ISMS_LINT_NO_CACHE="1"))


ASKING = {
    "an environment variable": "import os\nos.environ.get('ACME', '')",
    "a file by the bytes of its name": "open({0!r}.encode()).read()",
    "a file that may be written, too": "open({0!r}, 'r+').read()",
    "another program": "import subprocess\nsubprocess.run(['cat', {0!r}], capture_output=True).stdout",
    "a network": "import socket\nsocket.getaddrinfo('localhost', 1)",
}


@pytest.mark.parametrize("what", ASKING)
def test_a_plugin_asks(what: str, world: World) -> None:
    file = world.top / "acme.txt"
    file.write_text("supplier")
    *first, last = ASKING[what].format(str(file)).split("\n")
    lines = [*first, f"NAME = str({last})"]
    plugin = world.plugin / "plugin.py"
    plugin.write_text("\n".join(lines) + ASKED)
    time.sleep(SETTLED)
    way = [str(world.root), "--plugin", str(plugin)]
    first_said = world.runs("check", way)
    assert said(world.runs("check", way)) == said(first_said)
    file.write_text("risk")
    time.sleep(SETTLED)
    after = world.runs("check", way, ACME="risk")
    assert said(after) == said(world.runs("check", way, ACME="risk", ISMS_LINT_NO_CACHE="1"))
    assert said(after) != said(first_said) or what == "a network"


ASKED = """
from isms_lint.plugins.hookspecs import hookimpl

@hookimpl
def isms_lint_mappings():
    kind = "risk" if "risk" in NAME else "supplier"
    return [{"files": "one.yaml", "kind": kind, "fields": {"id": "id", "title": "status"}}]
"""


def test_an_index_that_git_writes_anew_is_the_same(world: World) -> None:
    time.sleep(SETTLED)
    way = [str(world.root)]
    world.runs("check", way)
    world.shell("cp .git/index .git/new; mv .git/new .git/index; git status")
    assert world.runs("check", way)["replayed"]


@pytest.mark.parametrize("around", ["submodule", "worktree", "configuration"])
def test_a_cache_around_what_is_judged_is_none(around: str, driver: Driver, tmp_path: Path) -> None:
    world = World(driver, tmp_path, git=False)
    if around == "configuration":
        world.shell("echo 'ignore: []' > ../.isms-lint.yaml")
    else:
        world.shell("git init -q ..; git init -q .; mv .git ../.git/inner")
        world.shell("echo gitdir: ../.git/inner > .git")
    inside = world.root.parent / "cache"
    time.sleep(SETTLED)
    world.runs("check", [str(world.root)], ISMS_LINT_CACHE_DIR=str(inside))
    assert not inside.exists()


def test_an_entry_that_is_no_file_is_not_waited_for(world: World) -> None:
    time.sleep(SETTLED)
    first = world.runs("check", [str(world.root)])
    (entry,) = (world.top / "cache" / "runs").iterdir()
    entry.unlink()
    os.mkfifo(entry)
    assert said(world.runs("check", [str(world.root)])) == said(first)


def test_an_entry_under_the_name_of_another_is_not_believed(world: World) -> None:
    other = world.top / "other"
    other.mkdir()
    time.sleep(SETTLED)
    runs = world.top / "cache" / "runs"
    first = world.runs("check", [str(world.root)])
    (entry,) = runs.iterdir()
    world.runs("check", [str(other)])
    (second,) = {*runs.iterdir()} - {entry}
    entry.replace(second)
    assert said(world.runs("check", [str(other)])) != said(first)
