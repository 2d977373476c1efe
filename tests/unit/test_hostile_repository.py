"""Reading a repository runs nothing that it brings, and asks nobody outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from git_kit import commit, git, new_repository, write

from isms_lint.documents.builtin import READERS
from isms_lint.files.changes import changed
from isms_lint.files.git import RevisionError
from isms_lint.files.revision import merge_base, resolve
from isms_lint.files.tree import Tree
from isms_lint.intake import take_in
from isms_lint.intake_revision import take_in_revision

HOOKS = ("post-checkout", "post-index-change", "pre-commit", "reference-transaction", "query")


@pytest.fixture
def trap(tmp_path: Path) -> tuple[str, Path]:
    """A program, and the file that is there once it was run."""
    sprung = tmp_path / "sprung"
    program = tmp_path / "trap"
    program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{sprung}'\ncat\n")
    program.chmod(0o755)
    return str(program), sprung


def _read_everything(root: Path) -> None:
    merge_base(str(root), "HEAD")
    take_in(str(root), None)
    with Tree(str(root), resolve(str(root), "HEAD")) as tree:
        changed(tree, ["new.yaml"])
        take_in_revision(tree, None, (), READERS)


def test_nothing_is_run(tmp_path: Path, trap: tuple[str, Path]) -> None:
    program, sprung = trap
    repository = new_repository(tmp_path / "repository")
    drivers = "filter=trap diff=trap merge=trap"
    commit(
        repository,
        {
            ".gitattributes": f"*.yaml {drivers}\n*.md filter=long diff=trap\nd.yaml filter=odd=name\n",
            "a.yaml": "1\n",
        },
    )
    commit(repository, {"a.yaml": "2\n", "b.yaml": "1\n", "c.md": "1\n", "d.yaml": "1\n"})
    for name, value in {
        "core.fsmonitor": program,
        "core.sshCommand": program,
        "core.pager": program,
        "core.editor": program,
        "core.askPass": program,
        "core.gitProxy": program,
        "core.hooksPath": str(repository / "hooks"),
        "core.alternateRefsCommand": program,
        "pager.diff": program,
        "pager.ls-tree": program,
        "interactive.diffFilter": program,
        "credential.helper": f"!{program}",
        "diff.external": program,
        "diff.trap.command": program,
        "diff.trap.textconv": program,
        "filter.trap.clean": program,
        "filter.trap.smudge": program,
        "filter.trap.required": "true",
        "filter.long.process": program,
        "filter.long.required": "true",
        "filter.odd=name.clean": program,
        "alias.diff": f"!{program}",
        "alias.ls-tree": f"!{program}",
        "alias.rev-parse": f"!{program}",
        "gpg.program": program,
        "log.showSignature": "true",
        "trace2.eventTarget": f"|{program}",
        "include.path": "other",
    }.items():
        git(repository, "config", name, value)
    (repository / "hooks").mkdir()
    for hook in HOOKS:
        os.link(program, repository / "hooks" / hook)
    write(repository, {"a.yaml": "3\n", "c.md": "2\n", "new.yaml": "1\n"})
    for name in ("b.yaml", "d.yaml"):
        os.utime(repository / name, (1_000_000_000, 1_000_000_000))
    _read_everything(repository)
    assert not sprung.exists(), sprung.read_text()
    # The trap itself works.
    git(repository, "config", "--remove-section", "filter.long")
    git(repository, "diff", "HEAD")
    assert sprung.exists()


def test_a_filter_that_is_not_run_makes_no_index_wrong(
    tmp_path: Path, trap: tuple[str, Path]
) -> None:
    repository = new_repository(tmp_path / "repository")
    commit(repository, {".gitattributes": "*.yaml filter=trap\n", "a.yaml": "1\n"})
    git(repository, "config", "filter.trap.clean", "tr 1 2")
    os.utime(repository / "a.yaml", (1_000_000_000, 1_000_000_000))
    before = (repository / ".git" / "index").read_bytes()
    _read_everything(repository)
    assert (repository / ".git" / "index").read_bytes() == before
    assert git(repository, "status", "--short") == "M a.yaml"


def test_settings_given_in_the_environment_stay(
    tmp_path: Path, trap: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    program, sprung = trap
    repository = new_repository(tmp_path / "repository")
    commit(repository, {".gitattributes": "*.yaml filter=trap\n", "a.yaml": "1\r\n"})
    git(repository, "config", "filter.trap.clean", program)
    write(repository, {"a.yaml": "1\r\n"})
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "safe.directory")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "*")
    _read_everything(repository)
    assert not sprung.exists()


def test_nobody_outside_is_asked_for_what_is_missing(
    tmp_path: Path, trap: tuple[str, Path]
) -> None:
    program, sprung = trap
    repository = new_repository(tmp_path / "repository")
    commit(repository, {"a.yaml": "1\n"})
    lost = git(repository, "rev-parse", "HEAD:a.yaml")
    (repository / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    for name, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.url": "ssh://example.invalid/x",
        "remote.origin.promisor": "true",
        "core.sshCommand": f"{program} < /dev/null",
        "protocol.allow": "always",
        "protocol.ssh.allow": "always",
    }.items():
        git(repository, "config", name, value)
    with pytest.raises(RevisionError, match="lacks a part of what was committed"):
        _read_everything(repository)
    assert not sprung.exists()
