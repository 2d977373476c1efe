"""`check --fix` and `check --diff`, as a person runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = """\
kind: nonconformity   # from the audit of March
id: NC-1
status: clsoed
raised_on: 16.03.2026
statment: some
"""
FIXED = TEXT.replace("clsoed", "closed").replace("16.03.2026", "2026-03-16")


def isms_lint(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "isms_lint", "check", "--as-of", "2026-11-20", *arguments]
    return subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".isms-lint.yaml").write_text("select: [INP, REF006, REF007]\n")
    (tmp_path / "nc.yaml").write_text(TEXT)
    return tmp_path


def test_without_it_nothing_is_written_and_the_offer_is_told(repository: Path) -> None:
    done = isms_lint(repository)
    assert done.returncode == 1
    assert (repository / "nc.yaml").read_text() == TEXT
    assert "2 findings can be fixed with --fix." in done.stdout
    assert "1 fix needs your decision: --diff lists what is proposed." in done.stdout


def test_fix_writes_what_is_safe_and_reports_the_rest(repository: Path) -> None:
    done = isms_lint(repository, "--fix", "--format", "concise")
    assert (repository / "nc.yaml").read_text() == FIXED
    assert done.stderr == "isms-lint: applied 2 fixes; the report shows what remains\n"
    assert done.stdout.splitlines()[0].startswith("nc.yaml:5:1: error REF006 `statment`")
    assert done.returncode == 1
    again = isms_lint(repository, "--fix", "--ignore", "REF006")
    assert (again.returncode, again.stderr) == (
        0,
        "isms-lint: nothing to fix that is safe to fix\n",
    )


def test_diff_writes_nothing_and_git_can_apply_it(repository: Path) -> None:
    done = isms_lint(repository, "--diff")
    assert (repository / "nc.yaml").read_text() == TEXT
    assert done.returncode == 1
    assert "nc.yaml:5:1: REF006: not applied, for you to decide: rename the field" in done.stderr
    assert "--fix would apply 2 fixes" in done.stderr
    subprocess.run(["git", "apply", "-"], cwd=repository, input=done.stdout, text=True, check=True)
    assert (repository / "nc.yaml").read_text() == FIXED
    assert isms_lint(repository, "--diff", "--ignore", "REF006").returncode == 0


def test_only_what_is_below_the_paths_is_fixed(repository: Path) -> None:
    (repository / "other.yaml").write_text(TEXT.replace("NC-1", "NC-2"))
    isms_lint(repository, "--fix", "other.yaml")
    assert (repository / "nc.yaml").read_text() == TEXT
    assert (repository / "other.yaml").read_text() == FIXED.replace("NC-1", "NC-2")


def test_the_mode_of_the_file_stays(repository: Path) -> None:
    (repository / "nc.yaml").chmod(0o640)
    isms_lint(repository, "--fix")
    assert (repository / "nc.yaml").stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(repository)) == [".isms-lint.yaml", "nc.yaml"]


def test_both_at_once_are_refused(repository: Path) -> None:
    done = isms_lint(repository, "--fix", "--diff")
    assert done.returncode == 2
    assert "not allowed with" in done.stderr


def test_a_link_that_leads_out_of_the_repository_is_not_followed(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "nc.yaml"
    outside.write_text(TEXT.replace("NC-1", "NC-3"))
    (repository / "link.yaml").symlink_to(outside)
    isms_lint(repository, "--fix")
    assert outside.read_text() == TEXT.replace("NC-1", "NC-3")


def test_the_fix_stands_in_the_json(repository: Path) -> None:
    import json

    data = json.loads(isms_lint(repository, "--format", "json").stdout)
    fixes = {f["path"]: f["fix"] for f in data["findings"]}
    assert fixes["status"] == {
        "message": "write `closed`",
        "safe": True,
        "changes": [
            {
                "action": "replace",
                "location": {
                    "file": "nc.yaml",
                    "line": 3,
                    "column": 9,
                    "end_line": 3,
                    "end_column": 15,
                    "cell": None,
                },
                "text": "closed",
            }
        ],
    }
    assert fixes["statment"]["safe"] is False
