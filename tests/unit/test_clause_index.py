"""The index of clauses shows what no rule is about."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from isms_lint.plugins.manager import load_plugins

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, str]]:
    """What the page says of each clause: its title, and the rules."""
    monkeypatch.syspath_prepend(str(DOCS))
    clauses = importlib.import_module("generator.clauses")
    plugins = load_plugins()
    (catalogue,) = (one for one in plugins.catalogues if one.default)
    page = clauses.clause_page(list(plugins.rules.values()), catalogue)
    rows = (line.strip("| ").split("|") for line in page.splitlines() if line.startswith("| "))
    return {row[0].strip(): (row[1].strip(), row[-1].strip()) for row in rows}


@pytest.mark.parametrize("clause", ["4.4", "5.2 a", "6.1.1 e1", "9.3.2 b", "9.3.2 d2", "10.2 b1"])
def test_clauses_and_items_without_a_rule_are_listed(
    clause: str, lines: dict[str, tuple[str, str]]
) -> None:
    assert lines[clause][1] == "none"


@pytest.mark.parametrize("clause", ["6.1.1 e", "A.5.4", "7.5.1 c"])
def test_headings_of_items_and_controls_nobody_cites_are_not(
    clause: str, lines: dict[str, tuple[str, str]]
) -> None:
    assert clause not in lines


def test_the_title_stands_once(lines: dict[str, tuple[str, str]]) -> None:
    assert lines["6.2 a"][0].startswith("Information security objectives")
    assert [lines[f"6.2 {letter}"][0] for letter in "bcl"] == ["", "", ""]
    assert lines["9.3.2"][0]
    assert not lines["9.3.2 d3"][0]


def test_clauses_cited_by_analogy_say_so(lines: dict[str, tuple[str, str]]) -> None:
    assert "WVR003" in lines["9.2.2 b by analogy"][1]
    assert "WVR003" not in lines["9.2.2 b"][1]
    assert "CAR006" in lines["ISO/IEC 17021-1:2015 9.5.3.2 by analogy"][1]
    assert "IND007" in lines["cf. ISO/IEC 17021-1:2015 5.2"][1]
