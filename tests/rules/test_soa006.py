from __future__ import annotations

import pytest
from judge import judged, message
from soa_kit import DRAFT_ONLY, excluded, row, statement

WEAK = ["SOA warning controls[0].justification no-driver"]


def test_what_it_says() -> None:
    words = ("best practice", "log duty", "Security.", "best practice")
    rows = [row(f"A.8.{n}", f"justification: '{word}'") for n, word in enumerate(words, 14)]
    assert message("SOA006", statement(*rows)) == (
        "A.8.14, A.8.16 and A.8.17 are applicable for no risk, contract or requirement on record;"
        " `best practice` and `Security.` would fit any control"
    )
    assert message("SOA006", statement(row("A.8.16", "justification: required"))) == (
        "A.8.16 is applicable for no risk, contract or requirement on record; `required` would fit"
        " any control"
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("justification: best practice", WEAK),
        ("justification: ' Best  Practice. '", WEAK),
        ("justification: bonne pratique", WEAK),
        ("justification: baseline", WEAK),
        ("justification: baseline of all hosted services", []),
        ("justification: best practice in a house that hosts care data", []),
        ("justification: best practice, risks: [RISK-1]", []),
        ("justification: best practice, contracts: [CTR-1]", []),
        ("justification: best practice, requirements: data protection law", []),
        ("justification: best practice, risks: []", WEAK),
        # Without a word it is SOA002's.
        ("justification: n/a", []),
        ("", []),
    ],
)
def test_weak_words(more: str, expected: list[str]) -> None:
    assert judged("SOA006", statement(row("A.8.16", more))) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("kind: risk\nid: R\ncontrols: [A.8.16]", []),
        ("kind: risk\nid: R\nstatus: closed\ncontrols: [A.8.16]", WEAK),
        ("kind: contract\nid: C\ncontrols: [A.8.16]", []),
        ("kind: contract\nid: C\ncontrols: [A.8.16]\nto: 2026-11-19", WEAK),
    ],
)
def test_what_asks_for_the_control(other: str, expected: list[str]) -> None:
    text = statement(row("A.8.16", "justification: best practice")) + other
    assert judged("SOA006", text) == expected


def test_rows_that_do_not_count() -> None:
    weak = "justification: best practice"
    assert judged("SOA006", statement(excluded("A.8.16", weak))) == []
    assert judged("SOA006", statement(row("A.8.16", weak), status="draft")) == DRAFT_ONLY
