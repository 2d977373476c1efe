"""Which files a run reads: real folders, real git repositories."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from isms_lint.files.discover import discover
from isms_lint.files.globs import Globs

SUFFIXES = (".yaml", ".json", ".md")


def found(root: Path, include: list[str] | None = None, exclude: tuple[str, ...] = ()) -> list[str]:
    wanted = None if include is None else Globs(include)
    return discover(str(root), SUFFIXES, wanted, Globs(exclude))


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("kind: x\n", encoding="utf-8")


def git(root: Path, *arguments: str) -> None:
    identity = [
        "-c",
        "user.name=T",
        "-c",
        "user.email=t@example.org",
        "-c",
        "core.hooksPath=/dev/null",
    ]
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    return tmp_path


def test_a_plain_folder(tmp_path: Path) -> None:
    write(tmp_path, "b.yaml", "a/c.json", "a/d.MD", "a/e.txt", "yaml", "f.yaml.bak")
    assert found(tmp_path) == ["a/c.json", "a/d.MD", "b.yaml"]


def test_hidden_and_well_known_files_stay_out(tmp_path: Path) -> None:
    write(tmp_path, ".hidden.yaml", ".github/x.yaml", "a/.b/c.yaml", "a/.d.json", "a.b/c.yaml")
    write(
        tmp_path,
        "node_modules/x.json",
        "x/node_modules/y.json",
        "package.json",
        "docker-compose.dev.yml",
    )
    assert found(tmp_path) == ["a.b/c.yaml"]


def test_include_and_exclude(tmp_path: Path) -> None:
    write(tmp_path, "a/1.yaml", "a/2.yaml", "b/1.yaml")
    assert found(tmp_path, include=["a/"]) == ["a/1.yaml", "a/2.yaml"]
    assert found(tmp_path, include=[]) == []
    assert found(tmp_path, exclude=("1.yaml",)) == ["a/2.yaml"]
    assert found(tmp_path, include=["a/"], exclude=("2.yaml",)) == ["a/1.yaml"]


def test_what_git_ignores_stays_out(repository: Path) -> None:
    write(
        repository,
        "tracked.yaml",
        "untracked.yaml",
        "build/made.yaml",
        "a/ignored.yaml",
        "forced.yaml",
    )
    (repository / ".gitignore").write_text("build/\nignored.yaml\nforced.yaml\n", encoding="utf-8")
    git(repository, "add", "tracked.yaml")
    git(repository, "add", "-f", "forced.yaml")
    assert found(repository) == ["forced.yaml", "tracked.yaml", "untracked.yaml"]


def test_a_tracked_file_that_is_deleted(repository: Path) -> None:
    write(repository, "gone.yaml", "here.yaml")
    git(repository, "add", ".")
    (repository / "gone.yaml").unlink()
    assert found(repository) == ["here.yaml"]


def test_a_folder_of_the_repository_as_root(repository: Path) -> None:
    write(repository, "a/1.yaml", "b/2.yaml", "a/x/3.yaml")
    (repository / ".gitignore").write_text("3.yaml\n", encoding="utf-8")
    assert found(repository / "a") == ["1.yaml"]


def test_repositories_inside_are_their_own(repository: Path) -> None:
    write(repository, "a.yaml", "inner/b.yaml")
    git(repository / "inner", "init", "-q")
    assert found(repository) == ["a.yaml"]


def test_a_submodule_is_not_read(repository: Path) -> None:
    write(repository, "a.yaml", "inner/b.yaml")
    git(repository / "inner", "init", "-q")
    git(repository / "inner", "add", ".")
    git(repository / "inner", "commit", "-q", "-m", "x")
    git(repository, "add", "inner", "a.yaml")
    assert found(repository) == ["a.yaml"]


def test_a_folder_whose_git_is_broken(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml")
    (tmp_path / ".git").write_text("gitdir: /nowhere/at/all\n", encoding="utf-8")
    assert found(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize("with_git", [True, False])
def test_links(tmp_path: Path, with_git: bool) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    write(outside, "secret.yaml", "folder/deep.yaml")
    write(root, "real.yaml", "folder/x.yaml")
    if with_git:
        git(root, "init", "-q")
    (root / "out.yaml").symlink_to(outside / "secret.yaml")
    (root / "up.yaml").symlink_to("../outside/secret.yaml")
    (root / "in.yaml").symlink_to("real.yaml")
    (root / "broken.yaml").symlink_to("nowhere.yaml")
    (root / "linked").symlink_to(outside / "folder")
    (root / "again").symlink_to("folder")
    (root / "loop").symlink_to(".")
    (root / "dir.yaml").symlink_to("folder")
    assert found(root) == ["folder/x.yaml", "in.yaml", "real.yaml"]


def test_a_neighbour_with_the_same_beginning_is_outside(tmp_path: Path) -> None:
    write(tmp_path, "root/a.yaml", "root-2/b.yaml")
    (tmp_path / "root" / "b.yaml").symlink_to("../root-2/b.yaml")
    assert found(tmp_path / "root") == ["a.yaml"]


def test_a_linked_root(tmp_path: Path) -> None:
    write(tmp_path, "real/a.yaml")
    (tmp_path / "real" / "b.yaml").symlink_to("a.yaml")
    (tmp_path / "root").symlink_to("real")
    assert found(tmp_path / "root") == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize("with_git", [True, False])
def test_odd_names(tmp_path: Path, with_git: bool) -> None:
    if with_git:
        git(tmp_path, "init", "-q")
    names = [
        b"new\nline.yaml",
        b"sp ace.yaml",
        b"\xff\xfe.yaml",
        b'quo"te.yaml',
        b"-rf.yaml",
        b"tab\t.yaml",
        "é.yaml".encode(),
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(
            "kind: x\n", encoding="utf-8"
        )
    assert sorted(map(os.fsencode, found(tmp_path))) == sorted(names)


def test_pipes_and_folders_are_no_files(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "folder.yaml/b.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert found(tmp_path) == ["a.yaml", "folder.yaml/b.yaml"]


def test_a_folder_that_is_listed_at_once(tmp_path: Path) -> None:
    """Where many files of a folder are asked for, each is not looked at by itself."""
    many = [f"{number}.yaml" for number in range(10)]
    write(tmp_path, *many, "folder.yaml/b.yaml", "x/a.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "in.yaml").symlink_to("x/a.yaml")
    (tmp_path / "out.yaml").symlink_to("/etc/passwd")
    assert found(tmp_path) == sorted([*many, "folder.yaml/b.yaml", "in.yaml", "x/a.yaml"])


def test_few_files_among_many_others(tmp_path: Path) -> None:
    records = [f"{number}.yaml" for number in range(6)]
    write(tmp_path, *records, *(f"{number}.png" for number in range(100)))
    assert found(tmp_path) == records


def test_a_repository_cannot_make_git_run_a_program(repository: Path) -> None:
    """A `.git/config` that came in an archive is the sender's, and may name programs."""
    write(repository, "a.yaml")
    trace = repository / "ran"
    program = repository / "monitor.sh"
    program.write_text(f"#!/bin/sh\ntouch {trace}\n")
    program.chmod(0o755)
    git(repository, "config", "core.fsmonitor", str(program))
    subprocess.run(["git", "status"], cwd=repository, check=True, capture_output=True)
    assert trace.exists(), "this git does not run the program at all: the test shows nothing"
    trace.unlink()
    assert found(repository) == ["a.yaml"]
    assert not trace.exists()


def test_what_a_hook_is_told_of_its_own_repository_is_not_passed_on(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository, "isms/a.yaml", "isms/ignored.yaml", "b.yaml")
    (repository / ".gitignore").write_text("ignored.yaml\n")
    git(repository, "add", "isms/a.yaml")
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    for folder in (".git", str(other / ".git")):
        monkeypatch.setenv("GIT_DIR", folder)
        assert found(repository / "isms") == ["a.yaml"]
