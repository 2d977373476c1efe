"""Which configuration a commit has, and what it gets wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_kit import commit, git, new_repository, write

from isms_lint.config.errors import UsageError
from isms_lint.config.past import PastSettings, past_settings
from isms_lint.documents.builtin import READERS
from isms_lint.files.tree import Tree
from isms_lint.intake_revision import RevisionIntake, take_in_revision

OWN = ".isms-lint.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "repository")


def held(root: Path, given: Path | None = None, revision: str = "HEAD") -> PastSettings | None:
    with Tree(str(root), git(root, "rev-parse", revision)) as tree:
        return past_settings(tree, None if given is None else str(given))


def taken(root: Path, *exclude: str) -> RevisionIntake:
    with Tree(str(root), git(root, "rev-parse", "HEAD")) as tree:
        return take_in_revision(tree, past_settings(tree, None), exclude, READERS)


def test_the_configuration_of_the_commit_and_not_that_of_now(repository: Path) -> None:
    first = commit(repository, {OWN: "fail_on: info\n"})
    commit(repository, {OWN: "fail_on: error\n"})
    (repository / OWN).unlink()
    assert held(repository, revision="HEAD~1") == (f"{first[:7]}:{OWN}", {"fail_on": "info"})
    assert taken(repository).settings == {"fail_on": "error"}


def test_a_commit_without_a_configuration(repository: Path) -> None:
    commit(repository, {"pyproject.toml": "[tool.ruff]\n", f"{OWN}/x": "1", "isms/x.yaml": ""})
    write(repository / "isms", {OWN: "fail_on: info\n"})
    assert held(repository / "isms") is None
    assert taken(repository / "isms")[:2] == (None, None)


def test_a_table_in_pyproject(repository: Path) -> None:
    table = "[tool.isms-lint]\r\nfail_on = 'info'\r\n"
    made = commit(repository, {"pyproject.toml": table})
    assert held(repository) == (f"{made[:7]}:pyproject.toml", {"fail_on": "info"})
    made = commit(repository, {OWN: "# nothing\n"})
    assert held(repository) == (f"{made[:7]}:{OWN}", {})


def test_it_is_searched_upward_as_in_the_work_tree(repository: Path) -> None:
    write(repository.parent, {OWN: "fail_on: never\n"})
    made = commit(repository, {OWN: "fail_on: info\n", "a\nb/c/x.yaml": ""})
    root = repository / "a\nb" / "c"
    assert held(root) == (f"{made[:7]}:{OWN}", {"fail_on": "info"})
    made = commit(repository, {f"a\nb/{OWN}": "fail_on: warning\n"})
    assert held(root) == (f"{made[:7]}:a\nb/{OWN}", {"fail_on": "warning"})
    (repository / OWN).unlink()
    (repository / "a\nb" / OWN).unlink()
    commit(repository)
    assert held(root) is None


def test_a_configuration_that_is_a_link(repository: Path) -> None:
    write(repository, {"shared/lint.yaml": "fail_on: info\n"})
    (repository / "isms").mkdir()
    (repository / "isms" / OWN).symlink_to("../shared/lint.yaml")
    made = commit(repository)
    assert held(repository / "isms") == (f"{made[:7]}:isms/{OWN}", {"fail_on": "info"})
    for target in ("/etc/hostname", "nothing", OWN, "../../outside"):
        (repository / "isms" / OWN).unlink()
        (repository / "isms" / OWN).symlink_to(target)
        commit(repository)
        assert held(repository / "isms") is None


def test_a_file_the_invoker_names(repository: Path, tmp_path: Path) -> None:
    made = commit(
        repository, {OWN: "fail_on: never\n", "ci/lint.yaml": "fail_on: info\n", "x/y": ""}
    )
    write(repository, {"ci/lint.yaml": "fail_on: error\n", "ci/new.yaml": "fail_on: warning\n"})
    write(tmp_path, {"outside.yaml": "fail_on: warning\n"})
    tracked = held(repository / "x", repository / "ci" / "lint.yaml")
    assert tracked == (f"{made[:7]}:ci/lint.yaml", {"fail_on": "info"})
    for file in (repository / "ci" / "new.yaml", tmp_path / "outside.yaml"):
        assert held(repository, file) == (str(file), {"fail_on": "warning"})


@pytest.mark.parametrize(
    ("file", "text", "where", "message"),
    [
        (OWN, "fail_on: error\nselct: [X]\n", f":isms/{OWN}:2:1", "unknown setting `selct`"),
        (OWN, "a: [\n", f":isms/{OWN}:2:1", ""),
        (OWN, b"\xff\xfe", f":isms/{OWN}", "the configuration is not UTF-8 text"),
        ("pyproject.toml", "[tool.isms-lint\n", ":isms/pyproject.toml", "not valid TOML"),
    ],
)
def test_a_mistake_is_told_with_its_commit(
    repository: Path, file: str, text: str | bytes, where: str, message: str
) -> None:
    made = commit(repository, {f"isms/{file}": text})
    with pytest.raises(UsageError) as caught:
        held(repository / "isms")
    assert caught.value.where == made[:7] + where
    assert caught.value.message.startswith(message)


def test_its_settings_choose_the_files(repository: Path) -> None:
    commit(
        repository,
        {
            OWN: "include: [a/, b/]\nexclude: [drafts/]\n",
            "a/1.yaml": "",
            "a/drafts/2.yaml": "",
            "a/.hidden/3.yaml": "",
            "a/node_modules/4.yaml": "",
            "a/5.txt": "",
            "b/6.MD": "",
            "b/out.json": "[]",
            "c/7.yaml": "",
        },
    )
    chosen = [reading.file for reading in taken(repository, "/b/out.json").readings]
    assert chosen == ["a/1.yaml", "b/6.MD"]


def test_what_is_known_is_not_read_again(repository: Path) -> None:
    commit(repository, {"a.yaml": "kind: x\n", "b.yaml": "kind: y\n"})
    with Tree(str(repository), git(repository, "rev-parse", "HEAD")) as tree:
        first, second = take_in_revision(tree, None, (), READERS).readings
        marked = first._replace(documents=[])
        known = {"a.yaml": marked, "elsewhere.yaml": marked}
        again = take_in_revision(tree, None, (), READERS, known).readings
    assert again[0] is marked
    assert [reading.file for reading in again] == ["a.yaml", "b.yaml"]
    assert again[1].documents[0].data == second.documents[0].data == {"kind": "y"}
