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


OVER = ["SOA warning controls[0] over"]
DRIVERS = (
    "kind: risk\nrecords: [{id: R-1, status: closed}, {id: R-2, status: active}]\n---\n"
    "kind: contract\nrecords: [{id: C-1, to: 2026-11-19}, {id: C-2, to: 2026-11-20}]\n---\n"
)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("risks: [R-1]", OVER),
        ("justification: R-1", OVER),
        ("justification: treats R-1.", OVER),
        ("justification: best practice, risks: [R-1]", OVER),
        ("justification: treats R-1, risks: [R-1]", OVER),
        ("contracts: [C-1]", OVER),
        ("contracts: [C-2]", []),
        ("risks: [R-1, R-2]", []),
        ("risks: [R-2]", []),
        # What is not on record is not known to be closed.
        ("risks: [R-1, R-9]", []),
        ("justification: R-9", []),
        ("justification: R-2", []),
        ("justification: R-1 and the law on health data", []),
        ("justification: the law on health data, risks: [R-1]", []),
        ("requirements: law, risks: [R-1]", []),
    ],
)
def test_drivers_that_are_over(more: str, expected: list[str]) -> None:
    assert judged("SOA006", statement(row("A.8.16", more)) + DRIVERS) == expected


def test_which_drivers_are_over() -> None:
    rows = [
        row("A.8.16", "risks: [R-1]"),
        row("A.8.17", "risks: [R-1]"),
        row("A.8.18", "justification: R-1, contracts: [C-1]"),
        row("A.8.19", "justification: best practice"),
    ]
    text = statement(*rows) + DRIVERS
    assert judged("SOA006", text) == [
        "SOA warning controls[0] over",
        "SOA warning controls[3].justification no-driver",
    ]
    assert message("SOA006", statement(*rows[:3]) + DRIVERS) == (
        "applicable only for risks that are closed or contracts that have ended: A.8.16 and A.8.17"
        " (R-1) and A.8.18 (C-1 and R-1)"
    )
    asked = "kind: risk\nid: R-3\ncontrols: [A.8.16-A.8.18]\n"
    assert judged("SOA006", statement(*rows[:3]) + DRIVERS + asked) == []


def test_rows_that_do_not_count() -> None:
    weak = "justification: best practice"
    assert judged("SOA006", statement(excluded("A.8.16", weak))) == []
    assert judged("SOA006", statement(row("A.8.16", weak), status="draft")) == DRAFT_ONLY
