"""`check --since` goes by the repository it was started for, whatever a change makes of its folders."""

from __future__ import annotations

import sys
from pathlib import Path

from machinery import OVERDUE, commit, run, write_files

CHECK = (sys.executable, "-m", "isms_lint", "check", "--as-of=2026-11-20", "--since=main")


def test_records_that_become_a_submodule(tmp_path: Path) -> None:
    """The submodule has a branch `main` too, and nothing is new against that."""
    work = write_files(tmp_path / "work", {"isms/unit.yaml": "kind: unit\nid: board\n"})
    commit(work)
    elsewhere = write_files(tmp_path / "elsewhere", {"car.yaml": OVERDUE})
    commit(elsewhere)
    run("git", "checkout", "-q", "-b", "change", cwd=work)
    run("git", "rm", "-rq", "isms", cwd=work)
    add = ("submodule", "--quiet", "add", elsewhere, "isms")
    run("git", "-c", "protocol.file.allow=always", *add, cwd=work)
    commit(work)
    for name in (("--root=isms",), ("isms",)):
        done = run(*CHECK, *name, cwd=work, may_fail=True)
        assert done.returncode == 2
        assert "belongs to another repository" in done.stderr
    # Started in it, it is what is meant.
    assert run(*CHECK, cwd=work / "isms", may_fail=True).returncode == 0
