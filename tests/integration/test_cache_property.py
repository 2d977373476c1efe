"""Whatever happens to a repository: with the cache a run says what it says without, and it is used."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the driver forks")

DRIVER = Path(__file__).parent / "cache_driver.py"
SETTLED = 0.03
"""Seconds after which a change counts as settled for the driver."""
STEPS = int(os.environ.get("ISMS_LINT_CACHE_STEPS", "12"))
SEED = int(os.environ.get("ISMS_LINT_CACHE_SEED", "27001"))
RECORD = "kind: corrective-action\nid: CAR-{0}\nstatus: planned\ndue_on: 2026-{1}-30\n"
PLUGIN = '''
from pathlib import Path
from isms_lint.plugins.hookspecs import hookimpl

@hookimpl
def isms_lint_mappings():
    """{0}"""
    kind = (Path(__file__).parent / "data.txt").read_text().strip()
    return [{{"files": "{0}*.yaml", "kind": kind, "fields": {{"id": "id", "title": "status"}}}}]
'''
FILES = ("one.yaml", "two.yaml", "Three.md", "sub/four.yaml", "sub/deep/five.yaml", "x.json")


Driver = subprocess.Popen[str]


class World:
    """A repository, what lies around it, and a driver that runs the command on it."""

    def __init__(self, driver: Driver, top: Path, git: bool, seed: int = SEED) -> None:
        self.driver = driver
        self.any = random.Random(seed)
        self.top = top
        self.git = git
        self.root = top / "around" / "records"
        self.packs = top / "packs"
        self.plugin = top / "plugin"
        for folder in (self.root / "sub" / "deep", self.packs, self.plugin, top / "away"):
            folder.mkdir(parents=True)
        (self.plugin / "data.txt").write_text("risk\n")
        (self.plugin / "plugin.py").write_text(PLUGIN.format("house"))
        (top / "gitconfig").write_text("[user]\nname = a\nemail = a@b.c\n")
        self.day = "2026-11-20T12:00:00+00:00"
        self.number = 0
        self.variables = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(top),
            "ISMS_LINT_CACHE_DIR": str(top / "cache"),
            "GIT_CONFIG_GLOBAL": str(top / "gitconfig"),
        }
        for name in FILES[:4]:
            self._write(name)
        if git:
            self._git("init", "-q")
            self._git("add", "-A")
            self._git("commit", "-qm", "one")

    def runs(self, command: str, arguments: list[str], **variables: str) -> dict[str, Any]:
        asked = {
            "arguments": [command, *arguments],
            "folder": str(self.top / "away"),
            "variables": {**self.variables, **variables},
            "path": [str(self.packs), str(self.top / "packs-later")],
            "day": self.day,
        }
        assert self.driver.stdin
        assert self.driver.stdout
        self.driver.stdin.write(json.dumps(asked) + "\n")
        self.driver.stdin.flush()
        answer: dict[str, Any] = json.loads(self.driver.stdout.readline())
        return answer

    def steps(self) -> list[Callable[[], object]]:
        """What can happen."""
        always: list[Callable[[], object]] = [
            self.edits,
            self.edits,
            self.writes_same_size,
            self.replaces_with_same_size,
            self.renames,
            self.removes,
            self.touches,
            self.touches_back,
            self.makes_unreadable,
            self.links,
            self.links_a_folder,
            self.links_chain,
            self.configures,
            self.configures_above,
            self.makes_baseline,
            self.changes_plugin,
            self.changes_data,
            self.installs,
            self.day_passes,
            self.moves_a_folder,
            self.swaps_two,
            self.adds_ignored_rules,
        ]
        of_git: list[Callable[[], object]] = [
            lambda: self._git("add", "-A"),
            lambda: self._git("add", "-A"),
            lambda: self._git("commit", "-qam", "more"),
            lambda: self._git("stash", "-q"),
            lambda: self._git("stash", "pop", "-q"),
            lambda: self._git("reset", "-q", self.any.choice(["--hard", "--soft", "HEAD~1"])),
            lambda: self._git("checkout", "-q", self.any.choice(["-B", "-b"]), "other"),
            lambda: self._git("checkout", "-q", "HEAD~1"),
            lambda: self._git("status"),
            lambda: self._git("update-index", "--refresh"),
            lambda: self._git("rm", "-q", "--cached", self.some()),
            self.assumes,
            self.assumes,
            self.ignores,
            self.ignores,
            self.attributes,
            self.settings,
            self.excludes,
            self.worktree_config,
        ]
        return [*always, *(of_git if self.git else [self.inits])]

    def some(self) -> str:
        return self.any.choice(FILES)

    def there(self) -> list[Path]:
        found = sorted(self.root.rglob("*.*"))
        return [path for path in found if path.is_file() and "/." not in str(path)]

    def one(self) -> Path:
        return self.any.choice(self.there() or [self._write("one.yaml")])

    def _write(self, name: str) -> Path:
        path = self.root / name
        self.number += 1
        text = RECORD.format(self.number % 10, self.any.choice(["09", "12"]))
        if name.endswith(".md"):
            text = f"---\n{text}---\nText.\n"
        if name.endswith(".json"):
            text = json.dumps({"kind": "risk", "id": f"R-{self.number}"})
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            return self.root / "one.yaml"
        path.write_text(text)
        return path

    def shell(self, commands: str) -> None:
        subprocess.run(
            ["sh", "-c", commands],
            cwd=self.root,
            env=self.variables,
            capture_output=True,
            check=True,
        )

    def _git(self, *arguments: str) -> None:
        subprocess.run(
            ["git", *arguments], cwd=self.root, env=self.variables, capture_output=True, check=False
        )

    def edits(self) -> None:
        self._write(self.some())

    def writes_same_size(self) -> None:
        path = self.one()
        before = path.stat()
        text = path.read_text()
        path.write_text(text.replace("-09-", "-XX-").replace("-12-", "-09-").replace("XX", "12"))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def replaces_with_same_size(self) -> None:
        path = self.one()
        text = path.read_text()
        beside = self.top / "beside"
        beside.write_text(text.replace("-09-", "-XX-").replace("-12-", "-09-").replace("XX", "12"))
        os.utime(beside, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
        beside.rename(path)

    def renames(self) -> None:
        path = self.one()
        path.rename(path.with_name(self.any.choice(["new.yaml", "old.yaml", "a.txt", ".h.yaml"])))

    def removes(self) -> None:
        self.one().unlink()

    def touches(self) -> None:
        self.one().touch()

    def touches_back(self) -> None:
        os.utime(self.one(), (1_000_000_000, self.any.choice([0, 1_000_000_000])))

    def makes_unreadable(self) -> None:
        self.one().chmod(self.any.choice([0o000, 0o755, 0o644]))

    def links(self) -> None:
        path = self.root / self.any.choice(["link.yaml", "sub/link.yaml"])
        path.unlink(missing_ok=True)
        target = self.top / "outside.yaml"
        target.write_text(RECORD.format(7, "09"))
        path.parent.mkdir(exist_ok=True, parents=True)
        path.symlink_to(
            self.any.choice([str(target), str(self.root / self.some()), "nowhere.yaml"])
        )

    def links_a_folder(self) -> None:
        path = self.root / "folder.yaml"
        if path.is_symlink():
            path.unlink()
        path.symlink_to(self.any.choice(["sub", "../../away", "nowhere"]))

    def links_chain(self) -> None:
        middle = self.root / ".middle"
        middle.unlink(missing_ok=True)
        middle.symlink_to(self.any.choice([self.some(), str(self.top / "outside.yaml")]))
        chained = self.root / "chained.yaml"
        if not chained.is_symlink():
            chained.symlink_to(".middle")

    def moves_a_folder(self) -> None:
        for one, other in (("sub", "moved"), ("moved", "sub")):
            if (self.root / one).is_dir() and not (self.root / other).exists():
                (self.root / one).rename(self.root / other)
                return

    def swaps_two(self) -> None:
        one, other = self.one(), self.one()
        if one == other:
            return
        middle = self.top / "beside"
        one.rename(middle)
        other.rename(one)
        middle.rename(other)

    def adds_ignored_rules(self) -> None:
        hidden = self.root / ".hidden"
        hidden.mkdir(exist_ok=True)
        (hidden / "x.yaml").write_text(RECORD.format(8, "09"))

    def _settings(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        said = self.any.choice(["", "ignore: [CAR005]\n", "exclude: [sub/]\n", "fail_on: never\n"])
        if said:
            path.write_text(said)

    def configures(self) -> None:
        self._settings(self.root / ".isms-lint.yaml")

    def configures_above(self) -> None:
        self._settings(self.root.parent / ".isms-lint.yaml")

    def makes_baseline(self) -> None:
        path = self.root / ".isms-lint-baseline.json"
        if path.exists():
            path.unlink()
        else:
            self.runs("baseline", [str(self.root)])

    def changes_plugin(self) -> None:
        name = self.any.choice(["house", "one", "two"])
        (self.plugin / "plugin.py").write_text(PLUGIN.format(name))

    def changes_data(self) -> None:
        (self.plugin / "data.txt").write_text(
            self.any.choice(["risk\n", "asset\n", "supplier\n", "nothing\n"])
        )

    def installs(self) -> None:
        packs = self.any.choice([self.packs, self.top / "packs-later"])
        information = packs / "acme-1.0.dist-info"
        if information.exists() and self.any.random() < 0.5:
            (information / "entry_points.txt").unlink(missing_ok=True)
            information.rmdir()
            return
        information.mkdir(parents=True, exist_ok=True)
        (information / "entry_points.txt").write_text("[isms_lint]\nacme = acme_pack\n")
        (packs / "data.txt").write_text(self.any.choice(["risk\n", "supplier\n"]))
        (packs / "acme_pack.py").write_text(PLUGIN.format(self.any.choice(["one", "sub/f"])))

    def day_passes(self) -> None:
        day = self.any.choice(["2026-09-29T22:30", "2026-11-20T12:00", "2027-01-02T00:30"])
        self.day = f"{day}:00+00:00"

    def assumes(self) -> None:
        marks = ["--assume-unchanged", "--no-assume-unchanged", "--skip-worktree"]
        self._git("update-index", self.any.choice([*marks, "--no-skip-worktree"]), self.some())

    def ignores(self) -> None:
        path = self.root / self.any.choice([".gitignore", "sub/.gitignore"])
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(self.any.choice(["", "*.json\n", "sub/\n", "*\n", "one.yaml\n"]))

    def attributes(self) -> None:
        texts = ["", "* text=auto eol=crlf\n", "* ident\n", "* filter=evil\n"]
        (self.root / ".gitattributes").write_text(self.any.choice(texts))

    def settings(self) -> None:
        names = ["core.autocrlf", "core.trustctime", "core.checkStat", "core.fileMode"]
        values = {"core.checkStat": ["minimal", "default"]}
        name = self.any.choice(names)
        self._git("config", name, self.any.choice(values.get(name, ["true", "false"])))

    def excludes(self) -> None:
        path = self.root / ".git" / "info" / "exclude"
        path.write_text(self.any.choice(["", "two.yaml\n", "*.yaml\n"]))

    def worktree_config(self) -> None:
        self._git("config", "include.path", str(self.top / "included"))
        (self.top / "included").write_text(self.any.choice(["", "[core]\nfileMode = false\n"]))

    def inits(self) -> None:
        """A repository around the folder comes or goes."""
        git = self.root.parent / ".git"
        ignored = self.root.parent / ".gitignore"
        if git.exists():
            git.rename(self.top / f"gone-{self.number}-{self.any.random()}")
            ignored.unlink(missing_ok=True)
        else:
            ignored.write_text("*.yaml\n")
            subprocess.run(["git", "init", "-q", self.root.parent], env=self.variables, check=True)


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


def said(ran: dict[str, Any]) -> tuple[object, ...]:
    """What a run came to."""
    return ran["code"], ran["out"], ran["err"]


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
