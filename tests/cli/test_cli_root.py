"""What is read, what is reported, and from where the command may be run."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from cli_process import Cli, Ran, clean_environment

AS_OF = "--as-of=2026-11-20"
ACTION = "kind: corrective-action\nid: {}\nstatus: planned\ndue_on: 2026-09-30\n"


@pytest.fixture
def isms(tmp_path: Path) -> Path:
    """A folder with its own configuration, two folders of actions and a person they name."""
    root = tmp_path / "work" / "isms"
    for name in ("a", "b"):
        (root / name).mkdir(parents=True)
        (root / name / "isms.yaml").write_text(ACTION.format(f"CAR-{name}") + "owner: ana\n")
    (root / "people.yaml").write_text("kind: person\nid: ana\nname: Ana Reyes\n")
    (root / ".isms-lint.yaml").write_text("select: [CAR005, REF001]\n")
    return root


def _files(ran: Ran) -> list[str]:
    assert ran.err == ""
    return [finding["location"]["file"] for finding in json.loads(ran.out)["findings"]]


def _check(cli: Cli, *arguments: object, cwd: Path) -> Ran:
    return cli("check", AS_OF, "--format=json", *arguments, cwd=cwd)


def test_paths_narrow_what_is_reported_and_not_what_is_read(cli: Cli, isms: Path) -> None:
    whole = _check(cli, cwd=isms)
    assert _files(whole) == ["a/isms.yaml", "b/isms.yaml"]
    part = _check(cli, "a", cwd=isms)
    assert _files(part) == ["a/isms.yaml"]
    summary = json.loads(part.out)["summary"]
    assert (summary["files"], summary["elsewhere"]) == (3, 1)
    assert _files(_check(cli, "b/isms.yaml", cwd=isms)) == ["b/isms.yaml"]
    assert _files(_check(cli, "b/isms.yaml", "a", cwd=isms)) == ["a/isms.yaml", "b/isms.yaml"]
    assert _files(_check(cli, ".", cwd=isms)) == ["a/isms.yaml", "b/isms.yaml"]
    assert _files(_check(cli, "people.yaml", cwd=isms)) == []


def test_the_configuration_found_upward_gives_the_root(cli: Cli, isms: Path) -> None:
    inside = _check(cli, cwd=isms / "a")
    assert json.loads(inside.out)["root"] == ".."
    assert _files(inside) == ["a/isms.yaml", "b/isms.yaml"]
    assert _files(_check(cli, ".", cwd=isms / "a")) == ["a/isms.yaml"]
    assert _files(_check(cli, "../b", cwd=isms / "a")) == ["b/isms.yaml"]


def test_from_outside(cli: Cli, isms: Path, tmp_path: Path) -> None:
    folder = _check(cli, "work/isms", cwd=tmp_path)
    assert json.loads(folder.out)["root"] == "work/isms"
    assert _files(folder) == ["a/isms.yaml", "b/isms.yaml"]
    assert _files(_check(cli, isms / "a" / "isms.yaml", cwd=tmp_path)) == ["a/isms.yaml"]
    assert _files(_check(cli, isms / "a", isms / "b", cwd=tmp_path)) == _files(folder)


def test_file_names_can_be_opened_from_where_the_command_ran(cli: Cli, isms: Path) -> None:
    concise = ("check", AS_OF, "--format=concise", "--quiet")
    assert cli(*concise, cwd=isms.parent / "isms" / "a").out.startswith("../a/isms.yaml:4:9: ")
    assert cli(*concise, "isms", cwd=isms.parent).out.startswith("isms/a/isms.yaml:4:9: ")


def test_root_wins_over_everything(cli: Cli, isms: Path) -> None:
    (isms / "a" / "isms.yaml").write_text(ACTION.format("CAR-a") + "owner: ana\n")
    ran = _check(cli, "--root=a", cwd=isms)
    data = json.loads(ran.out)
    assert (data["root"], data["summary"]["files"]) == ("a", 1)
    # The configuration above it still holds: `ana` dangles, and only CAR005 and REF001 are judged.
    assert [finding["code"] for finding in data["findings"]] == ["CAR005", "REF001"]
    assert _files(_check(cli, "--root=a", ".", cwd=isms)) == ["isms.yaml", "isms.yaml"]


def test_config_given_is_used_instead_of_the_one_found(cli: Cli, isms: Path) -> None:
    other = isms.parent / "strict.yaml"
    other.write_text("select: [CAR004]\n")
    ran = _check(cli, f"--config={other}", cwd=isms)
    assert {finding["code"] for finding in json.loads(ran.out)["findings"]} <= {"CAR004"}
    assert json.loads(ran.out)["summary"]["files"] == 3


def test_a_table_in_pyproject_is_a_configuration(cli: Cli, isms: Path) -> None:
    (isms / ".isms-lint.yaml").unlink()
    (isms / "pyproject.toml").write_text('[tool.isms-lint]\nselect = ["CAR005"]\n')
    assert _files(_check(cli, cwd=isms / "b")) == ["a/isms.yaml", "b/isms.yaml"]


def test_without_configuration_a_single_folder_is_the_root(cli: Cli, isms: Path) -> None:
    (isms / ".isms-lint.yaml").unlink()
    data = json.loads(_check(cli, isms / "a", "--select=CAR005", cwd=isms).out)
    assert (data["root"], data["summary"]["files"]) == ("a", 1)


def test_without_either_the_top_of_the_repository_is_the_root(cli: Cli, isms: Path) -> None:
    (isms / ".isms-lint.yaml").unlink()
    _git(isms.parent, "init", "-q")
    data = json.loads(_check(cli, "--select=CAR005", cwd=isms / "a").out)
    assert (data["root"], data["summary"]["files"]) == ("../..", 3)
    outside = _check(cli, "--select=CAR005", isms / "a" / "isms.yaml", cwd=isms.parent.parent)
    assert _files(outside) == ["isms/a/isms.yaml"]


def test_what_git_ignores_is_not_read(cli: Cli, isms: Path) -> None:
    _git(isms, "init", "-q")
    (isms / ".gitignore").write_text("b/\n")
    assert _files(_check(cli, cwd=isms)) == ["a/isms.yaml"]


def test_links_out_of_the_root_are_not_followed(cli: Cli, isms: Path, overdue: Path) -> None:
    (isms / "link.yaml").symlink_to(overdue / "isms.yaml")
    (isms / "linked").symlink_to(overdue)
    assert _files(_check(cli, cwd=isms)) == ["a/isms.yaml", "b/isms.yaml"]


def test_a_path_outside_the_root_is_refused(cli: Cli, isms: Path, overdue: Path) -> None:
    for arguments in ((f"--root={isms}", overdue), (f"--root={isms}/a", isms / "b")):
        ran = cli("check", *arguments, cwd=isms)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"isms-lint: {arguments[1]}: outside the root {arguments[0][7:]}\n"


def test_a_root_that_cannot_be_read_ends_the_run(
    isms: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # In this process: no folder is unreadable to an administrator, who may be running the tests.
    from isms_lint.cli.main import main

    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert main(["check", "--root", str(isms)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"isms-lint: cannot read the folder {isms}: Permission denied\n"


def test_a_file_is_no_root(cli: Cli, isms: Path) -> None:
    ran = cli("check", "--root=people.yaml", cwd=isms)
    assert (ran.code, ran.err) == (2, "isms-lint: --root people.yaml: no such folder\n")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=clean_environment(), check=True)


def test_a_path_through_a_link_to_the_root_is_inside(cli: Cli, overdue: Path) -> None:
    (overdue.parent / "linked").symlink_to(overdue)
    ran = cli("check", "linked/isms.yaml", f"--root={overdue}", "--as-of=2026-11-20")
    assert (ran.code, ran.err) == (1, "")
    assert "CAR005" in ran.out
