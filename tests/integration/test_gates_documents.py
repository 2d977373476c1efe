"""The jobs that make documents on a tag: their scripts run as the runners run them."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from gates_kit import shell
from machinery import OVERDUE, ROOT, run, write_files
from packaging.requirements import Requirement

pytestmark = pytest.mark.xdist_group("gates")

COMMANDS = Path(sys.executable).parent
PATH = f"{COMMANDS}{os.pathsep}{os.environ['PATH']}"
DAY = "2026-11-18"
RECORDS = {
    "organization.yaml": "kind: organization\nid: alder\nname: Alder\n",
    "action.yaml": OVERDUE,
}


def _snippet(name: str, holds: str) -> Any:
    """The file of this name that the page shows, of several the one with `holds` in it."""
    page = (ROOT / "docs" / "gates.md").read_text(encoding="utf-8")
    found = re.findall(
        rf"^```yaml\n# {re.escape(name)}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE
    )
    (text,) = (one for one in found if holds in one)
    return yaml.safe_load(text)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A work tree of a commit of `DAY`."""
    folder = write_files(tmp_path / "work", RECORDS)
    run("git", "init", "-q", cwd=folder)
    run("git", "add", "--all", cwd=folder)
    day = {"GIT_COMMITTER_DATE": f"{DAY}T10:00:00+01:00"}
    run("git", "commit", "-q", "-m", "the records", cwd=folder, env=day)
    return folder


def _made(folder: Path) -> set[str]:
    """The names of the documents in `folder`; each page speaks as of `DAY`."""
    for page in folder.glob("*.html"):
        assert DAY in page.read_text(encoding="utf-8")
    assert "CAR-1" in (folder / "car-ageing.html").read_text(encoding="utf-8")
    for paper in folder.glob("*.pdf"):
        assert paper.read_bytes().startswith(b"%PDF-")
    return {one.name for one in folder.iterdir()}


def test_github_makes_the_documents_of_the_tagged_commit(work: Path, tmp_path: Path) -> None:
    steps = _snippet(".github/workflows/isms-documents.yml", "tags")["jobs"]["documents"]["steps"]
    (script,) = (step["run"] for step in steps if step.get("name") == "Make the documents")
    temp = tmp_path / "temp"
    (temp / "lint").mkdir(parents=True)
    (temp / "lint" / "bin").symlink_to(COMMANDS)
    ran = shell("bash", "-e", "-c", script, cwd=work, env={"RUNNER_TEMP": str(temp)})
    assert ran.code == 0, ran.log
    names = _made(temp / "documents")
    assert {"readiness.html", "readiness.pdf"} <= names
    (kept,) = (step["with"]["path"] for step in steps if "upload" in step.get("uses", ""))
    assert kept == "${{ runner.temp }}/documents"


def test_both_install_what_makes_documents() -> None:
    steps = _snippet(".github/workflows/isms-documents.yml", "tags")["jobs"]["documents"]["steps"]
    (wanted,) = (one["env"]["ISMS_LINT"] for one in steps if "ISMS_LINT" in one.get("env", {}))
    (line,) = (
        line
        for line in _snippet(".gitlab-ci.yml", "isms-documents:")["isms-documents"]["script"]
        if "pip install" in line
    )
    extras = Requirement(wanted).extras
    assert extras == Requirement(line.split('"')[-2]).extras
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {"report"} < extras <= declared["project"]["optional-dependencies"].keys()


def test_gitlab_makes_the_documents_of_the_tagged_commit(work: Path) -> None:
    job = _snippet(".gitlab-ci.yml", "isms-documents:")["isms-documents"]
    env = {
        "PATH": PATH,
        "ISMS_LINT_INSTALL": "isms-lint",
        "CI_COMMIT_TIMESTAMP": f"{DAY}T10:00:00+01:00",
    }
    ran = shell("sh", "-e", "-c", "\n".join(job["script"]), cwd=work, env=env)
    assert ran.code == 0, ran.log
    (folder,) = job["artifacts"]["paths"]
    assert {"readiness.html", "readiness.pdf"} <= _made(work / folder)
