"""What docs/fleets.md has to copy, done as it is written."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from gates_kit import filled, shell
from machinery import OVERDUE, ROOT, commit, run, write_files

PAGE = (ROOT / "docs" / "fleets.md").read_text(encoding="utf-8")
GOLDEN = ROOT / "tests" / "cli" / "golden"
FLEET = {"example-org/isms-berlin": OVERDUE, "example-org/isms-ghent": "{kind: unit, id: board}\n"}
"""The repositories that the page names, and what they hold."""
_CONFIG = "select: [CAR005]\nfail_on: warning\n"
_BIN = Path(sys.executable).parent


def snippet(name: str) -> Any:
    """The YAML of the block that stands for the file `name`."""
    (text,) = re.findall(
        rf"^```yaml\n# {re.escape(name)}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE
    )
    # YAML 1.1 has no `on` as a word.
    return yaml.load(text, yaml.BaseLoader)


def work_tree(folder: Path) -> Path:
    """A folder with isms-lint where the page installs it."""
    (folder / "lint" / "bin").mkdir(parents=True)
    (folder / "lint" / "bin" / "isms-lint").symlink_to(_BIN / "isms-lint")
    return folder


def records(folder: Path, name: str) -> Path:
    return write_files(folder, {"records.yaml": FLEET[name], ".isms-lint.yaml": _CONFIG})


def joined(folder: Path) -> dict[str, str]:
    data = json.loads((folder / "fleet.json").read_text(encoding="utf-8"))
    return {repository["name"]: repository["gate"] for repository in data["repositories"]}


def steps(job: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """The commands of a job of GitHub that are not about installing, with their variables."""
    runs = [step for step in job["steps"] if "run" in step and "Install" not in step["name"]]
    assert runs
    return [(step["run"], step.get("env", {})) for step in runs]


def test_the_matrix_on_github(tmp_path: Path) -> None:
    jobs = snippet(".github/workflows/isms-fleet.yml")["jobs"]
    names = jobs["records"]["strategy"]["matrix"]["repository"]
    assert names == list(FLEET)
    fleet = work_tree(tmp_path / "fleet")
    for number, name in enumerate(names):
        job = work_tree(tmp_path / str(number))
        records(job / "records", name)
        for command, variables in steps(jobs["records"]):
            env = {
                key: filled(text, {"matrix.repository": name}) for key, text in variables.items()
            }
            done = shell("bash", "-euc", command, cwd=job, env=env)
            assert done.code == 0, done.log
        kept = fleet / "reports" / f"report-{number}"
        kept.mkdir(parents=True)
        shutil.copy(job / "report.json", kept)
    summary = tmp_path / "summary.md"
    ((command, variables),) = steps(jobs["fleet"])
    env = {**variables, "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTIONS": "true"}
    done = shell("bash", "-euc", command, cwd=fleet, env=env)
    assert done.code == 1, done.log
    assert joined(fleet) == dict(zip(FLEET, ("fails", "passes"), strict=True))
    assert "2 repositories, 1 failing: 1 warning" in summary.read_text(encoding="utf-8")
    assert "fails on warning" in done.log
    shutil.rmtree(fleet / "reports" / "report-1")
    done = shell("bash", "-euc", command, cwd=fleet, env=env)
    assert (done.code, "missing: example-org/isms-ghent" in done.log) == (2, True), done.log


def test_the_matrix_on_gitlab(tmp_path: Path) -> None:
    page = snippet(".gitlab-ci.yml")
    ((matrix,),) = ([it["REPOSITORY"] for it in page["records"]["parallel"]["matrix"]],)
    assert matrix == list(FLEET)
    job = work_tree(tmp_path / "job")
    for number, name in enumerate(matrix, 1):
        shutil.rmtree(job / "records", ignore_errors=True)
        clone, *commands = page["records"]["script"]
        assert clone.startswith("git clone ")
        assert clone.endswith('/$REPOSITORY.git" records')
        records(job / "records", name)
        env = {"REPOSITORY": name, "CI_NODE_INDEX": str(number)}
        done = shell("bash", "-euc", "\n".join(commands), cwd=job, env=env)
        assert done.code == 0, done.log
    done = shell("bash", "-euc", "\n".join(page["fleet"]["script"]), cwd=job, env={})
    assert done.code == 1, done.log
    assert joined(job) == dict(zip(FLEET, ("fails", "passes"), strict=True))
    (job / "reports" / "2.json").unlink()
    done = shell("bash", "-euc", "\n".join(page["fleet"]["script"]), cwd=job, env={})
    assert (done.code, "missing: example-org/isms-ghent" in done.log) == (2, True), done.log


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        (".github/workflows/isms-fleet.yml", "vendor.github-workflows"),
        (".gitlab-ci.yml", "vendor.gitlab-ci"),
    ],
)
def test_they_are_what_their_services_read(tmp_path: Path, name: str, schema: str) -> None:
    file = tmp_path / Path(name).name
    (text,) = re.findall(
        rf"^```yaml\n# {re.escape(name)}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE
    )
    file.write_text(text, encoding="utf-8")
    check = (sys.executable, "-m", "check_jsonschema", "--regex-variant=python")
    run(*check, "--builtin-schema", schema, file, cwd=tmp_path)


def test_reports_in_notes(tmp_path: Path) -> None:
    (block,) = re.findall(r"^```bash\n(git fetch .*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    work, bare = tmp_path / "work", tmp_path / "bare.git"
    commit(records(work, "example-org/isms-berlin"))
    run("git", "clone", "-q", "--bare", work, bare, cwd=tmp_path)
    clones = []
    for number, text in enumerate((OVERDUE, FLEET["example-org/isms-ghent"])):
        clone = tmp_path / f"clone{number}"
        run("git", "clone", "-q", bare, clone, cwd=tmp_path)
        commit(write_files(clone, {"records.yaml": text, "number": str(number)}))
        run("git", "push", "-q", "origin", "main", cwd=clone)
        env = {"PATH": f"{_BIN}:/usr/bin:/bin"}
        clones.append(shell("bash", "-euc", block, cwd=clone, env=env))
        assert clones[-1].code == 0, clones[-1].log
        assert run("git", "status", "--porcelain", cwd=clone).stdout == ""
    assert "Open findings: █ 1 at first, 1 at last." in clones[0].log
    assert "Open findings: █▁ 1 at first, 0 at last." in clones[1].log


def test_the_tables_shown_are_real() -> None:
    shown = re.findall(r"^```text\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    real = [(GOLDEN / name).read_text(encoding="utf-8") for name in ("merged.txt", "trend.txt")]
    assert len(shown) == len(real)
    for text, golden in zip(shown, real, strict=True):
        assert golden.startswith(text)
