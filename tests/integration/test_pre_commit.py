"""As a hook of the real pre-commit, in a real repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from machinery import OVERDUE, RULE_IN_YAML, UNRETAINED, run, write_files
from pre_commit_kit import IN_ORDER, Repository

pytestmark = pytest.mark.xdist_group("pre-commit")


@pytest.fixture(scope="module")
def repository(
    source: tuple[Path, str], hooks: Path, tmp_path_factory: pytest.TempPathFactory
) -> Repository:
    """A repository that uses the hook with a few rules: its records are snippets."""
    made = Repository(tmp_path_factory.mktemp("records"), hooks)
    chosen = "--select=INP,REF,CAR005"
    made.configure(*source, args=["--as-of=2026-11-20", "--fail-on=warning", chosen])
    return made


def _head(repository: Repository) -> str:
    return run("git", "log", "-1", "--format=%H", cwd=repository.folder).stdout


def test_records_in_order_are_committed(repository: Repository) -> None:
    before = _head(repository)
    write_files(repository.folder, {"unit.yaml": "kind: unit\nid: board\nname: Board\n"})
    done = repository.try_commit()
    assert done.returncode == 0, done.stdout + done.stderr
    assert _head(repository) != before
    assert "isms-lint" in done.stderr
    assert "Passed" in done.stderr


def test_a_violation_stops_the_commit_and_is_printed(repository: Repository) -> None:
    before = _head(repository)
    write_files(repository.folder, {"actions/car-1.yaml": OVERDUE + "owner: ana\n"})
    done = repository.try_commit()
    assert done.returncode == 1
    assert _head(repository) == before
    assert "Failed" in done.stderr
    assert "actions/car-1.yaml\n  4:9  warning  CAR005" in done.stderr
    assert "due on 2026-09-30 and still open on 2026-11-20, 51 days later" in done.stderr
    late = OVERDUE.replace("2026-09-30", "2026-12-31") + "owner: ana\n"
    write_files(repository.folder, {"actions/car-1.yaml": late})
    assert repository.try_commit().returncode == 0


def test_a_change_elsewhere_that_breaks_an_unchanged_record_is_stopped(
    repository: Repository,
) -> None:
    write_files(
        repository.folder, {"role.yaml": "kind: role\nid: ciso\nholders: [{person: ana}]\n"}
    )
    assert repository.try_commit().returncode == 0
    write_files(repository.folder, {"people.yaml": IN_ORDER.replace("id: ana", "id: bo")})
    done = repository.try_commit()
    assert done.returncode == 1
    assert "role.yaml" in done.stderr
    assert "REF001" in done.stderr
    write_files(repository.folder, {"people.yaml": IN_ORDER})
    run("git", "add", "--all", cwd=repository.folder)


def test_a_record_that_others_name_cannot_be_deleted(repository: Repository) -> None:
    write_files(
        repository.folder, {"role.yaml": "kind: role\nid: ciso\nholders: [{person: ana}]\n"}
    )
    repository.try_commit()
    (repository.folder / "people.yaml").unlink()
    done = repository.try_commit()
    assert done.returncode == 1
    assert "REF001" in done.stderr
    write_files(repository.folder, {"people.yaml": IN_ORDER})
    run("git", "add", "--all", cwd=repository.folder)


def test_other_files_are_committed(repository: Repository) -> None:
    write_files(repository.folder, {"script.py": "print()\n"})
    done = repository.try_commit()
    assert done.returncode == 0
    assert "Passed" in done.stderr


@pytest.mark.parametrize(
    "more", [{}, {"additional_dependencies": ["isms-lint[rules,xlsx]", "iniconfig"]}]
)
def test_rules_in_yaml_run(
    source: tuple[Path, str], hooks: Path, tmp_path: Path, more: dict[str, list[str]]
) -> None:
    repository = Repository(tmp_path, hooks)
    repository.configure(*source, args=["--select=INP,ORG", "--fail-on=warning"], **more)
    write_files(tmp_path, {"rules/org011.yaml": RULE_IN_YAML, "document.yaml": UNRETAINED})
    done = repository.try_commit()
    assert done.returncode == 1
    assert "Restoring backups does not say how long it is kept" in done.stderr


def test_rules_of_others_come_in_as_additional_dependencies(
    source: tuple[Path, str], tmp_path: Path
) -> None:
    pack = source[0] / "examples" / "pack"
    folder = tmp_path / "records"
    shutil.copytree(pack / "records", folder)
    repository = Repository(folder, tmp_path / "hooks")
    repository.configure(*source, args=["--as-of=2026-11-20"], additional_dependencies=[str(pack)])
    done = repository.try_commit("--allow-empty")
    assert done.returncode == 1
    assert "HOL002  the last review of the supplier was 445 days ago" in done.stderr
    assert "CAR005  due on 2026-09-30 and still open on 2026-11-20" in done.stderr
    for file, old, new in (
        ("critical/payments.yaml", "2025-09-01", "2026-11-02"),
        ("export/tickets.jsonl", "2026-09-30", "2026-12-11"),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        write_files(folder, {file: text.replace(old, new)})
    done = repository.try_commit()
    assert done.returncode == 0, done.stderr
