"""Markdown as a page: what is a section, a name with a value, a table, and where each stands."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from isms_lint.documents.builtin import PAGE_READERS, READERS
from isms_lint.documents.markdown_page import read_page
from isms_lint.documents.packing import pack, unpack
from isms_lint.documents.page import Cell, Page, Table
from isms_lint.documents.read import Pages, read_bytes
from isms_lint.written.plain import plain_text

Rows = list[list[str]]


def page_of(text: str) -> Page:
    page, problems = read_page(text)
    assert problems == []
    return page


def source(text: str, cell: Cell) -> str:
    """What stands in the text where the cell says that it stands."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    _, line, column, end_line, end_column = cell
    assert (line, column) < (end_line, end_column)
    cut = lines[line - 1 : end_line]
    assert end_column <= len(cut[-1]) + 2
    cut[-1] = cut[-1][: end_column - 1]
    cut[0] = cut[0][column - 1 :]
    return "\n".join(cut)


def read(text: str, cell: Cell) -> str:
    """The text of a cell, which has to stand where it says."""
    if cell[0]:
        written = source(text, cell).replace("\\|", "|")
        lines = plain_text("\n".join(line.lstrip(" \t>") for line in written.split("\n")))
        assert lines == cell[0], (lines, cell)
    return cell[0]


def tables(text: str, what: str = "table") -> list[Rows]:
    """The tables of a page, with their header."""
    found = [table for table in page_of(text).tables if table.what == what]
    return [
        [
            [cell[0] for cell in table.header or []] if what == "list" else [],
            *([read(text, cell) for cell in row] for row in _cells_of(table, what)),
        ][what != "list" :]
        for table in found
    ]


def _cells_of(table: Table, what: str) -> list[list[Cell]]:
    """The rows; of a table its header too, which stands there."""
    return table.rows if what == "list" or table.header is None else [table.header, *table.rows]


def keys(text: str) -> dict[str, str]:
    """The names with values of all sections, each in its place."""
    found = [key for section in page_of(text).sections for key in section.keys]
    for name, _ in found:
        assert name[0] in source(text, name)
    return {name[0]: read(text, value) for name, value in found}


def headings(text: str) -> list[tuple[int, str, int]]:
    """Level, text and section around of each section below the page."""
    _, *sections = page_of(text).sections
    return [(one.level, read(text, one.heading), one.parent) for one in sections]


AB = "| A | B |\n|---|---|\n"

# --- tables


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(AB + "| 1 | two |\n", [["1", "two"]], id="plain"),
        pytest.param(AB + "| 1 | two |", [["1", "two"]], id="no newline at the end"),
        pytest.param("A | B\n--|--\n1 | 2\n", [["1", "2"]], id="no outer pipes"),
        pytest.param("| A | B\n|:-:|--:\n| 1 | 2\n", [["1", "2"]], id="one outer pipe, aligned"),
        pytest.param("A | B\n-- | -\n", [], id="no rows"),
        pytest.param(AB + "| a\\|b | `x\\|y` |\n", [["a|b", "x|y"]], id="escaped pipes"),
        pytest.param(AB + "| `x|y` | z |\n", [["`x", "y`", "z"]], id="a pipe in code divides"),
        pytest.param(AB + "| 1 |\n| 1 | 2 | 3 |\n", [["1"], ["1", "2", "3"]], id="ragged"),
        pytest.param(AB + "| | x |\n||x|\n", [["", "x"], ["", "x"]], id="empty cells"),
        pytest.param(
            AB + "| **1** | [a](b) |\n| ![i](u) | a<br>b |\n| <b>1</b> | a &amp; b |\n",
            [["1", "a"], ["i", "a\nb"], ["1", "a & b"]],
            id="markup",
        ),
        pytest.param(AB + "| 日本語 | 🚀🚀 x |\n", [["日本語", "🚀🚀 x"]], id="wide"),
        pytest.param("|\tA\t|\tB |\n|---|---|\n|\t1\t|\t2\t|\n", [["1", "2"]], id="tabs"),
        pytest.param("| A |B|  \n|---|---| \n| 1 |2|  \n", [["1", "2"]], id="blanks at the end"),
        pytest.param("> " + AB.replace("\n|", "\n> |") + "> | 1 | 2 |\n", [["1", "2"]], id="quote"),
        pytest.param(
            "> > | A | B |\n>> |---|---|\n>> | 1 | 2 |\n", [["1", "2"]], id="quote in a quote"
        ),
        pytest.param("- x\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |\n", [["1", "2"]], id="item"),
        pytest.param("1. | A | B |\n   |---|---|\n   | 1 | 2 |\n", [["1", "2"]], id="item alone"),
        pytest.param("Text\nbefore\n" + AB + "| 1 | 2 |\n", [["1", "2"]], id="below prose"),
        pytest.param(AB + "| 1 | 2 |\nmore text\n", [["1", "2"], ["more text"]], id="above prose"),
        pytest.param(AB + "| 1 | 2 |\n# H\n", [["1", "2"]], id="a heading ends it"),
        pytest.param(AB + "| 1 | 2 |\n- a | b\n", [["1", "2"]], id="a list ends it"),
        pytest.param(AB + "| 1 | 2 |\n> a | b\n", [["1", "2"]], id="a quote ends it"),
        pytest.param(AB + "| 1 | 2 |\n\ntext\n", [["1", "2"]], id="a blank line ends it"),
        pytest.param(
            AB + "| 1 <!-- a --> | 2 |\n<!-- b -->\n<!--\nc\n-->\n| 3 | 4 |\n",
            [["1", "2"], ["3", "4"]],
            id="comments in it",
        ),
        pytest.param("\r\n" + AB.replace("\n", "\r\n") + "| 1 | 2 |\r\n", [["1", "2"]], id="CRLF"),
        pytest.param(AB.replace("\n", "\r") + "| 1 | 2 |\r", [["1", "2"]], id="CR"),
        pytest.param("---\nowner: x\n---\n" + AB + "| 1 | 2 |\n", [["1", "2"]], id="front matter"),
    ],
)
def test_rows(text: str, rows: Rows) -> None:
    (table,) = tables(text)
    assert table == [["A", "B"], *rows]


def test_headers() -> None:
    (table,) = tables("| **A** | | A | [C](x) <!-- d --> |\n|-|-|-|-|\n")
    assert table == [["A", "", "A", "C"]]
    assert tables("| A |\n|---|\n| 1 |\n") == [[["A"], ["1"]]]


@pytest.mark.parametrize(
    "text",
    [
        "A\n---\n1\n",
        "| A | B |\n|---|\n",
        "A\n1\n",
        "```\n| A |\n|---|\n| 1 |\n```\n",
        "a - b\n- | -\n",
    ],
)
def test_no_table(text: str) -> None:
    assert tables(text) == []


def test_the_place_of_each_cell() -> None:
    (table,) = page_of("# T\n\nText\n> |  A | B|\n> |---|---|\n> | **1** |  |\n").tables
    assert table.header == [("A", 4, 6, 4, 7), ("B", 4, 10, 4, 11)]
    assert table.rows == [[("1", 6, 5, 6, 10), ("", 6, 12, 6, 13)]]


def test_tables_belong_to_their_section() -> None:
    text = f"{AB}\n# One\n\n{AB}\n## Two\n\n**Label**\n\n{AB}"
    assert [table.section for table in page_of(text).tables] == [0, 1, 3]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(AB + "| 1 | 2 |\n\n| 3 | 4 |\n", id="broken off by a blank line"),
        pytest.param("| A | B |\n|---|\n| 3 | 4 |\n", id="a line of dashes that does not fit"),
        pytest.param("text\n\n    | 3 | 4 |\n", id="as code"),
        pytest.param("<details>\n| 3 | 4 |\n</details>\n", id="in HTML"),
        pytest.param("| 3 | 4 |\n" + AB, id="above its table"),
        pytest.param("- a\n\n  | 3 | 4 |\n", id="in an item"),
    ],
)
def test_rows_that_stand_in_no_table(text: str) -> None:
    (loose,) = tables(text, "loose")
    assert ["3", "4"] in loose


@pytest.mark.parametrize(
    "text", ["a | b\n", "|x| < 3\n"[2:], "<!--\n| 3 | 4 |\n-->\n", "    code\n", "| alone\n"]
)
def test_what_is_no_row(text: str) -> None:
    assert page_of(text).tables == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<table>\n<tr><td>1</td></tr>\n</table>\n", 1),
        ("text\n\n<div>\n<!-- <table> -->\n <TABLE><tr>\n</div>\n", 5),
        ("<!-- a --><td>\n", 1),
    ],
)
def test_a_table_in_html_is_there_to_be_told(text: str, line: int) -> None:
    (table,) = (one for one in page_of(text).tables if one.what == "html")
    assert table.rows[0][0][1] == line


@pytest.mark.parametrize(
    "text", ["<!-- <table> -->\n", "<div>\n<!-- <td> --></div>\n", "<tabled>\n"]
)
def test_no_table_in_html(text: str) -> None:
    assert page_of(text).tables == []


# --- CSV between fences


@pytest.mark.parametrize(
    "text",
    [
        '```csv\nA,B\n1,"x\ny"\n```\n',
        '~~~CSV title="x"\nA;B\n1;"x\ny"\n~~~\n',
        '```tsv\nA\tB\n1\t"x\ny"\n```\n',
        '```csv\nA,B\n1,"x\ny"\n',
        '> ```csv\n> A,B\n> 1,"x\n> y"\n> ```\n',
        '- item\n\n  ```csv\n  A,B\n  1,"x\n  y"\n  ```\n',
        '  ```csv\n  A,B\n  1,"x\n  y"\n  ```\n',
        'a\r\n\r\n```csv\r\nA,B\r\n1,"x\r\ny"\r\n```\r\n',
    ],
)
def test_fenced_csv(text: str) -> None:
    (table,) = (one for one in page_of(text).tables if one.what == "table")
    assert table.header is None
    assert [[cell[0] for cell in row] for row in table.rows] == [["A", "B"], ["1", "x\ny"]]
    assert [[source(text, cell) for cell in row] for row in table.rows[:1]] == [["A", "B"]]
    last = source(text, table.rows[1][1])
    assert (last[:2], last[-2:]) == ('"x', 'y"')


def test_a_fault_in_fenced_csv_is_told_at_its_place() -> None:
    page, (problem,) = read_page('text\n\n> ```csv\n> A,B\n> 1,"2\n> ```\n')
    assert [[cell[0] for cell in row] for row in page.tables[0].rows] == [["A", "B"]]
    assert tuple(problem.span) == (5, 5, 5, 6)


def test_other_fences_are_no_tables() -> None:
    assert page_of("```python\na,b\n1,2\n```\n```\na,b\n```\n").tables == []


# --- headings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# A\n## B\n### C\n# D\n", [(1, "A", 0), (2, "B", 1), (3, "C", 2), (1, "D", 0)]),
        ("# One\n#### Deep\n## Two\n", [(1, "One", 0), (4, "Deep", 1), (2, "Two", 1)]),
        ("## Two\n# One\n", [(2, "Two", 0), (1, "One", 0)]),
        ("Title\n===\n\nOther\n---\n", [(1, "Title", 0), (2, "Other", 1)]),
        ("  # One ##\n## C#\n##\tTab \n", [(1, "One", 0), (2, "C#", 1), (2, "Tab", 1)]),
        ("# 1.2 One\n# 🔒 **Two** [x](y)\n", [(1, "1.2 One", 0), (1, "🔒 Two x", 0)]),
        ("# One\n# One\n", [(1, "One", 0), (1, "One", 0)]),
        ("# One {#one}\n# {x}\n", [(1, "One", 0), (1, "{x}", 0)]),
        ("# One <!-- isms-lint: ignore[X] y -->\n", [(1, "One", 0)]),
        ("#\n", [(1, "", 0)]),
        ("> # One\n\n- # Two\n\n```\n# Three\n```\n\n    # Four\n\n#Five\n<h1>Six</h1>\n", []),
    ],
)  # fmt: skip
def test_headings(text: str, found: list[tuple[int, str, int]]) -> None:
    assert headings(text) == found


def test_the_place_of_a_heading() -> None:
    text = "intro\n\n##  *Title* ##\n\nTwo\nlines\n===\n"
    _, title, lines = page_of(text).sections
    assert title.heading == ("Title", 3, 5, 3, 12)
    assert lines.heading == ("Two\nlines", 5, 1, 6, 6)


def test_what_stands_below_a_heading() -> None:
    text = "intro\n\n# One\n\n\n text\n\n## Two\nmore\n\n# Three\n"
    bodies = [section.body for section in page_of(text).sections]
    assert [body[0] for body in bodies] == [text.rstrip("\n"), " text\n\n## Two\nmore", "more", ""]
    assert [source(text, body) for body in bodies[:3]] == [body[0] for body in bodies[:3]]


def test_a_rule_across_the_page_begins_no_front_matter() -> None:
    assert headings("---\n\n# One\n\n---\n\ntext\n") == [(1, "One", 0)]
    assert headings("---\ntitle: x\n---\n# One\n") == [(1, "One", 0)]


@pytest.mark.parametrize("label", ["**Plan:**", "**Plan**:", "__Plan__", " **Plan** \\"])
def test_a_bold_label_begins_a_section(label: str) -> None:
    text = f"# One\n\n{label}\n\n{AB}\n**Other**\n\nx\n\n## Two\n"
    _, _, plan, other, two = page_of(text).sections
    assert (plan.heading[:3], plan.level) == (("Plan", 3, label.index(label.strip()) + 1), 7)
    assert (plan.parent, other.parent, two.parent) == (1, 1, 1)
    assert plan.body[0] == AB.rstrip("\n")
    assert page_of(text).tables[0].section == 2


# --- names with values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**Owner:** Ana\n**Date**: 1 May\n__Id__ : X\n", {"Owner": "Ana", "Date": "1 May", "Id": "X"}),
        ("**A:** 1 | **B:** 2 · **C:** 3\n", {"A": "1", "B": "2", "C": "3"}),
        ("**A:** 1<br>**B:** 2\\\n**C:** 3  \n", {"A": "1", "B": "2", "C": "3"}),
        ("**Doc_id:** X\n**1. Scope:** all\n", {"Doc_id": "X", "1. Scope": "all"}),
        ("**A:** a text\ngoes\n  on\n**B:** 2\n", {"A": "a text\ngoes\non", "B": "2"}),
        ("**A:**\nbelow\n", {"A": "below"}),
        ("**A:**\n**B:** 2\n", {"B": "2"}),
        ("**A:** 10:30 | Room 2\n", {"A": "10:30 | Room 2"}),
        ("**A:** **x** *y* [z](u)\n", {"A": "x y z"}),
        ("- **A:** 1\n* **B:** 2\n  more\n- text\n", {"A": "1", "B": "2\nmore"}),
        ("3. **C:** 3\n\n- [x] **D:** 4\n", {"C": "3", "D": "4"}),
        ("- **A:** 1\n  - **B:** 2\n", {"A": "1", "B": "2"}),
        ("- a\n\n  **A:** 1\n", {"A": "1"}),
        ("> **A:** 1\n> **B:** 2\n> more\n", {"A": "1", "B": "2\nmore"}),
        ("> - **A:** 1\n", {"A": "1"}),
        ("*A: 1 | B: 2*\n", {"A": "1", "B": "2"}),
        ("_A: 1_\n_B: 2_\n", {"A": "1", "B": "2"}),
        ("A: 1\nB b: 2\n", {"A": "1", "B b": "2"}),
        ("**Größe:** 🚀 x\n", {"Größe": "🚀 x"}),
        ("**A:** 1 <!-- isms-lint: ignore[X] y -->\n", {"A": "1"}),
        ("**A:** 1\n" + AB + "| 1 | 2 |\n", {"A": "1"}),
        ("A: 1\n", {}),
        ("Note: this is\nsome text\n", {}),
        ("This is **Important:** read it\n", {}),
        ("```\n**A:** 1\n```\n\n    **B:** 2\n", {}),
        ("*in italics*\n", {}),
    ],
)  # fmt: skip
def test_names_with_values(text: str, found: dict[str, str]) -> None:
    assert keys(text) == found


def test_the_place_of_names_and_values() -> None:
    text = "\r\n- **Owner:**  *Ana* | **Due:** 1\r\n> **Text:**\r\n>  below\r\n> more\r\n"
    (section,) = page_of(text).sections
    assert section.keys == [
        (("Owner", 2, 3, 2, 13), ("Ana", 2, 15, 2, 20)),
        (("Due", 2, 23, 2, 31), ("1", 2, 32, 2, 33)),
        (("Text", 3, 3, 3, 12), ("below\nmore", 4, 4, 5, 7)),
    ]


def test_names_in_italics_are_those_of_the_page() -> None:
    page = page_of("# One\n\n**A:** 1\n\n*Owner: Ana*\n")
    assert [[name[0] for name, _ in one.keys] for one in page.sections] == [["Owner"], ["A"]]


# --- lists


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("- a\n- b\n", [["Item"], ["a"], ["b"]]),
        ("1. a\n2. b\n", [["Item"], ["a"], ["b"]]),
        ("* **a** b\n  more\n\n* c\n", [["Item"], ["a b\nmore"], ["c"]]),
        ("-\ta\n-   b\n10. c\n"[:9], [["Item"], ["a"], ["b"]]),
        ("- a\n\n  second\n", [["Item"], ["a\n\nsecond"]]),
        ("-\n- b\n", [["Item"], [""], ["b"]]),
        ("> - a\n>   more\n", [["Item"], ["a\nmore"]]),
    ],
)
def test_lists(text: str, rows: Rows) -> None:
    assert tables(text, "list") == [rows]


def test_boxes_of_a_list() -> None:
    text = "- plain\n- [x] done\n- [ ] open\n-  [X] too\n- [y] no\n- [x]no\n"
    (table,) = page_of(text).tables
    assert table.header is not None
    assert [cell[0] for cell in table.header] == ["Item", "Done"]
    assert [[cell[0] for cell in row] for row in table.rows] == [
        ["plain"], ["done", "true"], ["open", "false"], ["too", "true"], ["[y] no"], ["[x]no"]
    ]  # fmt: skip
    assert [source(text, row[1]) for row in table.rows[1:4]] == ["[x]", "[ ]", "[X]"]
    assert source(text, table.rows[1][0]) == "done"


def test_lists_in_lists_belong_to_their_item() -> None:
    text = "- a\n  - b\n  - c\n- d\n"
    assert [row[0][0] for row in page_of(text).tables[0].rows] == ["a\n- b\n- c", "d"]
    assert len(page_of(text).tables) == 1


# --- bytes, and anything at all

PAGES = Pages(PAGE_READERS, lambda _: True)


def test_a_byte_order_mark_moves_nothing() -> None:
    reading = read_bytes("a.md", b"\xef\xbb\xbf# T\n\n**A:** 1\n", READERS, PAGES)
    assert reading.page is not None
    assert reading.page.sections[1].heading == ("T", 1, 3, 1, 4)


@pytest.mark.parametrize("raw", [b"\xff\xfeabc", b"# a\xe9\n"])
def test_what_is_no_text_is_told_once(raw: bytes) -> None:
    reading = read_bytes("a.md", raw, READERS, PAGES)
    assert len(reading.problems) == 1
    assert reading.page is None


def test_a_page_survives_the_way_between_processes() -> None:
    text = "---\na: 1\n---\n# T\n**K:** v\n\n| A |\n|---|\n| 1 |\n\n- [x] a\n\n| 3 | 4 |\n"
    reading = read_bytes("a.md", text.encode(), READERS, PAGES)
    assert unpack(pack([reading]))[0].page == reading.page


PIECES = st.lists(
    st.sampled_from(
        [
            *("# H\n", "\n", "| a | b |\n", "|---|---|\n", "> ", "- ", "  ", "1. ", "[x] ", "\t"),
            *("**K:** v\n", "*F: v*\n", "K: v\n", "**L**\n", "```csv\n", "```\n", "a,b\n", '"'),
            *("<!-- ", "-->\n", "<table>\n", "text\n", "===\n", "---\n", "\\", "é🚀"),
            *("\r", "\x0c", "\x00", "    "),
        ]
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(PIECES.map("".join))
@example("\x0c\n| a | b |\n===\n")
def test_every_place_lies_in_the_text(text: str) -> None:
    page, _ = read_page(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cells = [cell for table in page.tables for cell in _cells(table)]
    for section in page.sections:
        cells += [section.heading, section.body, *(cell for key in section.keys for cell in key)]
    for text, line, column, end_line, end_column in cells:
        assert 1 <= line <= end_line <= len(lines)
        assert column >= 1
        assert (line, column) < (end_line, end_column) or not text
        assert end_column <= len(lines[end_line - 1]) + 2
    for number, section in enumerate(page.sections):
        assert section.parent < number or number == 0
    assert [table.section for table in page.tables] == sorted(t.section for t in page.tables)


def _cells(table: Table) -> list[Cell]:
    return [cell for row in (table.header or [], *table.rows) for cell in row]
