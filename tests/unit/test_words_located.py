"""Findings at words of a text: the words themselves, where the file has the text as it reads."""

from __future__ import annotations

import pytest
from records_kit import records

from isms_lint.documents.builtin import READERS
from isms_lint.documents.document import Reading
from isms_lint.documents.packing import pack, unpack
from isms_lint.findings.finding import Finding
from isms_lint.findings.locate import of_report
from isms_lint.lifting.lift import lift
from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Part, Related, Report, Rule, Severity, rule

WHOLE = "all of it"


def place(record: Record, words: str, *path: str | int) -> tuple[int, int, int, int] | str:
    """Where the words stand; `WHOLE` where that is the whole value."""
    span = record.locate_words(path, words)
    return WHOLE if span == record.locate(path) else tuple(span)


def test_in_the_body_of_a_page() -> None:
    (audit,) = records(
        "---\nkind: audit\nid: A-1\n---\n\n# Report\n\nFound **7 minors** and, later,\n7 minors.\n",
        "report.md",
    )
    assert place(audit, "7 minors", "text") == (8, 9, 8, 17)
    assert place(audit, "later,\n7 minors", "text") == (8, 25, 9, 9)
    assert place(audit, "8 minors", "text") == WHOLE


@pytest.mark.parametrize(
    ("ending", "expected"), [("", (5, 1, 5, 4)), ("\n", (5, 1, 5, 4)), ("\nx", (5, 1, 5, 4))]
)
def test_however_a_page_ends(ending: str, expected: tuple[int, int, int, int]) -> None:
    (audit,) = records(f"---\nkind: audit\nid: A-1\n---\none{ending}", "report.md")
    # A body of one line that is nothing else is as long as its words.
    assert audit.locate_words(("text",), "one") == expected


def test_in_a_page_with_line_ends_of_windows() -> None:
    (audit,) = records("---\r\nkind: audit\r\nid: A-1\r\n---\r\nx\r\n  7 minors\r\n", "report.md")
    assert place(audit, "7 minors", "text") == (6, 3, 6, 11)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("says 7 minors there", (3, 12, 3, 20)),
        ('"says 7 minors there"', (3, 13, 3, 21)),
        ("'says 7 minors there'", (3, 13, 3, 21)),
        ("|\n  says\n    7 minors\n", (5, 5, 5, 13)),
        ("|-  # as it was\n\n  says 7 minors\n", (5, 8, 5, 16)),
        ("|+\n     7 minors\n\n", (4, 6, 4, 14)),
    ],
)
def test_in_a_text_of_yaml(written: str, expected: tuple[int, int, int, int]) -> None:
    (audit,) = records(f"kind: audit\nid: A-1\ntext: {written}\n")
    assert place(audit, "7 minors", "text") == expected


@pytest.mark.parametrize(
    "written",
    [
        '"says\\t7 minors"',
        "'it''s 7 minors'",
        ">\n  says\n  7 minors\n",
        "says\n  7 minors",
        "says\n\n  7 minors",
        '"says\n\n  7 minors"',
        "|2\n  7 minors\n",
        "|\n  a\u2028  7 minors\n",
    ],
)
def test_a_text_that_is_written_otherwise_is_told_whole(written: str) -> None:
    (audit,) = records(f"kind: audit\nid: A-1\ntext: {written}\n")
    assert "7 minors" in audit.text("text")
    assert place(audit, "7 minors", "text") == WHOLE


def test_an_alias_is_told_whole() -> None:
    (audit,) = records(
        "kind: audit\nid: A-1\nx_a: &ab 12\ntext: &abcdefg seven it\nnotes: *abcdefg\n"
    )
    assert place(audit, "seven", "notes") == WHOLE


def test_in_json() -> None:
    (audit,) = records('{"kind": "audit", "id": "A-1",\n "text": "says 7 minors"}', "a.json")
    assert place(audit, "7 minors", "text") == (2, 16, 2, 24)


def test_in_what_another_process_read() -> None:
    documents, problems = READERS[".yaml"]("kind: audit\nid: A-1\ntext: |\n   so\n   7 minors\n")
    (reading,) = unpack(pack([Reading("a.yaml", documents, problems)]))
    from records_kit import plugins

    (audit,) = lift(reading, plugins().kinds, ()).records
    assert place(audit, "7 minors", "text") == (5, 4, 5, 12)


def test_what_is_no_text_stands_where_it_stands() -> None:
    (audit,) = records("kind: audit\nid: A-1\nscope: [A.5.1]\n")
    assert place(audit, "A.5.1", "scope") == WHOLE
    assert place(audit, "A.5.1", "text") == WHOLE


RULE: Rule = rule(
    code="TST001",
    name="test",
    kinds={"audit"},
    scope=RECORD,
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.1",
    messages={"said": "said"},
)(lambda _record, _run: ())


def found(text: str) -> Finding:
    (audit,) = records(text, "report.md")
    at = ("text",)
    report = Report(
        "said",
        at,
        at_words="7 minors",
        related=(Related(audit, at, "and here", "8 minors"),),
        about=[Part("seven", at, "7 minors"), Part("eight", at, "8 minors")],
    )
    return of_report(report, audit, RULE, {})


def test_a_finding_its_parts_and_its_other_ends() -> None:
    finding = found("---\nkind: audit\nid: A-1\n---\n7 minors\n  8 minors\n")
    assert (finding.location.line, finding.location.column, finding.path) == (5, 1, "text")
    assert [(r.location.line, r.location.column) for r in finding.related] == [(6, 3)]
    assert sorted((p.name, p.location.line, p.location.column) for p in finding.about) == [
        ("eight", 6, 3),
        ("seven", 5, 1),
    ]


def test_it_is_the_same_finding_wherever_the_words_stand() -> None:
    one = found("---\nkind: audit\nid: A-1\n---\n7 minors\n8 minors\n")
    other = found("---\nkind: audit\nid: A-1\n---\n\nMore.\n\n8 minors, and 7 minors\n")
    assert one.location != other.location
    assert one.fingerprint == other.fingerprint
