from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint
from isms_lint_iso27001.profiles import PROFILES


def review(decisions: str, more: str = "", id: str = "MR-1", day: str = "2026-10-08") -> str:
    head = f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\n{more}"
    return f"{head}decisions: [{decisions}]\n"


RESOURCES = "{class: resources, text: none needed}"
NONE = ["MR-1 info decisions none"]


@pytest.mark.parametrize(
    "decisions",
    [
        "",
        "{class: improvement, text: a course}",
        "{class: resources}",
        "{class: resources, text: TBD}",
        "{text: two more people}",
    ],
)
def test_nothing_decided_on_resources(decisions: str) -> None:
    assert judged("MRV010", review(decisions)) == NONE


@pytest.mark.parametrize(
    "said", ["text: none needed", "text: two people", "action: ACT-1", "needs_action: false"]
)
def test_a_decision_on_resources(said: str) -> None:
    assert judged("MRV010", review(f"{{class: resources, {said}}}")) == []


def test_message() -> None:
    assert message("MRV010", review("")) == (
        "the review of 2026-10-08 has no decision on resources; that none are needed would be one too"
    )
    # A series of one review is that review.
    assert message("MRV010", review("", "series: a\n")).startswith("the review of 2026-10-08 has")


def test_an_error_under_the_other_standard() -> None:
    (severity,) = PROFILES["iso9001"]["severities"].items()
    assert severity == ("MRV010", "error")
    (finding,) = lint(review(""), select=["MRV010"]).findings
    assert (finding.severity, finding.basis) == ("info", "organization's own rule")
    assert finding.clauses == ("ISO 9001:2015 9.3.3 c", "7.1")


def test_a_series_decides_together() -> None:
    first = review(RESOURCES, "series: a\n", "MR-1", "2026-03-10")
    second = review("", "series: a\n", "MR-2")
    assert judged("MRV010", f"{first}---\n{second}") == []
    assert judged("MRV010", second) == ["MR-2 info decisions none"]
    ahead = "---\nkind: management-review\nid: MR-3\nseries: a\nplanned_on: {}\n"
    assert judged("MRV010", second + ahead.format("2026-11-20")) == [
        "? MR-2: series a still has a planned review"
    ]
    assert judged("MRV010", second + ahead.format("2026-11-19")) == ["MR-2 info decisions none"]


def test_reviews_that_were_not_held() -> None:
    for status in ("planned", "cancelled"):
        assert judged("MRV010", review("").replace("status: held", f"status: {status}")) == []
    assert judged("MRV010", review("", day="TBD")) == ["? MR-1: held_on is not a date"]
