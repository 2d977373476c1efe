from __future__ import annotations

import pytest
from judge import judged, message
from soa_kit import DRAFT_ONLY, excluded, row, statement

BARE = ["SOA error controls[0] unjustified"]


def test_what_it_says() -> None:
    text = statement(excluded("A.7.1"), *(excluded(f"A.8.{n}", "") for n in (28, 30)), row("A.5.1"))
    assert message("SOA004", text) == (
        "A.8.28 and A.8.30 are excluded without a reason (2 of 3 excluded rows)"
    )
    assert judged("SOA004", text) == ["SOA error controls[1] unjustified"]
    assert message("SOA004", statement(excluded("A.7", ""))) == (
        "A.7 is excluded without a reason (1 of 1 excluded rows)"
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", BARE),
        ("justification: ''", BARE),
        ("justification: TBD", BARE),
        ("justification: '<why>'", BARE),
        ("justification: n/a", BARE),
        ("justification: N/A.", BARE),
        ("justification: '-'", BARE),
        # Words that say little are SOA013's.
        ("justification: not relevant", []),
        ("justification: cost", []),
        ("justification: nobody else develops for us", []),
    ],
)
def test_a_word_why(more: str, expected: list[str]) -> None:
    assert judged("SOA004", statement(excluded("A.8.30", more))) == expected


def test_controls_of_ones_own_may_be_left_out_without_a_word() -> None:
    own = "kind: control\nid: OWN-1\ncontrols: [A.8.12]\n"
    assert judged("SOA004", statement(excluded("OWN-1", ""), excluded("OWN-2", "")) + own) == []


def test_rows_of_2013() -> None:
    assert judged("SOA004", statement(excluded("A.14.2.7", ""), more="edition: '2013'")) == BARE


def test_rows_that_do_not_count() -> None:
    assert judged("SOA004", statement(row("A.8.30"), "{control: A.8.16}")) == []
    assert judged("SOA004", statement(excluded("A.8.30", ""), status="draft")) == DRAFT_ONLY
