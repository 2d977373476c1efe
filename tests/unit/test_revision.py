"""Which commit a revision names, and where histories part: real repositories and clones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from git_kit import commit, git, new_repository

from isms_lint.files.git import RevisionError
from isms_lint.files.revision import Base, merge_base, resolve


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "repository")


def _refused(root: Path, revision: str) -> str:
    with pytest.raises(RevisionError) as caught:
        resolve(str(root), revision)
    with pytest.raises(RevisionError) as again:
        merge_base(str(root), revision)
    assert again.value.message == caught.value.message
    return caught.value.message


def test_every_way_to_name_a_commit(repository: Path) -> None:
    first = commit(repository, {"a/x.yaml": "1"})
    git(repository, "tag", "--annotate", "--message=x", "v1")
    second = commit(repository, {"a/x.yaml": "2"})
    names = {"HEAD": second, "main": second, "@": second, "HEAD~1": first, "v1": first}
    names |= {second[:8]: second, first: first, "HEAD^{/x}": second}
    assert {name: resolve(str(repository / "a"), name) for name in names} == names


def test_what_names_no_commit_is_refused(repository: Path) -> None:
    commit(repository, {"a.yaml": "1"})
    assert _refused(repository, "other") == "there is no commit `other` in this repository"
    assert _refused(repository, "HEAD:a.yaml").startswith("there is no commit")
    assert _refused(repository, "HEAD~1..HEAD").startswith("there is no commit")
    for word in ("", "--all", "-h", "^HEAD"):
        assert _refused(repository, word) == f"`{word}` is no name of a commit"


def test_a_file_called_like_a_revision_is_none(repository: Path) -> None:
    commit(repository, {"other": "1"})
    assert "no commit `other`" in _refused(repository, "other")


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "lies in no git repository" in _refused(tmp_path, "HEAD")


def test_a_repository_of_somebody_else(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository, {"a.yaml": "1"})
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "`safe.directory`" in _refused(repository, "HEAD")


def test_without_git(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is needed" in _refused(repository, "HEAD")


def test_a_repository_without_commits_has_nothing_to_compare_with(repository: Path) -> None:
    for name in ("HEAD", "@", "main", "refs/heads/main"):
        assert resolve(str(repository), name) == ""
        assert merge_base(str(repository), name) == Base("", "")
    assert "no commit `other`" in _refused(repository, "other")


def test_the_first_commit_of_a_branch_compares_with_the_revision(repository: Path) -> None:
    there = commit(repository, {"a.yaml": "1"})
    git(repository, "symbolic-ref", "HEAD", "refs/heads/fresh")
    assert merge_base(str(repository), "main") == Base(there, "")


def test_the_merge_base_is_where_the_branch_was_left(repository: Path) -> None:
    common = commit(repository, {"a.yaml": "1"})
    git(repository, "checkout", "-q", "-b", "work")
    commit(repository, {"a.yaml": "2"})
    git(repository, "checkout", "-q", "main")
    commit(repository, {"b.yaml": "1"})
    git(repository, "checkout", "-q", "work")
    assert merge_base(str(repository), "main") == Base(common, "")
    git(repository, "checkout", "-q", "--detach")
    assert merge_base(str(repository), "main") == Base(common, "")


def test_of_several_merge_bases_one_is_taken(repository: Path) -> None:
    commit(repository, {"a.yaml": "1"})
    git(repository, "checkout", "-q", "-b", "work")
    left = commit(repository, {"b.yaml": "1"})
    git(repository, "checkout", "-q", "main")
    right = commit(repository, {"c.yaml": "1"})
    git(repository, "merge", "-q", "--no-edit", left)
    git(repository, "checkout", "-q", "work")
    git(repository, "merge", "-q", "--no-edit", right)
    base = merge_base(str(repository), "main")
    assert base.commit in (left, right)
    assert base.blind == ""


def test_histories_with_nothing_in_common(repository: Path) -> None:
    there = commit(repository, {"a.yaml": "1"})
    git(repository, "checkout", "-q", "--orphan", "apart")
    commit(repository, {"b.yaml": "1"})
    base = merge_base(str(repository), "main")
    assert base.commit == there
    assert base.blind.startswith("this branch and `main` have no commit in common")


def test_a_shallow_clone_says_what_to_fetch(repository: Path, tmp_path: Path) -> None:
    commit(repository, {"a.yaml": "1"})
    git(repository, "checkout", "-q", "-b", "work")
    commit(repository, {"a.yaml": "2"})
    git(repository, "checkout", "-q", "main")
    tip = commit(repository, {"b.yaml": "1"})
    clone = tmp_path / "clone"
    url = f"file://{repository}"
    git(tmp_path, "clone", "-q", "--depth=1", "--branch=work", "--no-single-branch", url, "clone")
    message = _refused(clone, "HEAD~1")
    assert "shallow" in message
    assert "`git fetch --unshallow`" in message
    assert "`fetch-depth: 0`" in message
    base = merge_base(str(clone), "origin/main")
    assert base.commit == tip
    assert "shallow" in base.blind
    assert "look new" in base.blind
    assert "`git fetch --unshallow`" in base.blind
    git(clone, "fetch", "-q", "--unshallow")
    assert merge_base(str(clone), "origin/main") == Base(git(clone, "rev-parse", "HEAD~1"), "")


def test_commits_of_64_digits(tmp_path: Path) -> None:
    repository = new_repository(tmp_path / "long", "--object-format=sha256")
    made = commit(repository, {"a.yaml": "1"})
    assert len(made) == 64
    assert resolve(str(repository), "main") == made
    assert merge_base(str(repository), "main").commit == made


def test_the_repository_is_that_of_the_folder_and_not_that_of_a_hook(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = commit(repository, {"a/x.yaml": "1"})
    other = new_repository(tmp_path / "other")
    commit(other, {"y.yaml": "1"})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    monkeypatch.setenv("GIT_WORK_TREE", os.fspath(other))
    monkeypatch.setenv("GIT_PREFIX", "y/")
    assert resolve(str(repository / "a"), "HEAD") == made


def test_a_linked_work_tree(repository: Path, tmp_path: Path) -> None:
    common = commit(repository, {"a.yaml": "1"})
    git(repository, "worktree", "add", "-q", "-b", "work", str(tmp_path / "linked"))
    made = commit(tmp_path / "linked", {"a.yaml": "2"})
    assert resolve(str(tmp_path / "linked"), "HEAD") == made
    assert merge_base(str(tmp_path / "linked"), "main").commit == common


def test_a_shallow_clone_may_show_a_meeting_that_is_too_old(
    repository: Path, tmp_path: Path
) -> None:
    """`main` took in a branch that began long ago: behind the edge of the clone nothing else shows."""
    begin = commit(repository, {"a.yaml": "0"})
    for number in range(6):
        left = commit(repository, {"a.yaml": f"{number + 1}"})
        if number == 2:
            git(repository, "branch", "change")
            parted = left
    git(repository, "checkout", "-q", "-b", "long-ago", begin)
    commit(repository, {"b.yaml": "1"})
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-edit", "long-ago")
    clone = tmp_path / "clone"
    source = f"file://{repository}"
    git(tmp_path, "clone", "-q", "--single-branch", "--branch=change", source, str(clone))
    git(clone, "fetch", "-q", "--depth=3", "origin", "main:main")
    base = merge_base(str(clone), "main")
    assert base.commit == begin
    assert "this clone is shallow" in base.blind
    git(clone, "fetch", "-q", "--unshallow", "origin")
    assert merge_base(str(clone), "main") == Base(parted, "")
