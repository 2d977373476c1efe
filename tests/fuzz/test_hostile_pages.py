"""Pages made to take long: what they cost grows with their size, and not with its square.

Each test has a bound on processor time that linear work stays far below, and quadratic far above.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from isms_lint.config.config import Config
from isms_lint.documents.builtin import PAGE_READERS, READERS
from isms_lint.documents.read import Pages, read_bytes
from isms_lint.engine import run
from isms_lint.plugins.manager import load_plugins

PLUGINS = load_plugins()
PAGES = Pages(PAGE_READERS, lambda _: True)
SECONDS = 15


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """Each test ends in time, or fails."""

    def too_long(number: int, frame: object) -> None:
        raise TimeoutError("more than linear time")

    previous = signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, previous)


def judged(text: str, mapping: dict[str, Any], select: tuple[str, ...] = ("INP012",)) -> int:
    """How many findings there are on a page with this text."""
    config = Config(mappings=({"files": "*", **mapping},), select=select)
    reading = read_bytes("a.md", text.encode(), READERS, PAGES)
    result = run("/nowhere", config, PLUGINS, date(2026, 7, 15), [reading])
    assert result.errors == ()
    return len(result.findings)


ROWS: dict[str, Any] = {
    "records": [{"table": "*", "kind": "action", "fields": {"id": "ID", "text": "What"}}]
}
WHOLE: dict[str, Any] = {"kind": "document", "fields": {"id": "K1"}}
HEAD = "| ID | What |\n|---|---|\n"
IGNORE = "<!-- isms-lint: ignore[ACT002] reason -->"
MANY = 20_000


def test_columns() -> None:
    names = "".join(f" C{n} |" for n in range(MANY))
    text = f"| ID |{names}\n|---|{'---|' * MANY}\n" + ("| A |" + " x |" * MANY + "\n") * 2
    assert judged(text, ROWS) == MANY


def test_cells_beyond_the_columns() -> None:
    assert judged(HEAD + "| A |" + " x |" * MANY + "\n", ROWS) == MANY - 1


def test_names_with_values() -> None:
    text = "".join(f"**K{n}:** v\n\n" for n in range(MANY))
    assert judged(text, WHOLE) == MANY - 1
    text = "".join(f"**K1:** v{n}\n\n" for n in range(MANY))
    assert judged(text, WHOLE) == 0


def test_front_matter() -> None:
    text = "---\n" + "".join(f"K{n}: v\n" for n in range(MANY)) + "---\n# T\n"
    assert judged(text, WHOLE) == MANY - 1


def test_blocks_of_csv() -> None:
    text = "- x\n\n" + "".join("  ```csv\n  ID,What,More\n  A,b,c\n  ```\n\n" for _ in range(5000))
    assert judged(text, ROWS) == 5000


def test_tables_in_which_nothing_is_stated() -> None:
    text = "".join(f"## S{n}\n\n{HEAD}| XXX | [what] |\n\n" for n in range(4000))
    assert judged(text, ROWS) == 0


def test_sections_and_what_stands_above_them() -> None:
    inner = {
        "table": "*",
        "kind": "action",
        "fields": {"id": "ID", "text": {"above": "K1"}, "x_a": {"section": "S9*"}},
    }
    mapping = {"records": [{"section": "*", "records": [inner]}]}
    keys = "".join(f"**K{n}:** v\n\n" for n in range(2000))
    rows = HEAD + "| A | b |\n" * 2000
    text = f"# P\n\n{keys}{rows}\n" + "".join(f"## S{n}\n\n" for n in range(2000))
    assert judged(text, mapping) == 1


def test_names_in_a_cell() -> None:
    names = ", ".join(f"N{n}" for n in range(MANY))
    fields = {"id": "ID", "reported_to": "What"}
    mapping = {"records": [{"table": "*", "kind": "audit", "fields": fields}]}
    assert judged(f"{HEAD}| A | {names} |\n", mapping, ("REF001",)) == MANY


def test_patterns() -> None:
    fields = {
        "id": "ID",
        "text": {"from": "What", "match": "*a*a*a*{}*b*b*zz"},
        "status": {"from": "What", "words": {"*" * 100 + "z": "open", "*a*b*a*b*q": "done"}},
    }
    mapping = {"records": [{"table": "*" * 100, "kind": "action", "fields": fields}]}
    assert judged(f"# T\n\n{HEAD}| A | {'a b ' * 200_000}|\n", mapping) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a|b\n-|-" + " " * 200_000 + "x\n", id="a line of dashes that is none"),
        pytest.param("a|b\n" + "-|" * 200_000 + "x\n", id="dashes"),
        pytest.param(">" * 20_000 + " a\n", id="quotes in quotes"),
        pytest.param(
            "".join("  " * min(n, 300) + "- a\n" for n in range(3000)), id="lists in lists"
        ),
        pytest.param("**a" * 100_000 + "\n", id="names that never end"),
        pytest.param("# " + "{" * 100_000 + "}\n", id="a name to link to"),
        pytest.param("<div>" + "<!-- <table> -->" * 50_000 + "</div>\n", id="comments in HTML"),
        pytest.param("<!-- a " * 100_000, id="comments that never end"),
        pytest.param(HEAD + "| A | " + "[a](" * 50_000 + " |\n", id="links"),
        pytest.param(HEAD + "| A | " + "\\" * 200_000 + " |\n", id="escapes"),
        pytest.param(f"# A\n\n{IGNORE}\n\n" * 5000, id="comments that accept"),
        pytest.param(HEAD + f"| x | y {IGNORE} |\n" * 5000, id="comments in rows"),
        pytest.param("\n" * 500_000, id="nothing"),
    ],
)
def test_texts(text: str) -> None:
    judged(text, {**WHOLE, **ROWS}, ("INP001",))
