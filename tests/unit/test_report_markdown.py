"""The format `markdown`, read by a parser of CommonMark with tables, strikethrough and links."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from reports_kit import COMPARED, HOSTILE, accepted, finding, hostile_result, result

from isms_lint.findings.finding import Location, Outcome, RelatedLocation, Status
from isms_lint.findings.result import Result, RunError
from isms_lint.reporters import REPORTERS, Style

PARSER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
OURS = {"<code>", "</code>", "<br>"}
FOLD = re.compile(r"<details>\n<summary>[\w :,+]+</summary>\n|</details>\n?")
TEXTUAL = {"text", "html_inline", "text_special"}
BLOCKS = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "html_block"),
    *("table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close"),
    *("tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close"),
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
}
REFERENCE = re.compile(
    r"@\w|[#!~%$&^]\w|\bGH-\d|\bwww\.|\w:/|:\w+:|\[\[|\{\+|\[\^|\$`", re.IGNORECASE
)
"""What GitHub or GitLab make links, pictures and formulas of, after Markdown is rendered."""


def _report(found: Result, **style: str) -> str:
    return "".join(REPORTERS["markdown"](found, Style(**style)))  # type: ignore[arg-type]


def _shape(text: str) -> list[str]:
    """The structure of a comment: what is there beside plain text. Anything unmeant is refused."""
    shape = []
    for token in PARSER.parse(text):
        assert token.type in BLOCKS, token
        shape.append(token.type)
        if token.type == "html_block":
            assert FOLD.fullmatch(token.content) or token.content.startswith("<!-- isms-lint")
        shown = ""
        for child in token.children or ():
            assert child.type in TEXTUAL, child
            if child.type == "html_inline":
                assert child.content in OURS
                shown += "\n"
            else:
                shown += child.content
        # Our own places, such as `a.yaml:1:1`, stand in code, where nothing is looked for.
        shown = re.sub(r":\d+:\d+(?=\n)", "", shown)
        assert not REFERENCE.search(shown), shown
        assert token.content.count("<code>") == token.content.count("</code>")
    assert text.count("<details>") == text.count("</details>")
    return shape


def _cells(text: str) -> list[str]:
    tokens = PARSER.parse(text)
    return [
        "".join(child.content for child in after.children or () if child.type != "html_inline")
        for token, after in pairwise(tokens)
        if token.type == "td_open"
    ]


def test_a_bot_can_find_its_comment() -> None:
    assert _report(result()).startswith("<!-- isms-lint -->\n")
    assert _report(result(), category="isms/eu -->").startswith("<!-- isms-lint isms-eu -->\n")


def test_a_finding_is_a_row() -> None:
    other = RelatedLocation("graded here", "nonconformity", "NC-1", Location("nc.yaml", 3, 8, 3, 9))
    text = _report(result(findings=(finding(related=(other,)),)), lead="isms/")
    assert "### isms-lint: 1 warning\n" in text
    assert _cells(text) == [
        "warning",
        "CAR005",
        "corrective-action CAR-1",
        "isms/isms.yaml:4:9",
        "due on 2026-09-30 and still open↳ graded here: nonconformity NC-1 isms/nc.yaml:3:8",
        "10.2 c; organization's own rule",
    ]
    assert "As of 2026-11-20 (UTC)." in text


def test_the_gravest_stand_first_and_the_rest_is_folded() -> None:
    found = (*(finding(code="CAR006") for _ in range(12)), finding(severity="error"))
    text = _report(result(findings=found))
    open_part, _, folded = text.partition("<summary>3 findings more</summary>")
    assert _cells(open_part)[:2] == ["error", "CAR005"]
    assert len(_cells(open_part)) == 60
    assert len(_cells(folded)) == 18


def test_what_does_not_count_is_folded_with_its_reason() -> None:
    held = accepted(Status.BASELINE)
    text = _report(
        result(
            accepted=(accepted(Status.WAIVED), held, held),
            existing=(finding(status=Status.EXISTING),),
            not_evaluated=(Outcome("IND010", "", "", "no role records"),),
        )
    )
    assert "### isms-lint: No open findings (1 waived; 2 in the baseline)\n" in text
    assert "<summary>Accepted: 1 finding</summary>" in text
    assert any("WVR-1" in cell and "2026-12-31" in cell for cell in _cells(text))
    assert "<summary>There before: 1 finding</summary>" in text
    assert "<summary>Not evaluated: 1 check</summary>\n\n- IND010: no role records\n" in text
    _shape(text)


def test_the_comparison_and_what_failed_are_not_folded() -> None:
    failed = (RunError("plugin house", "ImportError: no", "house.py:3"),)
    text = _report(result(comparison=COMPARED, errors=failed))
    seen = text.partition("<details>")[0]
    assert "Compared with 1a2b3c4 (main): 2 new, 30 there before" in seen
    assert "; the run failed\n" in seen
    assert "- failed: plugin house: ImportError: no (house.py" in seen


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_records_is_nothing_but_text(text: str) -> None:
    harmless = _shape(_report(hostile_result("x"), lead="x", category="x"))
    assert _shape(_report(hostile_result(text), lead=text, category=text)) == harmless


def test_it_is_read_as_it_is_written() -> None:
    odd = "a|b `c` \\| \\ <d> &amp; *e* _f_ [g](h) ~~i~~ & ] }"
    text = _report(result(findings=(finding(message=odd),)))
    assert _cells(text)[4].replace("\u200b", "") == odd


@pytest.mark.parametrize("number", [0, 1, 10, 11, 300, 5_000])
@pytest.mark.parametrize("message", ["overdue", "ö|" * 5_000])
def test_a_comment_never_gets_too_long(number: int, message: str) -> None:
    found = tuple(finding(message=message, fingerprint=f"{n:032x}") for n in range(number))
    outcomes = tuple(Outcome("CAR005", "", "", f"{n} {message}") for n in range(number))
    waived = tuple(accepted(Status.WAIVED, message=message) for _ in range(number))
    text = _report(result(findings=found, not_evaluated=outcomes, accepted=waived, existing=found))
    assert len(text.encode()) <= 65_536
    _shape(text)
    assert text.endswith("As of 2026-11-20 (UTC).\n")
    for what, row, times in (
        ("findings(?: there before)?", r"\| warning ", 2),
        ("accepted findings", r"\| <code>CAR005", 1),
        ("reasons of checks not evaluated", "- CAR005: ", 1),
    ):
        left_out = re.findall(rf"^(\d+) {what} more: a comment has no room", text, re.MULTILINE)
        shown = re.findall(f"^{row}", text, re.MULTILINE)
        assert len(shown) + sum(map(int, left_out)) == times * number
