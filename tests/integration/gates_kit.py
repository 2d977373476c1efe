"""Pipelines run as their services run them, on repositories with a pull request."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from machinery import OVERDUE, environment, run, write_files

OLD = OVERDUE
"""CAR-1: a finding of the main branch."""
NEW = OVERDUE.replace("CAR-1", "CAR-2")
"""CAR-2: a finding that the pull request brings."""
CONFIG = "select: [INP, REF, CAR005]\nfail_on: warning\n"
AS_OF = "2026-11-20"

_EXPRESSION = re.compile(r"\$\{\{ ([\w.-]+) \}\}")
_TERM = re.compile(r"([\w.-]+) (==|!=) '([^']*)'")


class Ran(NamedTuple):
    """A step or a job that came to its end: its exit code and its log."""

    code: int
    log: str


def shell(*command: object, cwd: Path, env: Mapping[str, str]) -> Ran:
    """Run a command as a runner does: both streams go to one log."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment(**env),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=300,
        check=False,
    )
    return Ran(done.returncode, done.stdout)


def filled(text: str, known: Mapping[str, str]) -> str:
    """A value of a pipeline with its expressions replaced."""
    return _EXPRESSION.sub(lambda found: known[found[1]], text)


class PullRequest(NamedTuple):
    """A bare repository with a pull request, as the service that hosts it keeps it.

    `begin` is where the branch left `target`, `head` its last commit, `merge` the commit that merges
    it into `target`, whose first parent is `before`. `target` has gone on since.
    """

    bare: Path
    target: str
    begin: str
    before: str
    head: str
    merge: str

    def clone(self, folder: Path, commit: str, *options: str) -> Path:
        """A work tree of one commit, fetched as `actions/checkout` and the runners of GitLab do."""
        folder.mkdir()
        run("git", "init", "-q", cwd=folder)
        run("git", "remote", "add", "origin", f"file://{self.bare}", cwd=folder)
        wanted = f"+{commit}:refs/remotes/pull/7/merge"
        run("git", "fetch", "-q", "--no-tags", *options, "origin", wanted, cwd=folder)
        run("git", "checkout", "-q", "--force", "refs/remotes/pull/7/merge", cwd=folder)
        return folder


def pull_request(
    folder: Path, target: str = "main", root: str = ".", commits: int = 3
) -> PullRequest:
    """Make a pull request that brings CAR-2 where CAR-1 is known; `target` got more `commits`."""
    work, bare = folder / "work", folder / "bare.git"
    work.mkdir(parents=True)

    def git(*arguments: str) -> str:
        return run("git", *arguments, cwd=work).stdout.strip()

    def commit(message: str) -> str:
        git("add", "--all")
        git("commit", "-q", "--allow-empty", "-m", message)
        return git("rev-parse", "HEAD")

    git("init", "-q", "-b", target)
    write_files(work / root, {".isms-lint.yaml": CONFIG, "old.yaml": OLD})
    begin = commit("old")
    git("checkout", "-q", "-b", "change")
    write_files(work / root, {"new.yaml": NEW})
    head = commit("new")
    git("checkout", "-q", target)
    before = [commit(f"elsewhere {number}") for number in range(commits)][-1]
    git("merge", "-q", "--no-ff", "--no-edit", "change")
    merge = git("rev-parse", "HEAD")
    git("update-ref", "refs/pull/7/merge", merge)
    git("reset", "-q", "--hard", before)
    commit("after the merge was tried")
    run("git", "clone", "-q", "--mirror", work, bare, cwd=folder)
    return PullRequest(bare, target, begin, before, head, merge)


class Job(NamedTuple):
    """A job of GitHub that used the action: its log, and what came of the action."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str
    used: list[dict[str, str]]
    """What actions that the action uses were given, in order."""


class Action:
    """The composite action in a folder, whose steps are run one after the other."""

    def __init__(self, folder: Path, temp: Path, **inputs: str) -> None:
        """Run the first step, which installs, with `inputs`: its outputs serve every job."""
        self._folder = folder
        self._temp = temp
        self._action = yaml.safe_load((folder / "action.yml").read_text(encoding="utf-8"))
        self._known: dict[str, str] = {}
        known = {**self._inputs(inputs)}
        install, *self._steps = self._action["runs"]["steps"]
        self.installed = self._step(install, temp, known, {})
        self._known = {key: text for key, text in known.items() if key.startswith("steps.")}

    @property
    def command(self) -> Path:
        """The program isms-lint that was installed."""
        return Path(self._known["steps.install.outputs.command"])

    def job(self, work: Path, event: str, env: Mapping[str, str], **inputs: str) -> Job:
        """What a job in the work tree gives, with the further variables `env` of the event."""
        known = {
            "github.repository": "example-org/isms",
            "github.event.merge_group.base_sha": env.get("MERGE_GROUP_BASE_SHA", ""),
            "steps.check.outputs.sarif": "",
            "steps.check.outputs.json": "",
            "steps.check.outputs.markdown": "",
            "steps.check.outputs.findings": "",
            "steps.check.outputs.exit-code": "",
            **self._inputs(inputs),
            **self._known,
        }
        variables = {
            "GITHUB_EVENT_NAME": event,
            "GITHUB_BASE_REF": "",
            "GITHUB_WORKSPACE": str(work),
            **env,
        }
        summary = self._temp / "summary"
        summary.write_text("", encoding="utf-8")
        code, log, used = 0, "", []
        for step in self._steps:
            if code or not _holds(step.get("if", ""), known):
                continue
            if "uses" in step:
                used.append({name: filled(text, known) for name, text in step["with"].items()})
                continue
            ran = self._step(step, work, known, variables)
            code, log = ran.code, log + ran.log
        outputs = {
            name: filled(output["value"], known) for name, output in self._action["outputs"].items()
        }
        return Job(code, log, outputs, summary.read_text(encoding="utf-8"), used)

    def _inputs(self, given: Mapping[str, str]) -> dict[str, str]:
        names = {name.replace("_", "-"): text for name, text in given.items()}
        assert names.keys() <= self._action["inputs"].keys()
        declared = {name: one["default"] for name, one in self._action["inputs"].items()}
        return {f"inputs.{name}": text for name, text in {**declared, **names}.items()}

    def _step(
        self, step: dict[str, Any], work: Path, known: dict[str, str], variables: Mapping[str, str]
    ) -> Ran:
        """Run a step with a script, and take its outputs in."""
        output, script = self._temp / "output", self._temp / "script.sh"
        output.write_text("", encoding="utf-8")
        script.write_text(step["run"], encoding="utf-8")
        env = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(self._folder),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self._temp / "summary"),
            "RUNNER_TEMP": str(self._temp),
            **variables,
            **{name: filled(text, known) for name, text in step.get("env", {}).items()},
        }
        # https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax, `shell`
        ran = shell("bash", "--noprofile", "--norc", "-eo", "pipefail", script, cwd=work, env=env)
        for line in output.read_text(encoding="utf-8").splitlines():
            name, _, text = line.partition("=")
            known[f"steps.{step['id']}.outputs.{name}"] = text
        return ran


def _holds(condition: str, known: Mapping[str, str]) -> bool:
    """Whether a condition of a step holds: comparisons that are joined by `&&`."""
    terms = _TERM.findall(condition)
    assert " && ".join(f"{a} {sign} '{b}'" for a, sign, b in terms) == condition
    return all((known[name] == text) == (sign == "==") for name, sign, text in terms)


_STAND_IN = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "isms-lint"
version = "1.0"
[project.optional-dependencies]
rules = ["iniconfig"]
xlsx = []
[tool.hatch.build.targets.wheel]
packages = ["stand_in"]
"""


def stand_in(folder: Path) -> Path:
    """A small distribution that stands for isms-lint where only pip is of interest.

    `iniconfig` stands for what evaluates rules in YAML.
    """
    return write_files(folder, {"pyproject.toml": _STAND_IN, "stand_in/__init__.py": ""})
