"""The hooks for what is new and for fixes, in real commits, pushes and runs of pre-commit."""

from __future__ import annotations

from pathlib import Path

import pytest
from machinery import OVERDUE, commit, lay_trap, run, write_files
from pre_commit_kit import Repository

from isms_lint.cli.main import main

# With the other tests of hooks: what pre-commit installed serves both.
pytestmark = pytest.mark.xdist_group("pre-commit")

Source = tuple[Path, str]
ARGUMENTS = ["--as-of=2026-11-20", "--fail-on=warning", "--select=INP,REF,CAR005"]
NEW = OVERDUE.replace("CAR-1", "CAR-2")


@pytest.fixture
def fresh(tmp_path: Path, hooks: Path) -> Repository:
    """A folder that becomes a repository."""
    folder = tmp_path / "records"
    folder.mkdir()
    return Repository(folder, hooks)


@pytest.fixture
def behind(fresh: Repository, source: Source) -> Repository:
    """A repository with an old finding, whose hook stops at new ones."""
    write_files(fresh.folder, {"old.yaml": OVERDUE})
    fresh.configure(*source, id="isms-lint-since", args=ARGUMENTS)
    return fresh


def test_a_commit_that_adds_a_fault_is_refused(behind: Repository) -> None:
    write_files(behind.folder, {"new.yaml": NEW})
    done = behind.try_commit()
    assert done.returncode == 1
    assert "new.yaml" in done.stderr
    assert "CAR-2" in done.stderr
    assert "old.yaml" not in done.stderr


def test_nothing_of_the_work_tree_is_imported(behind: Repository) -> None:
    sprung = lay_trap(behind.folder, "isms_lint/__init__.py", "jsonschema.py")
    write_files(behind.folder, {"new.yaml": NEW})
    assert "CAR-2" in behind.try_commit().stderr
    assert not sprung.exists()


def test_a_commit_that_touches_an_old_fault_is_not(behind: Repository) -> None:
    write_files(behind.folder, {"old.yaml": OVERDUE + "cause: Nobody was told of the change.\n"})
    done = behind.try_commit()
    assert done.returncode == 0, done.stderr
    assert "Passed" in done.stderr


def test_a_commit_that_lets_more_pass_is_refused(behind: Repository) -> None:
    write_files(behind.folder, {"new.yaml": NEW, ".isms-lint.yaml": "ignore: [CAR005]\n"})
    done = behind.try_commit()
    assert done.returncode == 1
    assert "CAR-2" in done.stderr
    assert "GATE005" in done.stderr


def test_what_is_not_staged_does_not_count(behind: Repository) -> None:
    write_files(behind.folder, {"unit.yaml": "kind: unit\nid: board\nname: Board\n"})
    behind.run("git", "add", "unit.yaml")
    write_files(behind.folder, {"old.yaml": OVERDUE + "---\n" + NEW})
    assert behind.run("git", "commit", "-m", "a part").returncode == 0


def test_the_first_commit_of_a_repository_is_compared_with_nothing(
    fresh: Repository, source: Source
) -> None:
    run("git", "init", "-q", "-b", "main", cwd=fresh.folder)
    fresh.write_config(*source, id="isms-lint-since", args=ARGUMENTS)
    write_files(fresh.folder, {"old.yaml": OVERDUE})
    fresh.install()
    done = fresh.try_commit()
    assert done.returncode == 1
    assert "CAR-1" in done.stderr
    (fresh.folder / "old.yaml").unlink()
    assert fresh.try_commit().returncode == 0


def test_a_push_is_compared_with_what_the_remote_has(behind: Repository, tmp_path: Path) -> None:
    remote = tmp_path / "remote.git"
    run("git", "init", "-q", "--bare", remote, cwd=tmp_path)
    run("git", "remote", "add", "origin", remote, cwd=behind.folder)
    run("git", "push", "-q", "--no-verify", "origin", "main", cwd=behind.folder)
    behind.install("--hook-type=pre-push")
    write_files(behind.folder, {"new.yaml": NEW})
    commit(behind.folder)
    done = behind.run("git", "push", "origin", "main")
    assert done.returncode == 1
    assert "CAR-2" in done.stdout + done.stderr
    assert "CAR-1" not in done.stdout + done.stderr


def test_the_first_push_of_all_brings_everything(behind: Repository, tmp_path: Path) -> None:
    remote = tmp_path / "remote.git"
    run("git", "init", "-q", "--bare", remote, cwd=tmp_path)
    run("git", "remote", "add", "origin", remote, cwd=behind.folder)
    behind.install("--hook-type=pre-push")
    done = behind.run("git", "push", "origin", "main")
    assert done.returncode == 1
    assert "CAR-1" in done.stdout + done.stderr


def test_a_range_of_commits_is_compared_with_its_begin(behind: Repository) -> None:
    begin = run("git", "rev-parse", "HEAD", cwd=behind.folder).stdout.strip()
    write_files(behind.folder, {"new.yaml": NEW})
    end = commit(behind.folder)
    done = behind.run("pre-commit", "run", f"--from-ref={begin}", f"--to-ref={end}")
    assert done.returncode == 1
    assert "CAR-2" in done.stdout
    assert "CAR-1" not in done.stdout


def test_the_hook_for_fixes_mends_and_stops_the_commit_once(
    fresh: Repository, source: Source
) -> None:
    fresh.configure(*source, id="isms-lint-fix", args=ARGUMENTS)
    action = OVERDUE.replace("2026-09-30", "30 December 2026") + "owner: ana\n"
    write_files(fresh.folder, {"car.yaml": action})
    done = fresh.try_commit()
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stderr
    assert "due_on: 2026-12-30\n" in (fresh.folder / "car.yaml").read_text(encoding="utf-8")
    assert fresh.try_commit().returncode == 0


def test_the_hook_for_fixes_stops_at_what_it_cannot_mend(fresh: Repository, source: Source) -> None:
    fresh.configure(*source, id="isms-lint-fix", args=ARGUMENTS)
    write_files(fresh.folder, {"car.yaml": OVERDUE})
    done = fresh.try_commit()
    assert done.returncode == 1
    assert "modified" not in done.stderr
    assert "CAR005" in done.stderr


def test_the_hook_that_init_writes_stops_what_a_commit_brings(
    source: Source, hooks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    project, revision = source
    copy = "https://git.example.org/tools/isms-lint"
    answers = {
        "name": "Alder",
        "headcount": "40",
        "top-management": "Ana Reyes",
        "isms-manager": "Dana Holt (Security)",
        "internal-auditor": "Ines Ferro (Finance)",
        "isms-lint": f"{copy}@{revision}",
    }
    given = [word for name, text in answers.items() for word in ("--set", f"{name}={text}")]
    assert main(["init", "isms", *given]) == 0
    config = tmp_path / "isms" / ".pre-commit-config.yaml"
    text = config.read_text(encoding="utf-8")
    assert revision in text
    config.write_text(text.replace(copy, str(project)), encoding="utf-8")
    commit(tmp_path / "isms")
    begun = Repository(tmp_path / "isms", hooks)
    begun.install()
    assert begun.try_commit("--allow-empty").returncode == 0
    write_files(begun.folder, {"corrective-actions/CAR-1.yaml": OVERDUE})
    done = begun.try_commit()
    assert done.returncode == 1
    assert "CAR004" in done.stderr
    assert "PRG001" not in done.stderr
