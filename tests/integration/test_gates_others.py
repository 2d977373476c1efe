"""The templates for GitLab and Azure Pipelines: their scripts run as the runners run them."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from gates_kit import (
    AS_OF,
    CONFIG,
    NEW,
    Action,
    PullRequest,
    Ran,
    filled,
    pull_request,
    shell,
    stand_in,
)
from machinery import ROOT, lay_trap, run, write_files

pytestmark = pytest.mark.xdist_group("gates")

HOSTILE = "$(touch x)`touch y`; touch z & \"' *"


def _load(name: str) -> Any:
    return yaml.safe_load((ROOT / "gates" / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def request_(tmp_path_factory: pytest.TempPathFactory) -> PullRequest:
    """A pull request."""
    return pull_request(tmp_path_factory.mktemp("hosted"))


@pytest.fixture
def work(request_: PullRequest, tmp_path: Path) -> Path:
    """Its merge, cloned with all of the history."""
    work = request_.clone(tmp_path / "work", request_.merge)
    run("git", "fetch", "-q", "origin", "+refs/heads/*:refs/remotes/origin/*", cwd=work)
    return work


@pytest.fixture(scope="module")
def path(action: Action) -> str:
    """The PATH of an image that has isms-lint already: what pip is told to install is there."""
    return f"{action.command.parent}{os.pathsep}{os.environ['PATH']}"


def gitlab(work: Path, path: str, program: str = "bash", **variables: str) -> Ran:
    """The job of the template, its lines joined into one script as GitLab's runner does."""
    job = _load("gitlab-ci.yml")["isms-lint"]
    script = "\n".join([*job["before_script"], *job["script"]])
    options = ["-eo", "pipefail"] if program == "bash" else ["-e"]
    env = {"PATH": path, "ISMS_LINT_INSTALL": "isms-lint", "ISMS_LINT_AS_OF": AS_OF}
    return shell(
        program, *options, "-c", script, cwd=work, env={**env, **job["variables"], **variables}
    )


def _quality(work: Path) -> list[str]:
    """The files of the Code Quality report."""
    report = json.loads((work / "isms-lint-quality.json").read_text(encoding="utf-8"))
    # What does not count says why, in brackets.
    counted = [issue for issue in report if not issue["description"].startswith("[")]
    return [issue["location"]["path"] for issue in counted]


@pytest.mark.parametrize(("program", "since"), [("bash", ""), ("sh", "auto")])
def test_gitlab_stops_a_merge_request_at_what_it_brings(
    work: Path, path: str, request_: PullRequest, program: str, since: str
) -> None:
    begin = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": request_.begin, "ISMS_LINT_SINCE": since}
    job = gitlab(work, path, program, **begin)
    assert job.code == 1, job.log
    assert "CAR-2" in job.log
    assert "CAR-1" not in job.log
    assert _quality(work) == ["new.yaml"]
    assert "CAR-2" in (work / "isms-lint-junit.xml").read_text(encoding="utf-8")
    assert "CAR-2" in (work / "isms-lint.md").read_text(encoding="utf-8")


def test_gitlab_keeps_every_report_it_writes(work: Path, path: str, request_: PullRequest) -> None:
    before = set(work.iterdir())
    gitlab(work, path)
    artifacts = _load("gitlab-ci.yml")["isms-lint"]["artifacts"]
    kept = {*artifacts["paths"], *artifacts["reports"].values()}
    assert {path.name for path in set(work.iterdir()) - before} == kept


def test_gitlab_takes_nothing_of_the_work_tree_for_a_report(
    work: Path, path: str, tmp_path: Path
) -> None:
    (work / "isms-lint.md").symlink_to(tmp_path / "victim")
    (work / "isms-lint-junit.xml").write_text("<testsuites/>")
    assert gitlab(work, path).code == 1
    assert not (tmp_path / "victim").exists()
    assert "CAR-2" in (work / "isms-lint.md").read_text(encoding="utf-8")
    (work / "isms-lint-junit.xml").write_text("<testsuites/>")
    assert gitlab(work, path, ISMS_LINT_PROFILE="none-such").code == 2
    assert not (work / "isms-lint-junit.xml").exists()


def test_gitlab_compares_merged_results_with_the_target(
    request_: PullRequest, path: str, tmp_path: Path
) -> None:
    """What the target got since the branch left it is part of the merge, and not new."""
    hosted = request_.clone(tmp_path / "target", request_.before)
    write_files(hosted, {"later.yaml": NEW.replace("CAR-2", "CAR-3")})
    run("git", "add", "--all", cwd=hosted)
    run("git", "commit", "-qm", "later", cwd=hosted)
    target = run("git", "rev-parse", "HEAD", cwd=hosted).stdout.strip()
    run("git", "fetch", "-q", "origin", "change", cwd=hosted)
    run("git", "merge", "-q", "--no-edit", "FETCH_HEAD", cwd=hosted)
    job = gitlab(
        hosted,
        path,
        CI_MERGE_REQUEST_DIFF_BASE_SHA=request_.begin,
        CI_MERGE_REQUEST_TARGET_BRANCH_SHA=target,
    )
    assert job.code == 1, job.log
    assert _quality(hosted) == ["new.yaml"]


def test_gitlab_counts_everything_elsewhere_and_where_it_is_asked_for(
    work: Path, path: str, request_: PullRequest
) -> None:
    gitlab(work, path)
    assert _quality(work) == ["new.yaml", "old.yaml"]
    merge_request = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": request_.begin}
    gitlab(work, path, ISMS_LINT_SINCE="none", **merge_request)
    assert _quality(work) == ["new.yaml", "old.yaml"]


def test_gitlab_imports_nothing_of_the_work_tree(work: Path, path: str) -> None:
    sprung = lay_trap(work, "pip.py", "isms_lint/__init__.py", "json.py")
    assert "CAR-2" in gitlab(work, path).log
    assert not sprung.exists()


def test_gitlab_installs_what_evaluates_rules_in_yaml(tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "image", cwd=tmp_path)
    commands = tmp_path / "image" / "bin"
    path = f"{commands}{os.pathsep}{os.environ['PATH']}"
    gitlab(tmp_path, path, ISMS_LINT_INSTALL=str(stand_in(tmp_path / "small")))
    run(commands / "python", "-c", "import stand_in, iniconfig", cwd=tmp_path)


def test_gitlab_says_what_is_not_set(work: Path, path: str) -> None:
    job = gitlab(work, path, ISMS_LINT_INSTALL="")
    assert job.code != 0
    assert "ISMS_LINT_INSTALL: set it to what pip installs" in job.log


@pytest.mark.parametrize("name", ["ROOT", "PROFILE", "FAIL_ON", "AS_OF", "SINCE", "INSTALL"])
def test_gitlab_takes_no_variable_for_a_command(work: Path, path: str, name: str) -> None:
    before = sorted(work.iterdir())
    job = gitlab(work, path, **{f"ISMS_LINT_{name}": HOSTILE})
    assert job.code in (1, 2), job.log
    assert sorted(work.iterdir()) == before


class Azure:
    """An agent of Azure Pipelines that runs the steps of the template."""

    def __init__(self, temp: Path) -> None:
        self.temp = temp
        template = _load("azure-pipelines.yml")
        self.steps = template["steps"]
        self._declared = {one["name"]: one.get("default", "") for one in template["parameters"]}

    def install(self, work: Path, **parameters: str) -> Ran:
        """Run the script that installs."""
        return self._step(self.steps[0], work, {}, parameters)

    def run(self, work: Path, env: dict[str, str], **parameters: str) -> Ran:
        """Run the script that lints."""
        return self._step(self.steps[1], work, env, {"install": "", "asOf": AS_OF, **parameters})

    def _step(
        self, step: dict[str, Any], work: Path, env: dict[str, str], parameters: dict[str, str]
    ) -> Ran:
        given = {**self._declared, **parameters}
        assert given.keys() == self._declared.keys()
        known = {f"parameters.{name}": text for name, text in given.items()}
        script = self.temp / "script.sh"
        script.write_text(step["bash"], encoding="utf-8")
        variables = {name: filled(text, known) for name, text in step["env"].items()}
        agent = {"AGENT_TEMPDIRECTORY": str(self.temp), "TF_BUILD": "True", **env}
        command = ("bash", "--noprofile", "--norc", script)
        return shell(*command, cwd=work, env={**agent, **variables})


@pytest.fixture
def azure(action: Action, tmp_path: Path) -> Azure:
    """An agent on which isms-lint was installed."""
    agent = Azure(tmp_path / "agent")
    agent.temp.mkdir()
    (agent.temp / "isms-lint").symlink_to(action.command.parent.parent)
    return agent


def _issues(ran: Ran) -> list[str]:
    return re.findall(r"^##vso\[task\.logissue .*sourcepath=([^;\]]*)", ran.log, re.MULTILINE)


@pytest.mark.parametrize("target", ["refs/heads/main", "main"])
def test_azure_stops_a_pull_request_at_what_it_brings(
    azure: Azure, work: Path, target: str
) -> None:
    ran = azure.run(work, {"SYSTEM_PULLREQUEST_TARGETBRANCH": target})
    assert ran.code == 1, ran.log
    assert _issues(ran) == ["new.yaml"]
    (summary,) = re.findall(r"^##vso\[task\.uploadsummary\](.+)$", ran.log, re.MULTILINE)
    assert "CAR-2" in Path(summary).read_text(encoding="utf-8")


def test_azure_publishes_the_reports_that_are_written(azure: Azure, work: Path) -> None:
    assert azure.run(work, {}).code == 1
    tests, kept = (
        Path(path.replace("$(Agent.TempDirectory)", str(azure.temp)))
        for step in azure.steps
        for name, path in step.get("inputs", {}).items()
        if name in ("testResultsFiles", "PathtoPublish")
    )
    assert "CAR-2" in tests.read_text(encoding="utf-8")
    assert [file.name for file in kept.glob("*.sarif")] == ["isms-lint.sarif"]


@pytest.mark.parametrize(
    ("env", "since"), [({}, "auto"), ({"SYSTEM_PULLREQUEST_TARGETBRANCH": "main"}, "none")]
)
def test_azure_counts_everything_elsewhere_and_where_it_is_asked_for(
    azure: Azure, work: Path, env: dict[str, str], since: str
) -> None:
    assert _issues(azure.run(work, env, since=since)) == ["new.yaml", "old.yaml"]


def test_azure_tells_a_failed_run_and_shows_no_older_report(azure: Azure, tmp_path: Path) -> None:
    work = write_files(tmp_path / "records", {".isms-lint.yaml": CONFIG, "new.yaml": NEW})
    ran = azure.run(work, {}, profile="no-such-profile")
    assert ran.code == 2
    assert "uploadsummary" not in ran.log


@pytest.mark.parametrize("name", ["root", "profile", "failOn", "asOf", "since"])
def test_azure_takes_no_parameter_for_a_command(azure: Azure, work: Path, name: str) -> None:
    before = sorted(work.iterdir())
    ran = azure.run(work, {}, **{name: HOSTILE})
    assert ran.code == 2, ran.log
    assert sorted(work.iterdir()) == before


def test_azure_installs_into_an_environment_of_its_own(tmp_path: Path) -> None:
    """Small packages stand for isms-lint, what evaluates rules, and a pack: pip is of interest here."""
    agent = Azure(tmp_path / "agent")
    agent.temp.mkdir()
    work = tmp_path / "work"
    sprung = lay_trap(work, "venv.py", "ensurepip.py", "pip.py")
    ran = agent.install(work, install=str(stand_in(tmp_path / "small")), packs="tabulate\n")
    assert ran.code == 0, ran.log
    assert not sprung.exists()
    run(
        agent.temp / "isms-lint/bin/python",
        "-c",
        "import stand_in, iniconfig, tabulate",
        cwd=tmp_path,
    )
    before = sorted(tmp_path.iterdir())
    assert agent.install(tmp_path, install=HOSTILE).code != 0
    assert sorted(tmp_path.iterdir()) == before
