"""`new pack`: names, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import Cli


def _files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_it_says_what_it_wrote_and_what_comes_next(cli: Cli, tmp_path: Path) -> None:
    ran = cli("new", "pack", "Acme rules")
    assert (ran.code, ran.err) == (0, "")
    title, *lines = ran.out.splitlines()
    assert title == "A rule pack, its codes beginning with ACM:"
    written, after = lines[: lines.index("Next:")], lines[lines.index("Next:") + 1 :]
    assert {line.strip() for line in written} == _files(tmp_path)
    assert len(after) == 3
    assert after[0] == "  cd acme-rules"
    assert after[1].endswith('-m pip install --editable ".[dev]"')
    assert after[2].endswith("-m pytest")


def test_letters_and_folder_can_be_chosen(cli: Cli, tmp_path: Path) -> None:
    ran = cli("new", "pack", "acme", "--code", "HOUSE", "--directory", "packs/a b")
    assert ran.code == 0
    assert "  cd 'packs/a b'" in ran.out.splitlines()
    rules = tmp_path / "packs" / "a b" / "src" / "acme" / "rules"
    (rule,) = (path for path in rules.glob("*.py") if path.name != "__init__.py")
    assert rule.name == "house001_supplier_review_undecided.py"
    assert 'code="HOUSE001"' in rule.read_text(encoding="utf-8")


def test_letters_that_others_have_are_passed_by(cli: Cli) -> None:
    assert "beginning with AUDI:" in cli("new", "pack", "audit-rules").out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["1st"], "`1st` cannot be the name of a pack"),
        ([""], "`` cannot be the name of a pack"),
        (["../up"], "`../up` cannot be the name of a pack"),
        (["règles"], "`règles` cannot be the name of a pack"),
        (["a" * 61], "at most 60 characters"),
        (["a\x1b[2J"], "`a\\x1b[2J` cannot be the name of a pack"),
        (["import"], "Python cannot import it as `import`. What about `import-rules`?"),
        (["tests"], "Python cannot import it as `tests`"),
        (["Test"], "Python cannot import it as `test`"),
        (["conftest"], "Python cannot import it as `conftest`"),
        (["pytest"], "Python has a package `pytest` here"),
        (["hatchling"], "Python has a package `hatchling` here"),
        (["AST"], "Python has a package `ast` here"),
        (["CON"], "Windows keeps this name for a device. What about `con-rules`?"),
        (["com1"], "Windows keeps this name for a device"),
        (["json"], "Python has a package `json` here"),
        (["isms-lint"], "Python has a package `isms_lint` here"),
        (["iso27001"], "isms-lint has a plugin or a profile of this name"),
        (["starter"], "isms-lint has a plugin or a profile of this name"),
        (["q"], "no letters for the codes of `q` are free: say which, such as --code ACM"),
        (["acme", "--code", "CAR"], "--code CAR: there are rules with these letters"),
        (["acme", "--code", "GATE"], "--code GATE: there are rules with these letters"),
        (["acme", "--code", "ALL"], "--code ALL: a rule code begins with two to eight capitals"),
        (["acme", "--code", "acm"], "--code acm: a rule code begins with two to eight capitals"),
    ],
)
def test_what_will_not_do_is_said(cli: Cli, tmp_path: Path, given: list[str], said: str) -> None:
    ran = cli("new", "pack", *given)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert _files(tmp_path) == set()


def test_nothing_is_overwritten(cli: Cli, tmp_path: Path) -> None:
    mine = tmp_path / "acme" / "README.md"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    ran = cli("new", "pack", "acme")
    assert (ran.code, ran.out) == (2, "")
    assert "acme/README.md: there already, so nothing was written" in ran.err
    assert _files(tmp_path) == {"acme/README.md"}
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_repository_made_for_it_is_filled(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text("mine", encoding="utf-8")
    assert cli("new", "pack", "acme", "--directory", ".").code == 0
    assert {"LICENSE", "pyproject.toml", "src/acme/plugin.py"} <= _files(tmp_path)


def test_a_folder_that_cannot_be_made_is_said(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "acme").write_text("a file", encoding="utf-8")
    ran = cli("new", "pack", "acme")
    assert (ran.code, ran.out) == (2, "")
    assert "acme" in ran.err


def test_what_can_be_made_is_listed(cli: Cli) -> None:
    ran = cli("new")
    assert ran.code == 0
    assert "`isms-lint new pack NAME` begins a rule pack." in ran.out.splitlines()
    assert "pack" in cli("new", "--help").out


def test_a_pack_needs_a_name(cli: Cli) -> None:
    ran = cli("new", "pack")
    assert (ran.code, ran.out) == (2, "")
    assert "NAME" in ran.err
