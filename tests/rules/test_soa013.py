from __future__ import annotations

import pytest
from judge import judged, message
from soa_kit import DRAFT_ONLY, excluded, row, statement

THIN = ["SOA info controls[0].justification thin"]


def test_what_it_says() -> None:
    words = ("n/a", "nobody else develops for us", "cost", "Cost.")
    rows = [excluded(f"A.8.{n}", f"justification: {word}") for n, word in enumerate(words, 28)]
    assert message("SOA013", statement(*rows)) == (
        "`n/a`, `cost` and `Cost.` do not say why A.8.28, A.8.30 and A.8.31 are excluded here"
    )
    assert message("SOA013", statement(rows[0])) == (
        "`n/a` does not say why A.8.28 is excluded here"
    )


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("n/a", THIN),
        ("N/A", THIN),
        ("not relevant", THIN),
        ("cost", THIN),
        ("best practice", THIN),
        ("nicht anwendbar", THIN),
        ("cost of it exceeds what it saves, RISK-4", []),
        ("not relevant, we write no code", []),
        ("ei sovellu", []),
        ("", []),
        ("TBD", []),
    ],
)
def test_words_that_fit_any_control(word: str, expected: list[str]) -> None:
    text = statement(excluded("A.8.30", f"justification: '{word}'"))
    assert judged("SOA013", text) == expected


def test_rows_that_do_not_count() -> None:
    thin = "justification: n/a"
    assert judged("SOA013", statement(row("A.8.30", thin))) == []
    assert judged("SOA013", statement(excluded("OWN-1", thin))) == []
    own = "kind: control\nid: OWN-1\ncontrols: [A.8.12]\n"
    assert judged("SOA013", statement(excluded("OWN-1", thin)) + own) == []
    assert judged("SOA013", statement(excluded("A.8.30", thin), status="draft")) == DRAFT_ONLY
