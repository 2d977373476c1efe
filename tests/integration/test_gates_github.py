"""The GitHub Action: its steps run in order, on checkouts such as GitHub's runners have."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import house_rules
import pytest
from gates_kit import AS_OF, CONFIG, NEW, OLD, Action, Job, PullRequest, pull_request, stand_in
from machinery import RULE_IN_YAML, UNRETAINED, lay_trap, run, write_files

pytestmark = pytest.mark.xdist_group("gates")

SHALLOW = "--depth=1"


@pytest.fixture(scope="module")
def request_(tmp_path_factory: pytest.TempPathFactory) -> PullRequest:
    """A pull request whose target went on by more commits than are fetched at first."""
    return pull_request(tmp_path_factory.mktemp("hosted"), commits=40)


def report_of(job: Job) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(Path(job.outputs["json"]).read_text(encoding="utf-8"))
    return report


def records(job: Job) -> list[str]:
    """The records with open findings."""
    return [f["record"]["id"] for f in report_of(job)["findings"] if f["status"] == "open"]


PR = {"GITHUB_BASE_REF": "main"}


def test_a_pull_request_is_stopped_by_what_it_brings(
    action: Action, request_: PullRequest, tmp_path: Path
) -> None:
    work = request_.clone(tmp_path / "work", request_.merge, SHALLOW)
    job = action.job(work, "pull_request", PR, as_of=AS_OF)
    assert job.code == 1
    annotations = [line for line in job.log.splitlines() if line.startswith("::")]
    assert len(annotations) == 1, job.log
    assert annotations[0].startswith("::warning ")
    assert "file=new.yaml" in annotations[0]
    assert job.outputs["exit-code"] == "1"
    assert job.outputs["findings"] == "1"
    assert records(job) == ["CAR-2"]
    # The merge was made of an older commit than the target has now: its own parent is the base.
    comparison = report_of(job)["comparison"]
    assert (comparison["base"], comparison["blind"]) == (request_.before, None)
    assert report_of(job)["repository"] == "example-org/isms"
    assert "CAR-2" in job.summary
    assert job.summary == Path(job.outputs["markdown"]).read_text(encoding="utf-8")
    assert json.loads(Path(job.outputs["sarif"]).read_text(encoding="utf-8"))["runs"]
    assert job.used == []


@pytest.mark.skipif(not hasattr(os, "chown") or os.geteuid() != 0, reason="only root may give away")
def test_in_a_container_the_work_tree_belongs_to_somebody_else(
    action: Action, request_: PullRequest, tmp_path: Path
) -> None:
    work = request_.clone(tmp_path / "work", request_.merge, SHALLOW)
    for path in (work, work / ".git"):
        os.chown(path, 4242, 4242)
    assert records(action.job(work, "pull_request", PR, as_of=AS_OF)) == ["CAR-2"]


def test_history_is_fetched_until_both_sides_meet(
    action: Action, request_: PullRequest, tmp_path: Path
) -> None:
    work = request_.clone(tmp_path / "work", request_.head, SHALLOW)
    job = action.job(work, "pull_request", PR, as_of=AS_OF)
    assert records(job) == ["CAR-2"]
    comparison = report_of(job)["comparison"]
    assert (comparison["base"], comparison["blind"]) == (request_.begin, None)


def test_an_older_meeting_of_both_sides_is_not_taken_for_the_newest(
    action: Action, tmp_path: Path
) -> None:
    """The target merged a branch that began long ago: by way of it both sides meet too early."""
    hosted = pull_request(tmp_path / "hosted")
    other = tmp_path / "other"
    run("git", "clone", "-q", hosted.bare, other, cwd=tmp_path)
    for number in range(40):
        run("git", "commit", "-q", "--allow-empty", "-m", f"more {number}", cwd=other)
    run("git", "checkout", "-q", "-b", "long-ago", hosted.begin, cwd=other)
    run("git", "commit", "-q", "--allow-empty", "-m", "long ago", cwd=other)
    run("git", "checkout", "-q", "main", cwd=other)
    run("git", "merge", "-q", "--no-edit", "long-ago", cwd=other)
    run("git", "push", "-q", "origin", "main", cwd=other)
    work = hosted.clone(tmp_path / "work", hosted.merge, SHALLOW)
    job = action.job(work, "pull_request", PR, as_of=AS_OF)
    assert report_of(job)["comparison"]["base"] == hosted.before


def test_a_full_clone_needs_no_remote(
    action: Action, request_: PullRequest, tmp_path: Path
) -> None:
    work = request_.clone(tmp_path / "work", request_.merge)
    heads = "+refs/heads/*:refs/remotes/origin/*"
    run("git", "fetch", "-q", "origin", heads, cwd=work)
    run("git", "remote", "set-url", "origin", tmp_path / "gone", cwd=work)
    assert records(action.job(work, "pull_request", PR, as_of=AS_OF)) == ["CAR-2"]


def test_a_base_that_cannot_be_fetched_fails_the_run_and_says_what_to_do(
    action: Action, request_: PullRequest, tmp_path: Path
) -> None:
    work = request_.clone(tmp_path / "work", request_.merge, SHALLOW)
    run("git", "remote", "set-url", "origin", tmp_path / "gone", cwd=work)
    job = action.job(work, "pull_request", PR, as_of=AS_OF)
    assert job.code == 2
    assert "::error title=isms-lint::" in job.log
    assert "fetch-depth: 0" in job.log
    assert job.outputs["json"] == ""


def test_the_base_itself_is_not_taken_for_the_pull_request(
    action: Action, request_: PullRequest, tmp_path: Path
) -> None:
    base = request_.clone(tmp_path / "base", request_.before, SHALLOW)
    job = action.job(base, "pull_request_target", PR, as_of=AS_OF)
    assert job.code == 2
    assert "::error title=isms-lint::what is checked out is the base" in job.log
    work = request_.clone(tmp_path / "work", request_.merge, SHALLOW)
    assert records(action.job(work, "pull_request_target", PR, as_of=AS_OF)) == ["CAR-2"]


def test_the_merge_queue_compares_with_its_own_base(
    action: Action, request_: PullRequest, tmp_path: Path
) -> None:
    work = request_.clone(tmp_path / "work", request_.merge, SHALLOW)
    queue = {"MERGE_GROUP_BASE_SHA": request_.before}
    job = action.job(work, "merge_group", queue, as_of=AS_OF)
    assert records(job) == ["CAR-2"]
    assert report_of(job)["comparison"]["base"] == request_.before


@pytest.mark.parametrize(
    ("event", "since"), [("push", "auto"), ("pull_request", ""), ("pull_request", "none")]
)
def test_elsewhere_and_where_it_is_asked_for_everything_counts(
    action: Action, request_: PullRequest, tmp_path: Path, event: str, since: str
) -> None:
    work = request_.clone(tmp_path / "work", request_.merge, SHALLOW)
    job = action.job(work, event, PR, as_of=AS_OF, since=since, diff_only="true")
    assert job.code == 1
    assert records(job) == ["CAR-2", "CAR-1"]
    assert report_of(job)["comparison"] is None


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A work tree with one finding, in no repository."""
    return write_files(tmp_path / "work", {".isms-lint.yaml": CONFIG, "new.yaml": NEW})


def test_nothing_that_fails_leaves_the_job_alone(action: Action, work: Path) -> None:
    job = action.job(work, "push", {}, as_of=AS_OF, fail_on="never")
    assert (job.code, job.outputs["exit-code"], job.outputs["findings"]) == (0, "0", "1")


def test_nothing_of_the_work_tree_is_imported(
    action: Action, work: Path, project: Path, tmp_path: Path
) -> None:
    sprung = lay_trap(work, "json.py", "argparse.py", "isms_lint/__init__.py")
    job = action.job(work, "push", {}, as_of=AS_OF, fail_on="never")
    assert (job.code, job.outputs["findings"]) == (0, "1")
    assert not sprung.exists()
    # The step that installs.
    temp = tmp_path / "runner"
    sprung = lay_trap(temp, "venv.py", "ensurepip.py", "pip.py", "zipfile.py")
    installed = Action(project, temp, install=str(stand_in(tmp_path / "small"))).installed
    assert installed.code == 0, installed.log
    assert not sprung.exists()


def test_a_run_that_failed_is_told_from_findings(action: Action, work: Path) -> None:
    job = action.job(work, "push", {}, profile="no-such-profile", upload_sarif="true")
    assert job.code == 2
    assert job.outputs["exit-code"] == "2"
    assert job.outputs["findings"] == ""
    assert "::error title=isms-lint::the run itself failed" in job.log
    assert job.used == []


def test_results_are_sent_to_code_scanning_before_the_job_is_stopped(
    action: Action, work: Path
) -> None:
    job = action.job(work, "push", {}, as_of=AS_OF, upload_sarif="true", category="isms")
    assert job.code == 1
    assert job.used == [{"sarif_file": job.outputs["sarif"]}]
    (sarif,) = json.loads(Path(job.outputs["sarif"]).read_text(encoding="utf-8"))["runs"]
    assert sarif["automationDetails"]["id"] == "isms-lint/isms/"
    assert len(sarif["results"]) == 1


def test_the_summary_can_be_left_out(action: Action, work: Path) -> None:
    assert action.job(work, "push", {}, as_of=AS_OF, job_summary="false").summary == ""


@pytest.mark.parametrize(
    ("config_from", "status", "car005"), [("base", "open", ["CAR-2"]), ("head", "allowed", [])]
)
def test_a_change_that_loosens_needs_somebody_who_says_so(
    action: Action,
    request_: PullRequest,
    tmp_path: Path,
    config_from: str,
    status: str,
    car005: list[str],
) -> None:
    work = request_.clone(tmp_path / "work", request_.merge, SHALLOW)
    write_files(work, {".isms-lint.yaml": CONFIG + "ignore: [CAR005]\n"})
    job = action.job(work, "pull_request", PR, as_of=AS_OF, config_from=config_from)
    findings = report_of(job)["findings"]
    assert job.code == (1 if car005 else 0)
    assert {f["status"] for f in findings if f["code"] == "GATE005"} == {status}
    assert [f["record"]["id"] for f in findings if f["code"] == "CAR005"] == car005


def test_rule_packs_are_installed_beside_it(action: Action, work: Path) -> None:
    write_files(work, {"badges.yaml": house_rules.RETURNED})
    job = action.job(work, "push", {}, as_of=AS_OF)
    assert report_of(job)["summary"]["records"]["badge"] == 1


def test_rules_in_yaml_run(action: Action, work: Path) -> None:
    write_files(work, {"rules/org011.yaml": RULE_IN_YAML, "doc.yaml": UNRETAINED})
    text = (work / ".isms-lint.yaml").read_text(encoding="utf-8")
    write_files(work, {".isms-lint.yaml": text.replace("CAR005", "ORG011")})
    job = action.job(work, "push", {}, as_of=AS_OF)
    assert job.code == 1, job.log
    assert "Restoring backups does not say how long it is kept" in job.log


def test_reports_stay_out_of_the_work_tree(action: Action, work: Path) -> None:
    action.job(work, "push", {}, as_of=AS_OF)
    assert sorted(path.name for path in work.iterdir()) == [".isms-lint.yaml", "new.yaml"]


HOSTILE = "$(touch x)`touch y`; touch z & \"' *"
"""Text that does something wherever a shell takes it for a command."""
OPTIONS = ("root", "config", "profile", "fail_on", "since", "baseline", "as_of")


@pytest.mark.parametrize("name", OPTIONS)
@pytest.mark.parametrize("text", [f"{HOSTILE}\n{HOSTILE}", f"--output={HOSTILE}"])
def test_no_input_is_taken_for_a_command(action: Action, work: Path, name: str, text: str) -> None:
    before = sorted(work.iterdir())
    job = action.job(work, "push", {}, **{"as_of": AS_OF, name: text})
    assert job.code == 2, job.log
    assert sorted(work.iterdir()) == before


@pytest.mark.parametrize("name", ["category", "config_from", "diff_only", "job_summary"])
def test_words_that_change_nothing_here_are_no_commands(
    action: Action, work: Path, name: str
) -> None:
    before = sorted(work.iterdir())
    assert action.job(work, "push", {}, **{"as_of": AS_OF, name: HOSTILE}).code == 1
    assert sorted(work.iterdir()) == before


def test_names_of_files_and_branches_may_have_any_form(action: Action, tmp_path: Path) -> None:
    target, root = "release/$(touch${IFS}x);`id`", HOSTILE.replace("/", "")
    hosted = pull_request(tmp_path / "hosted", target, root)
    work = hosted.clone(tmp_path / "my work", hosted.merge, SHALLOW)
    paths = f"{root}/new.yaml\n{root}/old.yaml\n"
    env = {"GITHUB_BASE_REF": target}
    job = action.job(work, "pull_request", env, as_of=AS_OF, root=root, paths=paths)
    assert records(job) == ["CAR-2"], job.log
    assert sorted(path.name for path in work.iterdir()) == sorted([".git", root])


def test_paths_choose_what_is_reported(action: Action, work: Path) -> None:
    write_files(work, {"a folder/old.yaml": OLD})
    job = action.job(work, "push", {}, as_of=AS_OF, paths="a folder\n")
    assert records(job) == ["CAR-1"]
    assert "file=a folder/old.yaml" in job.log
