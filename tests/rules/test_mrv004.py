from __future__ import annotations

import pytest
from judge import judged, message

BEFORE = "kind: management-review\nid: MR-0\nstatus: held\nheld_on: 2025-10-08\n---\n"


def review(inputs: str, more: str = "", id: str = "MR-1", day: str = "2026-10-08") -> str:
    head = f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\n"
    return f"{head}{more}inputs: {inputs}\n"


FLAT = ["MR-1 warning inputs.measurement no-trend"]
UNCLEAR = ["? MR-1: whether d2 (measurement) shows a trend cannot be told from the record"]


def said(measurement: str, more: str = "") -> list[str]:
    return judged("MRV004", f"{BEFORE}{review(f'{{measurement: {measurement}}}')}{more}")


@pytest.mark.parametrize(
    "measurement",
    ["97 percent in time", "three of four", "{summary: all on target}", "{references: [RES-1]}"],
)
def test_one_figure_is_no_trend(measurement: str) -> None:
    assert said(measurement) == FLAT


@pytest.mark.parametrize(
    "measurement",
    [
        "'97 percent, up from 94'",
        "no change",
        "stable",
        "'94 in 2025, 97 in 2026'",
        "'Q2 91, Q3 98'",
        "fewer than before",
        "94 -> 97",
        "{summary: 97 percent, trend: five in 2025}",
    ],
)
def test_words_that_compare(measurement: str) -> None:
    assert said(measurement) == []


@pytest.mark.parametrize(
    "measurement",
    [
        "all on target",
        "97 percent; 94 in 2025",
        "{summary: 97 percent, evidence: [deck.pdf]}",
        "{summary: 97 percent, references: [DOC-1]}",
    ],
)
def test_what_cannot_be_told(measurement: str) -> None:
    assert said(measurement, "---\nkind: document\nid: DOC-1\n") == UNCLEAR


def test_results_of_two_days_are_a_trend() -> None:
    results = "---\nkind: result\nrecords:\n  - {id: A, measure: M, on: 2026-03-31}\n"
    results += "  - {id: B, measure: M, on: 2026-06-30}\n  - {id: C, measure: N, on: 2026-06-30}\n"
    assert said("{references: [A, B]}", results) == []
    for other in ("[A]", "[A, C]", "[A, A]"):
        assert said(f"{{references: {other}}}", results) == FLAT


def test_the_four_are_one_finding() -> None:
    inputs = (
        "{nonconformities: three, measurement: {trend: better}, audit_results: two audits,"
        " objectives: four of six, interested_party_feedback: two complaints, risk: 12 risks}"
    )
    assert judged("MRV004", BEFORE + review(inputs)) == [
        "MR-1 warning inputs.nonconformities no-trend"
    ]
    assert message("MRV004", BEFORE + review(inputs)) == (
        "on d1 (nonconformities), d3 (audit results) and d4 (objectives), the review of 2026-10-08"
        " gives no trend: a figure alone does not show how things develop"
    )
    older = review("{objectives: four of six}", "edition: '2013'\n")
    assert message("MRV004", BEFORE + older).startswith("on c4 (objectives), the review")


def test_the_first_review_has_nothing_to_compare_with() -> None:
    assert judged("MRV004", review("{measurement: 97 percent}")) == []


def test_an_input_that_is_missing_or_says_nothing_is_not_blamed_twice() -> None:
    assert judged("MRV004", BEFORE + review("{risk: no change}")) == []
    assert said("ok") == said("{summary: n/a}") == []


def test_a_series_is_read_together() -> None:
    first = review("{measurement: up from 94}", "series: a\n", "MR-1", "2026-03-10")
    second = review("{measurement: 97 percent}", "series: a\n", "MR-2")
    assert judged("MRV004", f"{BEFORE}{first}---\n{second}") == []
    first = first.replace("up from 94", "95 percent")
    assert judged("MRV004", f"{BEFORE}{first}---\n{second}") == [
        "MR-2 warning inputs.measurement no-trend"
    ]
    ahead = "---\nkind: management-review\nid: MR-3\nseries: a\nplanned_on: 2026-12-01\n"
    assert judged("MRV004", BEFORE + second + ahead) == [
        "? MR-2: series a still has a planned review"
    ]


def test_a_review_without_a_day() -> None:
    text = review("{measurement: 97}").replace("held_on: 2026-10-08\n", "")
    assert judged("MRV004", text) == ["? MR-1: held_on is missing"]
