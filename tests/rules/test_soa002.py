from __future__ import annotations

import pytest
from judge import judged, message
from soa_kit import DRAFT_ONLY, excluded, row, statement

BARE = ["SOA error controls[0] unjustified"]


def test_what_it_says() -> None:
    text = statement(row("A.5.1", "justification: law"), *map(row, ("A.8.15", "A.8.16")))
    assert message("SOA002", text) == (
        "A.8.15 and A.8.16 are applicable without a word why (2 of 3 applicable rows)"
    )
    assert judged("SOA002", text) == ["SOA error controls[1] unjustified"]
    assert message("SOA002", statement(row("OWN-9"))) == (
        "OWN-9 is applicable without a word why (1 of 1 applicable rows)"
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", BARE),
        ("justification: ''", BARE),
        ("justification: TBD", BARE),
        ("justification: n/a", BARE),
        ("risks: []", BARE),
        ("requirements: ''", BARE),
        ("requirements: TBD", BARE),
        ("justification: best practice", []),
        ("justification: RISK-1", []),
        ("risks: [RISK-1]", []),
        ("contracts: [CTR-1]", []),
        ("requirements: data protection law", []),
    ],
)
def test_a_word_or_a_link(more: str, expected: list[str]) -> None:
    assert judged("SOA002", statement(row("A.8.16", more))) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("kind: risk\nid: R\nstatus: active\ncontrols: [A.8.16]", []),
        ("kind: risk\nid: R\nstatus: active\ncontrols: [A.8.15-A.8.17]", []),
        ("kind: risk\nid: R\nstatus: closed\ncontrols: [A.8.16]", BARE),
        ("kind: risk\nid: R\ntreatment: retain\ncontrols: [A.8.16]", BARE),
        ("kind: risk\nid: R\ncontrols: [A.8.15]", BARE),
        ("kind: contract\nid: C\ncontrols: [A.8.16]\nto: 2026-11-20", []),
        ("kind: contract\nid: C\ncontrols: [A.8.16]\nto: 2026-11-19", BARE),
        ("kind: contract\nid: C\ncontrols: [A.8.16]\nfrom: 2026-11-21", BARE),
    ],
)
def test_what_asks_for_the_control(other: str, expected: list[str]) -> None:
    assert judged("SOA002", statement(row("A.8.16")) + other) == expected


def test_rows_that_do_not_count() -> None:
    assert judged("SOA002", statement(excluded("A.8.30", ""), "{control: A.8.16}")) == []
    assert judged("SOA002", statement(row("A.8.16"), status="draft")) == DRAFT_ONLY
    in_force = statement(row("A.8.16", "justification: law"), more="approved_on: 2026-02-24")
    draft = statement(row("A.8.16"), id="NEW", status="draft")
    assert judged("SOA002", in_force + draft) == []
    empty = "kind: statement-of-applicability\nid: SOA\nstatus: approved\n"
    assert judged("SOA002", empty) == ["? SOA: the statement has no rows on record"]
