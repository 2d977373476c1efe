"""Nothing that a change brings stands in for the repository, or for the revision, that is asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from git_kit import commit, git, new_repository, write

from isms_lint.files.discover import discover
from isms_lint.files.git import RevisionError
from isms_lint.files.globs import Globs
from isms_lint.files.nested import refuse_another
from isms_lint.files.revision import merge_base, resolve


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a folder of records."""
    made = new_repository(tmp_path / "repository")
    commit(made, {"isms/a.yaml": "1\n"})
    return made


def _embed(repository: Path, folder: Path) -> None:
    """Make of `folder` what git takes for a repository, out of ordinary files."""
    git(repository, "repack", "-adq")
    here = git(repository, "rev-parse", "HEAD")
    (folder / "objects" / "pack").mkdir(parents=True)
    for pack in (repository / ".git" / "objects" / "pack").iterdir():
        (folder / "objects" / "pack" / pack.name).write_bytes(pack.read_bytes())
    write(
        folder,
        {
            "HEAD": "ref: refs/heads/main\n",
            "config": "[core]\n\tbare = false\n\tworktree = ..\n",
            "refs/heads/main": f"{here}\n",
            "refs/remotes/origin/main": f"{here}\n",
            "info/exclude": "*.yaml\n",
        },
    )


def test_a_repository_among_the_records_does_not_answer(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    isms = repository / "isms"
    commit(repository, {"isms/b.yaml": "1\n"})
    _embed(repository, isms)
    git(repository, "update-ref", "refs/remotes/origin/main", base)
    # git itself asks the one among the records.
    assert git(isms, "rev-parse", "origin/main") != base
    for ask in (resolve, merge_base):
        with pytest.raises(RevisionError, match="would stand in for the one it lies in"):
            ask(str(isms), "origin/main")
        with pytest.raises(RevisionError, match="would stand in"):
            ask(str(isms), base)
    write(repository, {"isms/new.yaml": "1\n"})
    read = discover(str(isms), [".yaml"], None, Globs([]))
    assert read == ["a.yaml", "b.yaml", "new.yaml"]
    assert resolve(str(repository), "origin/main") == base


def test_a_worktree_of_another_repository_among_the_records_does_not_either(
    repository: Path, tmp_path: Path
) -> None:
    isms = repository / "isms"
    elsewhere = new_repository(tmp_path / "elsewhere")
    commit(elsewhere, {"a.yaml": "1\n"})
    write(isms, {"HEAD": "ref: refs/heads/main\n", "commondir": f"{elsewhere}/.git\n"})
    with pytest.raises(RevisionError, match="would stand in"):
        resolve(str(isms), "HEAD")


def test_a_bare_repository_is_told_from_a_damaged_one(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", "repository", "bare.git")
    with pytest.raises(RevisionError, match="is a bare repository, which has no files"):
        resolve(str(tmp_path / "bare.git"), "HEAD")
    git(tmp_path / "bare.git", "worktree", "add", "-q", "work", "main")
    worktree = str(tmp_path / "bare.git" / "work" / "isms")
    assert resolve(worktree, "HEAD") == git(repository, "rev-parse", "HEAD")


@pytest.mark.parametrize("kind", ["tag", "branch"])
def test_a_name_with_two_meanings_is_refused(repository: Path, kind: str) -> None:
    first = git(repository, "rev-parse", "HEAD")
    git(repository, "update-ref", "refs/remotes/origin/main", first)
    second = commit(repository, {"isms/b.yaml": "1\n"})
    git(repository, kind, "origin/main")
    for name in ("origin/main", "origin/main~0"):
        for ask in (resolve, merge_base):
            with pytest.raises(RevisionError, match="more than one meaning") as caught:
                ask(str(repository), name)
            assert "`refs/remotes/origin/main`" in caught.value.message
    assert resolve(str(repository), "refs/remotes/origin/main") == first
    git(repository, "config", "core.warnAmbiguousRefs", "false")
    with pytest.raises(RevisionError, match="more than one meaning"):
        resolve(str(repository), "origin/main")
    # No tag takes these over.
    for name in ("HEAD", "@", first, "refs/remotes/origin/main"):
        git(repository, "update-ref", f"refs/tags/{name}", second)
    assert resolve(str(repository), "HEAD") == resolve(str(repository), "@") == second
    assert resolve(str(repository), first) == first
    assert resolve(str(repository), "refs/remotes/origin/main") == first


def test_a_name_in_full_is_never_the_end_of_a_longer_one(repository: Path) -> None:
    git(repository, "tag", "refs/remotes/origin/main")
    for name in ("refs/remotes/origin/main", "refs/remotes/origin/main~0"):
        with pytest.raises(RevisionError, match="there is no commit"):
            resolve(str(repository), name)


def test_no_history_is_grafted(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    commit(repository, {"isms/b.yaml": "1\n"})
    git(repository, "checkout", "-q", "-b", "side", base)
    side = commit(repository, {"isms/c.yaml": "1\n"})
    git(repository, "checkout", "-q", "main")
    head = git(repository, "rev-parse", "HEAD")
    write(repository, {".git/info/grafts": f"{side} {head}\n"})
    assert git(repository, "merge-base", "HEAD", "side") == head
    assert merge_base(str(repository), "side").commit == base


@pytest.fixture
def module(repository: Path, tmp_path: Path) -> Path:
    """A submodule in place of the records."""
    elsewhere = new_repository(tmp_path / "elsewhere")
    commit(elsewhere, {"a.yaml": "1\n"})
    git(repository, "rm", "-rq", "isms")
    git(repository, "submodule", "--quiet", "add", str(elsewhere), "isms")
    commit(repository)
    return repository / "isms"


def test_a_submodule_does_not_answer_for_the_repository(module: Path) -> None:
    with pytest.raises(RevisionError, match="belongs to another repository"):
        refuse_another(str(module), str(module.parent))
    refuse_another(str(module), str(module))
    refuse_another(str(module.parent), str(module.parent))


def test_neither_does_what_a_link_leads_to(repository: Path, tmp_path: Path) -> None:
    other = new_repository(tmp_path / "other")
    (other / "deep").mkdir()
    (repository / "linked").symlink_to("../other")
    (repository / "own").symlink_to("isms")
    for root in ("linked", "linked/deep"):
        with pytest.raises(RevisionError, match="belongs to another repository"):
            refuse_another(str(repository / root), str(repository))
    refuse_another(str(repository / "own"), str(repository))
    # Whoever names it from outside means it.
    refuse_another(str(other), str(repository))
    refuse_another(str(other), os.fspath(tmp_path))
