"""Comments that accept findings in Markdown which a mapping reads: of which lines they speak."""

from __future__ import annotations

import pytest

from isms_lint.findings.result import Result
from isms_lint.testing import lint

CONFIG = """
records: [{kind: organization, id: acme}, {kind: person, id: ana}]
mappings:
  - files: "*.md"
    kind: document
    fields: {id: Document ID, owner: Owner}
    records:
      - section: "NCR-*"
        kind: nonconformity
        fields: {id: {heading: true}, statement: Finding}
      - table: "*"
        kind: action
        fields: {id: ID, text: What, owner: Owner, due_on: Due}
"""
DUE = "<!-- isms-lint: ignore[ACT002] agreed -->"
EVIDENCE = "<!-- isms-lint: ignore[FND002] agreed -->"
NAME = "<!-- isms-lint: ignore[REF001] agreed -->"
PAGE = """\
# Page{title}

{top}
**Document ID:** D-1
**Owner:** Nobody{key}

## Actions

{above}
| ID | What | Owner | Due{header} |
|---|---|---|---|
| A-1 | x | ana | 2026-01-01{row} |
{between}| A-2 | y | ana | 2026-01-02 |
| A-3 | z | ana | 2026-01-03 |

{below}

### More

| ID | What | Owner | Due |
|---|---|---|---|
| A-4 | z | ana | 2026-01-03 |

## NCR-1{heading}

{led}
**Finding:** f
"""
PLACES = ("title", "top", "key", "above", "header", "row", "between", "below", "heading", "led")
SELECT = ("ACT002", "FND002", "REF001", "INP", "GATE")


def check(text: str, config: str = CONFIG) -> Result:
    found = lint({"r.md": text}, config=config, select=SELECT)
    assert found.errors == ()
    return found


def page(**comments: str) -> Result:
    return check(PAGE.format(**{name: comments.get(name, "") for name in PLACES}))


def accepted(found: Result) -> set[str]:
    return {finding.record_id for finding in found.accepted}


def gate(found: Result) -> list[tuple[str, int]]:
    return [(f.message_id, f.location.line) for f in found.findings if f.code.startswith("GATE")]


def test_nothing_is_accepted_without_one() -> None:
    found = page()
    assert {finding.record_id for finding in found.findings} == {
        "D-1", "A-1", "A-2", "A-3", "A-4", "NCR-1"
    }  # fmt: skip
    assert found.accepted == ()


@pytest.mark.parametrize(
    ("comments", "wanted"),
    [
        pytest.param({"row": f" {DUE}"}, {"A-1"}, id="in a row"),
        pytest.param({"key": f" {NAME}"}, {"D-1"}, id="in the line of a key"),
        pytest.param({"heading": f" {EVIDENCE}"}, {"NCR-1"}, id="in a heading"),
        pytest.param({"between": f"{DUE}\n"}, {"A-2", "A-3"}, id="between rows"),
        pytest.param(
            {"between": "<!--\nisms-lint: ignore[ACT002] agreed\nby all -->\n"},
            {"A-2", "A-3"},
            id="of lines",
        ),
        pytest.param({"above": DUE}, {"A-1", "A-2", "A-3", "A-4"}, id="above a table"),
        pytest.param({"above": f"  {DUE}  \n\n"}, {"A-1", "A-2", "A-3", "A-4"}, id="with blanks"),
        pytest.param({"below": DUE}, {"A-4"}, id="below a table"),
        pytest.param({"led": EVIDENCE}, {"NCR-1"}, id="below a heading"),
        pytest.param({"led": f"\n{DUE}\n\n{EVIDENCE}\n"}, {"NCR-1"}, id="behind another below it"),
        pytest.param({"top": NAME}, {"D-1"}, id="below the first heading"),
        pytest.param(
            {"top": "<!-- isms-lint: ignore[ACT002, FND002] agreed -->"},
            {"A-1", "A-2", "A-3", "A-4", "NCR-1"},
            id="on the page",
        ),
    ],
)
def test_what_a_comment_speaks_of(comments: dict[str, str], wanted: set[str]) -> None:
    found = page(**comments)
    assert accepted(found) == wanted
    assert [one for one in gate(found) if one[0] != "unused"] == []


@pytest.mark.parametrize(
    "comments",
    [
        {"heading": f" {DUE}"},
        {"below": f"text {DUE}"},
        {"led": f"text\n\n{EVIDENCE}"},
        {"header": f" {DUE}"},
        {"title": f" {DUE}"},
    ],
)
def test_a_comment_that_speaks_of_nothing_is_told(comments: dict[str, str]) -> None:
    found = page(**comments)
    assert accepted(found) == set()
    assert [message for message, _ in gate(found)] == ["unused"]


@pytest.mark.parametrize("code", ["`{}`", "```\n{}\n```", "    {}"])
def test_code_shows_comments_and_has_none(code: str) -> None:
    found = page(below=code.format(DUE))
    assert (accepted(found), gate(found)) == (set(), [])


def test_comments_that_are_malformed_are_told() -> None:
    assert gate(page(row=" <!-- isms-lint: ignore[ACT002] -->")) == [("no-reason", 12)]
    assert gate(page(above="<!-- isms-lint: ignore[ACT002] agreed")) == [("unclosed", 9)]
    assert gate(page(row=" <!-- isms-lint: ignore ACT002 agreed -->")) == [("form", 12)]


def test_a_column_of_a_table_is_accepted_in_its_header() -> None:
    text = PAGE.replace("| Due{header} |", "| Due | More <!-- isms-lint: ignore[INP012] kept --> |")
    text = text.replace("2026-01-01{row} |", "2026-01-01{row} | m |")
    text = text.replace("|---|---|---|---|", "|---|---|---|---|---|", 1)
    found = check(text.format(**dict.fromkeys(PLACES, "")))
    assert [finding.message_id for finding in found.accepted] == ["field"]


def test_the_places_of_a_comment_count_the_lines_of_front_matter() -> None:
    lead = "---\r\nClass: internal # isms-lint: ignore[INP012] kept\r\n---\r\n"
    text = lead + PAGE.format(**{**dict.fromkeys(PLACES, ""), "row": f" {DUE}"}).replace(
        "\n", "\r\n"
    )
    found = check(text)
    assert {(f.code, f.record_id, f.location.line) for f in found.accepted} == {
        ("INP012", "D-1", 2), ("ACT002", "A-1", 15)
    }  # fmt: skip
    (use,) = [one for one in found.ignores if one.codes == ("ACT002",)]
    assert (use.location.line, use.location.column, use.accepted) == (15, 35, 1)


def test_in_a_quote() -> None:
    text = f"# NCR-1\n\n> {EVIDENCE}\n>\n> **Finding:** f\n"
    assert accepted(check(text)) == {"NCR-1"}


def test_markdown_that_no_mapping_reads_has_no_comments_without_front_matter() -> None:
    found = check(f"# Page {DUE}\n", CONFIG.replace('"*.md"', "other.md"))
    assert (found.ignores, gate(found)) == ((), [])
