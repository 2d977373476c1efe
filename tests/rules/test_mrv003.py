from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

BEFORE = "kind: management-review\nid: MR-0\nstatus: held\nheld_on: 2025-10-08\n---\n"


def review(inputs: str, more: str = "", id: str = "MR-1", day: str = "2026-10-08") -> str:
    head = f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\n"
    return f"{head}{more}inputs: {inputs}\n"


THIN = ["MR-1 warning inputs.measurement thin"]
OLD = ["MR-1 warning inputs.measurement old"]


@pytest.mark.parametrize(
    "said",
    [
        "ok",
        "OK.",
        "n/a",
        "TBD",
        "noted",
        "see deck",
        "See the attached slides.",
        "see slide 12",
        "report",
        "siehe Anhang",
        "see above",
        "{as_of: 2026-10-01}",
        "{summary: ok, as_of: 2026-10-01}",
        "{summary: see deck, references: [], evidence: []}",
    ],
)
def test_there_and_says_nothing(said: str) -> None:
    assert judged("MRV003", review(f"{{measurement: {said}}}")) == THIN


@pytest.mark.parametrize(
    "said",
    [
        "none",
        "no change since MR-0",
        "no complaints",
        "done",
        "all four targets met",
        "see deck at https://wiki/deck",
        "slides/2026-10-08.pdf",
        "see AUD-1",
        "{references: [RES-1]}",
        "{summary: see deck, evidence: [deck.pdf]}",
        "{summary: ok, trend: up from 94}",
        "''",
    ],
)
def test_what_says_something_or_leads_somewhere(said: str) -> None:
    assert judged("MRV003", review(f"{{measurement: {said}}}")) == []


def test_the_review_as_a_whole_has_the_slides() -> None:
    inputs = "{measurement: see deck, objectives: see below}"
    assert judged("MRV003", review(inputs)) == THIN
    assert judged("MRV003", review(inputs, "evidence: [deck.pdf]\n")) == [
        "MR-1 warning inputs.objectives thin"
    ]
    assert judged("MRV003", review(inputs, "evidence: [deck.pdf]\ntext: Three of four.\n")) == []


def test_many_inputs_are_one_finding() -> None:
    text = review("{measurement: ok, objectives: n/a, interested_party_feedback: none}")
    assert judged("MRV003", text) == THIN
    assert message("MRV003", text) == (
        "on d2 (measurement) and d4 (objectives), the review of 2026-10-08 says nothing that could"
        " have been considered"
    )
    assert message("MRV003", review("{measurement: ok}", "edition: '2013'\n")) == (
        "on c2 (measurement), the review of 2026-10-08 says nothing that could have been considered"
    )
    assert "on interested party changes, the review" in message(
        "MRV003", review("{interested_party_changes: ok}", "edition: '2013'\n")
    )


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2025-10-07", OLD), ("2025-10-08", OLD), ("2025-10-09", [])]
)
def test_data_from_before_the_period(as_of: str, expected: list[str]) -> None:
    text = review(f"{{measurement: {{summary: 97 percent, as_of: {as_of}}}}}")
    assert judged("MRV003", BEFORE + text) == expected
    # The first review has no period that begins.
    assert judged("MRV003", text) == []


def test_old_says_so() -> None:
    text = review("{measurement: {summary: 97 percent, as_of: 2025-09-30}}")
    assert message("MRV003", BEFORE + text) == (
        "on d2 (measurement), the review of 2026-10-08 has nothing newer than the review before it,"
        " of 2025-10-08"
    )


RESULTS = (
    "---\nkind: result\nrecords:\n  - {id: OLD, on: 2025-10-08}\n  - {id: NEW, on: 2025-10-09}\n"
    "  - {id: UNDATED}\n---\nkind: risk-assessment\nid: RA-1\ncompleted_on: 2025-02-01\n"
)


@pytest.mark.parametrize(
    ("references", "expected"),
    [
        ("[OLD]", OLD),
        ("[OLD, NEW]", []),
        ("[OLD, UNDATED]", []),
        ("[RA-1]", []),
        ("[OLD], as_of: 2026-10-01", []),
    ],
)
def test_results_from_before_the_period(references: str, expected: list[str]) -> None:
    text = review(f"{{measurement: {{summary: on target, references: {references}}}}}")
    assert judged("MRV003", BEFORE + text + RESULTS) == expected


def test_a_series_is_read_together() -> None:
    first = review("{measurement: 97 percent}", "series: a\n", "MR-1", "2026-03-10")
    second = review("{measurement: ok}", "series: a\n", "MR-2")
    assert judged("MRV003", f"{first}---\n{second}") == []
    assert judged("MRV003", f"{second}---\n{first.replace('97 percent', 'ok')}") == [
        "MR-2 warning inputs.measurement thin"
    ]
    both = lint(f"{first.replace('97 percent', 'ok')}---\n{second}", select=["MRV003"])
    assert [[r.id for r in finding.related] for finding in both.findings] == [["MR-1"]]
    ahead = "---\nkind: management-review\nid: MR-3\nseries: a\nplanned_on: 2026-12-01\n"
    assert judged("MRV003", second + ahead) == ["? MR-2: series a still has a planned review"]
    assert judged("MRV003", first + ahead) == []


def test_reviews_that_were_not_held() -> None:
    for status in ("planned", "cancelled"):
        text = review("{measurement: ok}").replace("held\nheld_on", f"{status}\nplanned_on")
        assert judged("MRV003", text) == []
    assert judged("MRV003", review("{measurement: ok}", day="TBD")) == [
        "? MR-1: held_on is not a date"
    ]
