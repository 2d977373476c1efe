"""`check --since` in a work tree that lacks files, or in which git looks away."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from machinery import OVERDUE, commit, run, write_files

CHECK = (sys.executable, "-m", "isms_lint", "check", "--as-of=2026-11-20", "--since=main")


def _since(work: Path) -> Any:
    done = run(*CHECK, "--format=json", cwd=work, may_fail=True)
    return json.loads(done.stdout)


def _repository(folder: Path) -> Path:
    files = {"here/car.yaml": OVERDUE, "there/car.yaml": OVERDUE.replace("CAR-1", "CAR-2")}
    write_files(folder, files)
    commit(folder)
    return folder


def test_what_a_sparse_checkout_leaves_out_is_told(tmp_path: Path) -> None:
    work = _repository(tmp_path / "work")
    assert _since(work)["comparison"]["blind"] is None
    run("git", "sparse-checkout", "set", "--no-cone", "/here/", cwd=work)
    report = _since(work)
    assert not (work / "there").exists()
    assert "left out by a sparse checkout" in report["comparison"]["blind"]
    assert "there/car.yaml" in report["comparison"]["blind"]


def test_a_file_that_git_was_told_not_to_look_at_is_compared(tmp_path: Path) -> None:
    work = _repository(tmp_path / "work")
    run("git", "update-index", "--assume-unchanged", "here/car.yaml", cwd=work)
    write_files(work, {"here/car.yaml": OVERDUE.replace("CAR-1", "CAR-9")})
    assert run("git", "status", "--short", cwd=work).stdout == ""
    report = _since(work)
    assert {f["record"]["id"] for f in report["findings"] if f["status"] == "open"} == {"CAR-9"}
    assert report["comparison"]["blind"] is None


def test_a_file_that_the_change_has_checked_out_in_another_encoding_is_compared(
    tmp_path: Path,
) -> None:
    """The bytes that git keeps are the same; in the file, `due_on` is `due+AF8-on`."""
    work = _repository(tmp_path / "work")
    run("git", "checkout", "-q", "-b", "change", cwd=work)
    write_files(work, {".gitattributes": "*.yaml working-tree-encoding=UTF-7\n"})
    commit(work)
    (work / "here/car.yaml").unlink()
    run("git", "checkout", "-q", "here/car.yaml", cwd=work)
    assert run("git", "status", "--short", cwd=work).stdout == ""
    report = _since(work)
    assert {f["location"]["file"] for f in report["findings"] if f["status"] == "open"} == {
        "here/car.yaml"
    }
    assert report["comparison"]["gone"] > 0
