"""Comments beside records: of which lines they speak, and what counts as one."""

from __future__ import annotations

import pytest

from isms_lint.documents.builtin import READERS
from isms_lint.documents.packing import pack, unpack
from isms_lint.documents.read import read_bytes
from isms_lint.findings.result import Result
from isms_lint.testing import lint

IGNORE = "isms-lint: ignore[REF006] known"
"""Of the fields that the records below have and no schema knows; all begin with `oops`."""


def linted(text: str, file: str = "isms.yaml", config: str | None = None) -> Result:
    text = text.replace("IGNORE", IGNORE)
    return lint({file: text}, select=["REF006", "GATE"], config=config)


def lines(result: Result, code: str = "REF006") -> list[int]:
    return [finding.location.line for finding in result.findings if finding.code == code]


def accepted(result: Result) -> list[int]:
    return [finding.location.line for finding in result.accepted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # At the end of a line: that line, and no other.
        ("kind: unit\nid: u\noops1: 1  # IGNORE\noops2: 2\n", [3]),
        ("kind: unit\nid: u\noops1:\n  a\n  # IGNORE\noops2: 2\n", [6]),
        ("kind: unit\nid: u\noops1: [1,\n  2]  # IGNORE\n", []),
        ("{kind: unit, id: u, oops1: 1}  # IGNORE\n", [1]),
        ('kind: unit\nid: u\noops1: "a"# IGNORE\n', [3]),
        ("kind: unit\nid: u\noops1: 1\t# IGNORE\noops2: 2\n", [3]),
        ("kind: unit\nid: u\noops1: |  # IGNORE\n  text\noops2: 2\n", [3]),
        ("kind: unit\nid: u\noops1: !!str # IGNORE\n  text\noops2: 2\n", [3]),
        # Alone above a field: the field with everything in it.
        ("kind: unit\nid: u\n# IGNORE\noops1: 1\noops2: 2\n", [4]),
        ("kind: unit\nid: u\n# IGNORE\n\n# another\n\noops1: 1\noops2: 2\n", [7]),
        (
            "kind: audit\nid: a\n# IGNORE\nteam:\n- person: p\n  oops1: 1\n- oops2: 2\noops3: 3\n",
            [6, 7],
        ),
        (
            "kind: audit\nid: a\nteam:\n  - person: p\n    # IGNORE\n    oops1: 1\n    oops2: 2\n",
            [6],
        ),
        ("kind: audit\nid: a\nfieldwork:\n  # IGNORE\n  oops1: 1\n  oops2: 2\n", [5]),
        # Above an item: the item, whether its dash stands alone or with its first field.
        ("kind: audit\nid: a\nteam:\n# IGNORE\n- person: p\n  oops1: 1\n- oops2: 2\n", [6]),
        ("kind: audit\nid: a\nteam:\n- oops1: 1\n# IGNORE\n-\n  oops2: 2\n  oops3: 3\n", [7, 8]),
        ("kind: audit\nid: a\nteam:\n- oops1: 1\n# IGNORE\n- &x\n  oops2: 2\n- oops3: 3\n", [7]),
        # Above the first key: the record. Not the next one of the file.
        ("# IGNORE\nkind: unit\nid: u\noops1: 1\n---\nkind: unit\nid: v\noops2: 2\n", [4]),
        ("# IGNORE\n---\nkind: unit\nid: u\noops1: 1\n", [5]),
        ("# IGNORE\n{kind: unit,\n id: u,\n oops1: 1}\n", [4]),
        ("kind: unit\nid: u\noops1: 1\n---\n# IGNORE\nkind: unit\nid: v\noops2: 2\n", [8]),
        # In a flow mapping of several lines.
        ("{kind: unit, # IGNORE\n id: u,\n # IGNORE\n oops1: 1,\n oops2: 2}\n", [4]),
        ("kind: unit\nid: u\noops1: {a: [1, # IGNORE\n  2], b: 3}\noops2: 2\n", [3]),
        # Nested records lie in the record they stand in.
        (
            "# IGNORE\nkind: audit\nid: a\nfindings:\n- {id: NC-1, grade: minor,\n   oops1: 1}\n",
            [6],
        ),
        # A row of a register, and the envelope beside the rows.
        ("kind: unit\nrecords:\n# IGNORE\n- id: u\n  oops1: 1\n- {id: v, oops2: 2}\n", [5]),
        ("# IGNORE\nkind: unit\noops1: 1\nrecords:\n- {id: u, oops2: 2}\n", []),
        ("kind: unit\n# IGNORE\nid: r\nrecords:\n- {id: u, oops2: 2}\n", []),
        # What an alias stands for is found at its anchor.
        ("kind: audit\nid: a\nteam:\n- &x {oops1: 1}  # IGNORE\n- *x\n", [4, 4]),
        # Nothing begins on the next line with content.
        ("kind: unit\nid: u\ntags: [a,\n  # IGNORE\n]\noops1: 1\n", []),
        ("kind: unit\nid: u\noops1: 1\n# IGNORE\n", []),
    ],
)
def test_what_a_comment_speaks_of(text: str, wanted: list[int]) -> None:
    result = linted(text)
    assert accepted(result) == wanted
    without = linted(text.replace("IGNORE", "known"))
    assert sorted(accepted(result) + lines(result)) == lines(without), "nothing is lost"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_tabs_change_nothing(end: str) -> None:
    text = "kind: unit\nid: u\n \t# IGNORE\noops1: 1\noops2: 2\t # IGNORE \noops3: 3\n"
    result = linted(text.replace("\n", end))
    assert accepted(result) == [4, 5]
    assert {use.reason for use in result.ignores} == {"known"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    text = f"# Größe\nkind: unit\nid: u\n# {IGNORE}\noops1: 1\n"
    (ignore,) = read_bytes("u.yaml", text.encode(encoding), READERS).ignores
    assert (ignore.span[:2], ignore.first_line, ignore.last_line) == ((4, 3), 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        'kind: unit\nid: u\nname: "a # IGNORE"\noops1: 1\n',
        "kind: unit\nid: u\nname: 'a\n  # IGNORE\n  b'\noops1: 1\n",
        "kind: unit\nid: u\nname: |\n  # IGNORE\noops1: 1\n",
        "kind: unit\nid: u\nname: >-\n  a\n\n  # IGNORE\n\noops1: 1\n",
        "kind: unit\nid: u\nname: &n !!str |2-\n  # IGNORE\noops1: 1\n",
        "kind: unit\nid: u\nname: a\n  b#isms-lint:ignore[REF006]\noops1: 1\n",
        'kind: unit\nid: u\n"# IGNORE": 1\noops1: 1\n',
        "kind: unit\nid: u\ntags: ['# IGNORE', \"# IGNORE\"]\noops1: 1\n",
        "kind: unit\nid: u\n# see isms-lint docs\noops1: 1\n",
        "kind: unit\nid: u\n# isms-lint ignores git's ignored files\noops1: 1\n",
        "kind: unit\nid: u\n# accept it with `IGNORE` beside it\noops1: 1\n",
    ],
)
def test_no_comment_and_mere_mention(text: str) -> None:
    result = linted(text)
    assert {finding.code for finding in result.findings} == {"REF006"}
    assert accepted(result) == []
    assert result.ignores == ()


def test_json_has_no_comments() -> None:
    text = f'{{"kind": "unit", "id": "u", "oops1": "# {IGNORE}"}}'
    result = linted(text, "u.json")
    assert (accepted(result), result.ignores) == ([], ())


@pytest.mark.parametrize("above", ["records:\n", "records:\n  [\n", "records: &r\n"])
def test_no_comment_accepts_what_every_row_does(above: str) -> None:
    rows = "{id: u, oops1: 1},\n{id: v, oops2: 2}]\n" if "[" in above else "- {id: u, oops1: 1}\n"
    for text in ("# IGNORE\n" + above, above.replace("\n", "\n# IGNORE\n", 1)):
        result = linted("kind: unit\n" + text + rows)
        if "[" not in above and text.endswith("IGNORE\n"):
            assert accepted(result) == [4], "the row below it"
        else:
            assert accepted(result) == []
            assert [f.message_id for f in result.findings if f.code == "GATE001"] == ["every-row"]


def test_several_comments_above_one_another_hold() -> None:
    text = (
        "kind: corrective-action\nid: c\nstatus: planned\n# IGNORE\n\n"
        "# isms-lint: ignore[overdue] later\noops1: {due_on: 2026-01-01}\n"
        "# isms-lint: ignore[CAR005] later  # IGNORE\ndue_on: 2026-01-01\n"
    )
    result = lint(text.replace("IGNORE", IGNORE), select=["REF006", "CAR005", "GATE"])
    assert [(f.code, f.location.line) for f in result.accepted] == [("REF006", 7), ("CAR005", 9)]
    unused = [f.message for f in result.findings if f.code == "GATE002"]
    assert len(unused) == 2
    assert all("finds nothing here" in message for message in unused)


MARKDOWN = "---\nkind: document\nid: POL-1\noops1: 1\n---\n"


@pytest.mark.parametrize(
    ("body", "holds"),
    [
        ("<!-- IGNORE -->\n", True),
        ("# Policy\n\nWords <!-- IGNORE --> and words.\n", True),
        ("Words\n\n<!--\nIGNORE,\nsaid over\nseveral lines\n-->\n", True),
        ("- a list\n\n    <!-- IGNORE -->\n", True),
        ("> <!-- IGNORE -->\n", True),
        ("a lone ` here\n\n<!-- IGNORE -->\n\nand ` there\n", True),
        ("a lone ` here\n<!-- IGNORE -->\nand ` there\n", True),
        ("```\ncode\n```\n<!-- IGNORE -->\n", True),
        ("<!-- --> <!-- IGNORE -->\n", True),
        ("<!-->\n<!-- IGNORE -->\n", True),
        ("```\n<!-- IGNORE -->\n```\n", False),
        ("~~~~ yaml\n<!-- IGNORE -->\n~~~\n<!-- IGNORE -->\n~~~~\n", False),
        ("````\n```\n<!-- IGNORE -->\n", False),
        ("- ```\n  <!-- IGNORE -->\n  ```\n", False),
        ("Write `<!-- IGNORE -->` beside it.\n", False),
        ("Write ``<!-- ` IGNORE -->`` beside\nit.\n", False),
        ("Code:\n\n    <!-- IGNORE -->\n", False),
        ("Words \\<!-- IGNORE -->\n", False),
        ("# IGNORE\n", False),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_markdown(body: str, holds: bool, end: str) -> None:
    result = linted((MARKDOWN + body).replace("\n", end), "policy.md")
    assert (accepted(result), lines(result)) == (([4], []) if holds else ([], [4]))
    assert [f.code for f in result.findings if f.code.startswith("GATE")] == []


def test_front_matter_is_yaml() -> None:
    result = linted(MARKDOWN.replace("id:", "# IGNORE\nid:") + "Text\n", "policy.md")
    assert (accepted(result), lines(result, "GATE002")) == ([], [3])
    result = linted(MARKDOWN.replace("kind:", "# IGNORE\nkind:") + "Text\n", "policy.md")
    assert accepted(result) == [5]
    result = linted(MARKDOWN.replace("s1: 1", "s1: 1 # IGNORE"), "policy.md")
    assert accepted(result) == [4]


def test_a_comment_of_markdown_that_never_ends() -> None:
    result = linted(MARKDOWN + "<!-- IGNORE\n", "policy.md")
    assert [f.message_id for f in result.findings if f.code == "GATE001"] == ["unclosed"]
    assert accepted(result) == []


def test_records_of_others_read_by_a_mapping() -> None:
    mapping = "mappings: [{files: '*.yaml', kind: unit, fields: {id: key, name: label}}]\n"
    text = "key: u\nlabel: U\nmore: 1  # isms-lint: ignore[INP012] left out on purpose\nother: 2\n"
    result = lint({"x.yaml": text}, config=mapping, select=["INP", "GATE"])
    assert [(f.code, f.location.line) for f in result.accepted] == [("INP012", 3)]
    assert [(f.code, f.location.line) for f in result.findings] == [("INP012", 4)]


def test_behind_the_place_where_reading_ended_nothing_is_said() -> None:
    text = "kind: unit\nid: u\noops1: 1 # IGNORE\n---\nkind: unit\n# IGNORE\nid: [\n"
    result = linted(text)
    assert accepted(result) == [3]
    assert [f.code for f in result.findings] == ["INP002"]


@pytest.mark.parametrize("alone", [True, False])
def test_fifty_thousand_comments(alone: bool) -> None:
    comment = f"# {IGNORE}"
    row = f"{comment}\n- {{id: u, oops1: 1}}\n" if alone else f"- {{id: u, oops1: 1}} {comment}\n"
    text = "kind: unit\nrecords:\n" + row * 50_000
    reading = read_bytes("u.yaml", text.encode(), READERS)
    assert len(reading.ignores) == 50_000
    assert all(i.first_line == i.last_line == i.span.line + alone for i in reading.ignores)


def test_comments_piled_up_in_odd_ways_come_to_an_end() -> None:
    pile = f"# {IGNORE}\n" * 50_000
    for text in (
        f"{pile}kind: unit\n",
        f"kind: unit\nid: &a\n{pile}  u\n",
        "kind: unit\nid: u # " + IGNORE.replace("known", "#" * 500_000) + "\n",
        "kind: unit\nid: '" + "# isms-lint: ignore" * 50_000 + "'\n",
    ):
        reading = read_bytes("u.yaml", text.encode(), READERS)
        assert reading.problems == []
        assert len(reading.ignores) in (0, 1, 50_000)
    for body in ("<!-- isms-lint: x -->`" * 50_000, "`" * 9 + "<!--" * 50_000 + " isms-lint: x"):
        assert read_bytes("u.md", (MARKDOWN + body).encode(), READERS).documents


def test_processes_hand_comments_on() -> None:
    text = f"# {IGNORE}\nkind: unit\nid: u # isms-lint: disable\n".encode()
    reading = read_bytes("u.yaml", text, READERS)
    assert len(reading.ignores) == 2
    assert unpack(pack([reading]))[0].ignores == reading.ignores
