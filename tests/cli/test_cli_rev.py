"""`check --rev`: a commit is linted, its files under its configuration."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from cli_process import Cli, Ran, clean_environment

AS_OF = "--as-of=2026-11-20"
ACTION = "kind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: {}\n"


def _git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgSign=false")
    done = subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        env=clean_environment(),
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def _commit(folder: Path) -> str:
    _git(folder, "add", "--all")
    _git(folder, "commit", "-q", "--no-verify", "--message=x")
    return _git(folder, "rev-parse", "HEAD")


@pytest.fixture
def isms(tmp_path: Path) -> Path:
    """A repository with two commits: an overdue action that the second one moved and put off."""
    root = tmp_path / "isms"
    (root / "old").mkdir(parents=True)
    _git(root, "init", "-q")
    (root / ".isms-lint.yaml").write_text("select: [CAR005]\nfail_on: warning\n")
    (root / "old" / "actions.yaml").write_text(ACTION.format("2026-09-30"))
    _commit(root)
    (root / "old" / "actions.yaml").unlink()
    (root / "old").rmdir()
    (root / ".isms-lint.yaml").write_text("select: [CAR004]\nfail_on: warning\n")
    (root / "actions.yaml").write_text(ACTION.format("2027-09-30"))
    _commit(root)
    return root


def _places(ran: Ran) -> list[tuple[str, str]]:
    assert ran.err == ""
    found = json.loads(ran.out)["findings"]
    return [(finding["code"], finding["location"]["file"]) for finding in found]


def test_the_past_is_judged_by_its_own_configuration(cli: Cli, isms: Path) -> None:
    before = cli("check", AS_OF, "--format=json", "--rev=HEAD~1", cwd=isms)
    assert before.code == 1
    assert _places(before) == [("CAR005", "old/actions.yaml")]
    now = cli("check", AS_OF, "--format=json", "--rev=HEAD", cwd=isms)
    assert _places(now) == _places(cli("check", AS_OF, "--format=json", cwd=isms))


def test_what_is_not_committed_is_not_there(cli: Cli, isms: Path) -> None:
    (isms / "actions.yaml").write_text("kind: [")
    (isms / ".isms-lint.yaml").write_text("select: [nonsense]\n")
    ran = cli("check", AS_OF, "--format=json", "--rev=HEAD", cwd=isms)
    assert _places(ran) == [("CAR004", "actions.yaml")]


def test_the_report_says_which_commit_was_read(cli: Cli, isms: Path) -> None:
    first = _git(isms, "rev-parse", "HEAD~1")
    ran = cli("check", AS_OF, "--rev=HEAD~1", cwd=isms)
    assert f"Read 1 file at {first[:7]}: 1 record, 1 rule." in ran.out
    assert "As of 2026-11-20 (UTC)." in ran.out


def test_paths_are_those_of_the_past(cli: Cli, isms: Path) -> None:
    arguments = ("check", AS_OF, "--format=json", "--rev=HEAD~1")
    for path in ("old", "old/actions.yaml"):
        assert _places(cli(*arguments, path, cwd=isms)) == [("CAR005", "old/actions.yaml")]
    ran = cli(*arguments, "actions.yaml", cwd=isms)
    assert json.loads(ran.out)["summary"]["elsewhere"] == 1
    assert ran.err.startswith("isms-lint: actions.yaml: no file there is read")
    assert _places(cli(*arguments, isms / "old", cwd=isms.parent)) == [
        ("CAR005", "old/actions.yaml")
    ]


def test_options_count_over_the_configuration_of_the_past(cli: Cli, isms: Path) -> None:
    ran = cli("check", AS_OF, "--rev=HEAD~1", "--select=CAR004", "--format=json", cwd=isms)
    assert _places(ran) == [("CAR004", "old/actions.yaml")]
    outside = isms.parent / "other.yaml"
    outside.write_text("fail_on: never\n")
    ran = cli("check", AS_OF, "--rev=HEAD~1", f"--config={outside}", "--format=json", cwd=isms)
    assert ("CAR005", "old/actions.yaml") in _places(ran)
    assert ran.code == 0


def test_the_past_is_not_mended(cli: Cli, isms: Path) -> None:
    for option in ("--fix", "--diff"):
        ran = cli("check", "--rev=HEAD", option, cwd=isms)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("isms-lint: --rev reads the past")


def test_what_cannot_be_read_ends_the_run(cli: Cli, isms: Path, tmp_path: Path) -> None:
    for revision, said in {
        "nope": "there is no commit `nope` in this repository",
        "--all": "`--all` is no name of a commit",
        "a\x1b[31mb": "there is no commit `a\\x1b[31mb` in this repository",
    }.items():
        ran = cli("check", f"--rev={revision}", cwd=isms)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.endswith(f": {said}\n")
        assert "\x1b" not in ran.err
    empty = tmp_path / "empty"
    empty.mkdir()
    _git(empty, "init", "-q")
    ran = cli("check", "--rev=HEAD", cwd=empty)
    assert (ran.code, ran.err) == (2, "isms-lint: --rev HEAD: nothing is committed yet\n")


def test_a_configuration_of_the_past_that_is_wrong_is_told_with_its_commit(
    cli: Cli, isms: Path
) -> None:
    (isms / ".isms-lint.yaml").write_text("fail_on: warning\nselct: [CAR005]\n")
    made = _commit(isms)
    (isms / ".isms-lint.yaml").write_text("select: [CAR005]\n")
    ran = cli("check", "--rev=HEAD", cwd=isms)
    assert ran.code == 2
    assert ran.err.startswith(f"isms-lint: {made[:7]}:.isms-lint.yaml:2:1: unknown setting")


def test_within_a_hook(cli: Cli, isms: Path) -> None:
    hook = {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index.lock", "GIT_PREFIX": ""}
    (isms / "sub").mkdir()
    ran = cli("check", AS_OF, "--format=json", "--rev=HEAD~1", cwd=isms / "sub", env=hook)
    assert _places(ran) == [("CAR005", "old/actions.yaml")]
