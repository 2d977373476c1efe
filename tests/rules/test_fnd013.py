from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

ORG = """
---
{kind: organization, id: org, top_management: [ana, cto]}
---
kind: person
records: [{id: ana}, {id: bo}, {id: cy}]
---
{kind: role, id: cto, holders: [{person: cy, from: 2026-08-01}]}
"""
NC = "kind: nonconformity\nid: NC-1\ngrade: major\nraised_on: 2026-07-17\n"
SILENT = ["NC-1 warning reported_to silent"]
LATE = ["NC-1 warning reported_on late"]


def review(inputs: str, day: str = "2026-10-08") -> str:
    return (
        f"---\nkind: management-review\nid: MR-1\nstatus: held\nheld_on: {day}\n"
        f"inputs: {{nonconformities: {inputs}}}\n"
    )


def audit(more: str) -> str:
    return f"---\nkind: audit\nid: AUD-1\nstatus: reported\n{more}\n"


def test_it_sat_in_a_tracker() -> None:
    assert judged("FND013", NC + ORG) == SILENT
    assert message("FND013", NC + ORG) == (
        "raised on 2026-07-17, and no report of it to top management by 2026-08-16 is on record; no"
        " review has been held since"
    )


@pytest.mark.parametrize(
    ("as_of", "days", "expected"),
    [
        ("2026-08-16", 30, []),
        ("2026-08-17", 30, SILENT),
        ("2026-07-17", 0, []),
        ("2026-07-18", 0, SILENT),
    ],
)
def test_the_days_it_may_take(as_of: str, days: int, expected: list[str]) -> None:
    assert judged("FND013", NC + ORG, as_of, escalate_days=days) == expected
    if days == 30:
        assert judged("FND013", NC + ORG, as_of) == expected


@pytest.mark.parametrize(
    ("to", "day", "expected"),
    [
        ("[ana]", "2026-07-20", []),
        ("[bo, ana]", "2026-08-16", []),
        ("[ana]", "2026-08-17", LATE),
        ("[bo]", "2026-08-17", SILENT),
        ("[ana]", "2026-11-20", LATE),
        ("[ana]", "2026-11-21", SILENT),
        ("[bo]", "2026-07-20", SILENT),
        ("[cto]", "2026-08-01", []),
        ("[cy]", "2026-07-31", SILENT),
        ("[ana]", "''", []),
    ],
)
def test_reported_to_top_management_in_time(to: str, day: str, expected: list[str]) -> None:
    text = NC + f"reported_to: {to}\nreported_on: {day}\n" + ORG
    assert judged("FND013", text) == expected


def test_told_too_late() -> None:
    text = NC + "reported_to: [ana]\nreported_on: 2026-08-17\n" + ORG
    assert message("FND013", text) == (
        "raised on 2026-07-17, and top management was told on 2026-08-17, 31 days after; the"
        " limit is 30 days"
    )
    assert judged("FND013", text + review("{references: [NC-1]}")) == []
    assert message("FND013", text, escalate_days=1).endswith("; the limit is 1 day")


@pytest.mark.parametrize(
    ("to", "day", "expected"),
    [
        ("[ana]", "2026-08-02", []),
        ("[ana]", "2026-10-02", []),
        ("[bo]", "2026-08-02", SILENT),
        ("[ana]", "2026-11-21", SILENT),
    ],
)
def test_with_the_results_of_its_audit(to: str, day: str, expected: list[str]) -> None:
    """However late: AUD009 speaks of the delay."""
    told = audit(f"reported_to: {to}\nreported_on: {day}")
    assert judged("FND013", NC + "audit: AUD-1\n" + told + ORG) == expected
    fields = ", ".join(NC.splitlines())
    nested = f"{told.removeprefix('---')}findings: [{{{fields}}}]\n"
    assert judged("FND013", nested + ORG) == expected


@pytest.mark.parametrize(
    "inputs",
    [
        "{summary: a, references: [NC-1]}",
        "'one major, NC-1, under way'",
        "{references: [CAR-1]}",
        f"{{summary: a, evidence: {{uri: register.xlsx, sha256: '{'0' * 64}'}}}}",
    ],
)
def test_presented_in_the_next_review(inputs: str) -> None:
    car = "---\n{kind: corrective-action, id: CAR-1, nonconformity: NC-1}\n"
    assert judged("FND013", NC + review(inputs) + car + ORG) == []


def test_a_review_that_did_not_hear_of_it() -> None:
    text = NC + review("one major under way") + ORG
    (finding,) = lint(text, select=["FND013"]).findings
    assert [(r.id, r.location.line) for r in finding.related] == [("MR-1", 10)]
    assert finding.message.endswith("is on record; MR-1 did not hear of it either")


def test_only_the_next_review_counts() -> None:
    second = review("{references: [NC-1]}", "2026-11-01").replace("MR-1", "MR-2")
    assert judged("FND013", NC + review("none open") + second + ORG) == SILENT
    assert judged("FND013", NC + review("none open", "2026-07-16") + second + ORG) == []
    assert judged("FND013", NC + review("{references: [NC-1]}", "2026-07-17") + ORG) == []


@pytest.mark.parametrize("more", ["external_audit: SURV-1\n", "status: withdrawn\n"])
def test_not_the_organizations_to_escalate(more: str) -> None:
    assert judged("FND013", NC + more + ORG) == []


def test_minor_and_ungraded_ones() -> None:
    assert judged("FND013", NC.replace("major", "minor") + ORG) == []
    assert judged("FND013", NC.replace("grade: major\n", "") + ORG) == []


def test_what_cannot_be_judged() -> None:
    assert judged("FND013", NC.replace("2026-07-17", "in July") + ORG) == [
        "? NC-1: `raised_on` is missing or cannot be read as a date"
    ]
    assert judged("FND013", NC) == ["? no organization records"]
    assert judged("FND013", NC + "reported_to: [bo]\n" + ORG.replace("[ana, cto]", "[]")) == [
        "? NC-1: who belonged to top management on 2026-08-16 is not on record"
    ]
    assert judged("FND013", NC + "reported_to: [the board, bo]\n" + ORG) == [
        "? NC-1: `the board` is nobody on record"
    ]
