"""What differs between a commit and the work tree."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from git_kit import commit, git, new_repository, write

from isms_lint.files.changes import changed
from isms_lint.files.tree import Tree


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "repository")


def changes(root: Path, revision: str = "HEAD") -> set[str]:
    """The files that differ, compared with the files there are, folders that git keeps aside."""
    present = [
        os.path.relpath(os.path.join(folder, name), root)
        for folder, _, names in os.walk(root)
        for name in names
        if ".git" not in folder
    ]
    with Tree(str(root), git(root, "rev-parse", revision)) as tree:
        return changed(tree, present).files


def age(repository: Path) -> None:
    """Give every file another time than the index remembers."""
    for path in repository.rglob("*"):
        if ".git" not in path.parts:
            os.utime(path, (1_000_000_000, 1_000_000_000), follow_symlinks=False)


def test_every_way_to_change(repository: Path) -> None:
    commit(repository, dict.fromkeys(("same", "edited", "staged", "deleted", "moved", "kept"), "1"))
    write(repository, {"edited": "2", "staged": "2", "untracked": "1", "added": "1"})
    git(repository, "add", "staged", "added")
    git(repository, "mv", "moved", "renamed")
    git(repository, "rm", "-q", "--cached", "kept")
    (repository / "deleted").unlink()
    expected = {"edited", "staged", "deleted", "moved", "renamed", "untracked", "added", "kept"}
    assert changes(repository) == expected


def test_commits_between_count(repository: Path) -> None:
    commit(repository, {"a": "1", "b": "1", "c": "1"})
    commit(repository, {"a": "2", "b": "2"})
    write(repository, {"b": "1"})
    assert changes(repository, "HEAD~1") == {"a"}
    assert changes(repository) == {"b"}


def test_a_file_with_another_time_is_looked_into(repository: Path) -> None:
    commit(repository, {"a.yaml": "1\n", "b.yaml": "1\n"})
    write(repository, {"b.yaml": "2\n"})
    age(repository)
    index = (repository / ".git" / "index").read_bytes()
    assert changes(repository) == {"b.yaml"}
    # Whoever works there has the index to himself.
    assert (repository / ".git" / "index").read_bytes() == index


def test_line_ends_that_git_makes_are_no_change(repository: Path) -> None:
    git(repository, "config", "core.autocrlf", "true")
    commit(repository, {"a.yaml": "kind: x\r\nid: y\r\n", "b.yaml": "1\r\n"})
    write(repository, {"b.yaml": "2\r\n"})
    age(repository)
    assert changes(repository) == {"b.yaml"}


def test_names_of_any_bytes(repository: Path) -> None:
    names = ["-x", "a b", "a\nb", "\ttab", '"q"', "\udcff", "é", "a => b", "{a => b}"]
    commit(repository, dict.fromkeys(names, "1"))
    write(repository, dict.fromkeys(names, "2"))
    assert changes(repository) == set(names)


def test_a_root_within_the_repository(repository: Path) -> None:
    commit(repository, {"a": "1", "isms/a": "1", "isms/b/c": "1"})
    write(repository, {"a": "2", "isms/b/c": "2", "isms/new": "1"})
    assert changes(repository / "isms") == {"b/c", "new"}


def test_a_link_changes_with_what_it_leads_to(repository: Path) -> None:
    write(repository, {"real": "1", "folder/deep": "1", "more/deep": "1"})
    for link, target in (("l", "real"), ("d", "folder"), ("t", "d/deep"), ("still", "more/deep")):
        (repository / link).symlink_to(target)
    commit(repository)
    assert changes(repository) == set()
    write(repository, {"real": "2"})
    assert changes(repository) == {"real", "l"}
    git(repository, "checkout", "-q", "real")
    (repository / "d").unlink()
    (repository / "d").symlink_to("more")
    assert changes(repository) >= {"d", "t"}


def test_the_settings_of_whoever_works_there_change_nothing(repository: Path) -> None:
    commit(repository, {"isms/a": "1", "isms/b": "1\n" * 9, "order": ""})
    for name, value in {
        "diff.renames": "copies",
        "diff.relative": "false",
        "diff.noprefix": "true",
        "diff.orderFile": "nothing",
        "diff.autoRefreshIndex": "true",
        "diff.statGraphWidth": "3",
        "color.ui": "always",
        "core.quotePath": "true",
        "core.pager": "false",
    }.items():
        git(repository, "config", name, value)
    write(repository, {"isms/a": "2"})
    (repository / "isms" / "b").rename(repository / "isms" / "c")
    assert changes(repository / "isms") == {"a", "b", "c"}


def test_an_index_that_a_hook_was_given_stays_out_of_it(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, {"isms/a": "1", "isms/b": "1"})
    write(repository, {"isms/b": "2"})
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nothing"))
    assert changes(repository / "isms") == {"b"}


def test_files_that_git_was_told_not_to_look_at(repository: Path) -> None:
    commit(repository, dict.fromkeys(("a", "b", "isms/a", "isms/b", "isms/c"), "1"))
    git(repository, "update-index", "--assume-unchanged", "isms/a")
    git(repository, "update-index", "--skip-worktree", "isms/b")
    write(repository, {"isms/a": "2", "b": "2"})
    (repository / "isms" / "b").unlink()
    with Tree(str(repository / "isms"), git(repository, "rev-parse", "HEAD")) as tree:
        found = changed(tree, ["a", "c"])
    assert found.files == {"a", "b"}
    assert found.absent == {"b"}


RECORD = "kind: x\ndue_on: 2026-01-01\n"
"""UTF-7 has another way to write `_`."""


def test_another_encoding_of_the_same_bytes_is_a_change(repository: Path) -> None:
    commit(repository, {"isms/a.yaml": RECORD, "isms/b.yaml": RECORD})
    attributes = {".gitattributes": "a.yaml working-tree-encoding=UTF-7\n"}
    second = commit(repository, attributes)
    (repository / "isms" / "a.yaml").unlink()
    git(repository, "checkout", "-q", "isms/a.yaml")
    assert git(repository, "status", "--short") == ""
    assert (repository / "isms" / "a.yaml").read_text() != RECORD
    assert changes(repository / "isms", "HEAD~1") == {"a.yaml"}
    # Where it was so before, git checks out the same.
    write(repository, {"isms/b.yaml": "2"})
    assert changes(repository / "isms", second) == {"b.yaml"}
