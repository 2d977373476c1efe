"""A repository to which anything happens, and a process that runs the command on it."""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

DRIVER = Path(__file__).parent / "cache_driver.py"
SETTLED = 0.03
"""Seconds after which a change counts as settled for the driver."""
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


def said(ran: dict[str, Any]) -> tuple[object, ...]:
    """What a run came to."""
    return ran["code"], ran["out"], ran["err"]
