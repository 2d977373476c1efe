"""The tags of a repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_kit import commit, git, new_repository

from isms_lint.files.git import RevisionError
from isms_lint.files.tags import read_tags


def test_tags_that_git_cannot_list_are_not_taken_for_none(tmp_path: Path) -> None:
    repository = new_repository(tmp_path / "repository")
    commit(repository, {"a.yaml": "1\n"})
    git(repository, "tag", "v1")
    assert [tag.name for tag in read_tags(str(repository), "*")] == ["v1"]
    text = git(repository, "cat-file", "commit", "HEAD")
    (tmp_path / "odd").write_text(
        "\n".join(
            f"{line.rpartition('> ')[0]}> {'9' * 19} +0000" if line.startswith("comm") else line
            for line in text.splitlines()
        )
    )
    odd = git(repository, "hash-object", "-t", "commit", "-w", "--literally", str(tmp_path / "odd"))
    git(repository, "update-ref", "refs/tags/odd", odd)
    with pytest.raises(RevisionError, match="git cannot list the tags"):
        read_tags(str(repository), "*")
