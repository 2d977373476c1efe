"""The readiness report names what is on record, and tells apart what is only planned."""

from __future__ import annotations

from textwrap import dedent

import pytest
from sections import section, table

from isms_lint.testing import paper

WORLD = """
    {kind: organization, id: org, name: Org}
    ---
    kind: risk-assessment
    records:
      - {id: RA-1, title: First, planned_on: 2026-01-12, completed_on: 2026-02-02}
      - {id: RA-2, title: Second, planned_on: 2027-01-11}
    ---
    kind: management-review
    records:
      - {id: MR-1, status: held, held_on: 2026-10-08}
      - {id: MR-2, planned_on: 2027-10-08}
      - {id: MR-3, status: cancelled, planned_on: 2026-04-08}
    ---
    kind: corrective-action
    records:
      - {id: CAR-1, status: planned, action: Cables are labelled, opened_on: 2026-10-12}
      - {id: CAR-2, status: rejected, opened_on: 2026-10-12}
    ---
    kind: action
    records:
      - {id: ACT-1, text: Order a safe, status: open, due_on: 2027-01-29}
      - {id: ACT-2, title: A safe, text: Order it, status: done, done_on: 2026-09-01}
"""


@pytest.fixture(scope="module")
def text() -> str:
    return paper(dedent(WORLD), "readiness", as_of="2026-11-20")


@pytest.mark.parametrize(
    ("heading", "said", "listed"),
    [
        (
            "Risk assessment",
            "Risk assessments: 2, 1 of them planned, in draft or called off",
            ["RA-1<br>First"],
        ),
        (
            "Management review",
            "Management reviews: 3, 2 of them planned, in draft or called off",
            ["MR-1"],
        ),
        (
            "Nonconformity and improvement",
            "Corrective actions: 2, 1 of them planned, in draft or called off",
            ["CAR-1", "ACT-1<br>Order a safe", "ACT-2<br>A safe"],
        ),
    ],
)
def test_what_is_only_planned_is_counted_and_not_listed(
    text: str, heading: str, said: str, listed: list[str]
) -> None:
    assert said in section(text, heading)
    assert [row["Record"] for row in table(text, heading)] == listed


def test_what_is_only_planned_is_not_shown_in_the_overview(text: str) -> None:
    rows = {
        row["Topic"].partition("<br>")[0]: row for row in table(text, "What an assessor looks at")
    }
    reviews = rows["Management review"]["Shown"].split("<br>")
    assert reviews[:2] == [
        "1 management review",
        "(2 records are only planned, in draft or called off)",
    ]
    # That rules have nothing to say where nothing is on record shows nothing.
    assert rows["Planned changes"]["Shown"] == ""


DAYS = """
    {kind: organization, id: org, name: Org}
    ---
    kind: action
    records:
      - {id: ACT-1, text: Order a safe, status: open, due_on: 2026-11-06}
      - {id: ACT-2, text: Order a lock, status: open, due_on: 2026-11-06}
      - {id: ACT-3, text: Order a door, status: open}
    ---
    {kind: risk, id: R-1, title: Theft, status: active, review_on: 2026-11-02}
    ---
    {kind: waiver, id: W-1, rule: ACT002, target: ACT-2, reason: strike, approved_by: bo,
     approved_on: 2026-11-09, expires_on: 2026-11-30}
    ---
    {kind: document, id: POL, type: policy, status: approved, next_review_on: 2026-11-01/2026-11-30}
"""


@pytest.mark.parametrize(
    ("language", "overdue", "passed", "accepted", "untold"),
    [
        ("en", "overdue", "its day has passed", "accepted by W-1 until 2026-11-30", "ACT-3 has no"),
        ("de", "überfällig", "Tag verstrichen", "akzeptiert durch W-1 bis 2026-11-30", "ACT-3 hat"),
    ],
)
def test_days_that_have_passed_are_told_as_the_calendar_tells_them(
    language: str, overdue: str, passed: str, accepted: str, untold: str
) -> None:
    text = paper(dedent(DAYS), "readiness", as_of="2026-11-20", language=language)
    heading = "Overdue, and due within 90 days" if language == "en" else None
    heading = heading or "Überfällig und fällig innerhalb von 90 Tagen"
    rows = [list(row.values()) for row in table(text, heading)]
    days = [row[0] for row in rows]
    assert days[:3] == [
        f"2026-11-02 ({passed})",
        f"2026-11-06 ({overdue})",
        f"2026-11-06 ({overdue})",
    ]
    assert [accepted in row[2] for row in rows[:3]] == [False, False, True]
    # A month is over on its last day.
    assert "2026-11-30" in days[3:]
    assert untold in section(text, heading)


INFORMATION = """
    {kind: organization, id: org, name: Org}
    ---
    {kind: scope, id: SC, status: draft, text: all}
    ---
    {kind: statement-of-applicability, id: SOA, status: approved}
    ---
    {kind: audit, id: AUD-1, status: reported, reported_on: 2026-05-04}
    ---
"""


def test_each_piece_of_information_is_named_with_the_records_that_show_it() -> None:
    def shown(records: str) -> dict[str, str]:
        text = paper(dedent(records), "readiness", as_of="2026-11-20")
        rows = table(text, "Information the standard names")
        return {f"{row['Information']} ({row['Clause']})": row["Shown by"] for row in rows}

    found = shown(INFORMATION)
    assert found["The scope (4.3)"] == "**nothing on record**"
    assert found["The Statement of Applicability (6.1.3 d)"].startswith("SOA (")
    # Without a programme the results alone are there.
    assert found["Audit results (9.2.2)"].startswith("AUD-1 (")
    found = shown(f"{INFORMATION}\n    {{kind: audit-programme, id: PRG, status: approved}}\n")
    assert found["The audit programme and audit results (9.2.2)"].startswith("PRG (")


def test_a_visit_whose_day_passed_is_not_told_as_held() -> None:
    text = paper(
        dedent(
            """
            {kind: organization, id: org, name: Org}
            ---
            kind: external-audit
            records:
              - {id: V-1, type: surveillance, status: closed, start: 2025-11-03, end: 2025-11-04}
              - {id: V-2, type: surveillance, status: planned, planned_on: 2026-11-02}
            """
        ),
        "readiness",
        as_of="2026-11-20",
    )
    body = "of the certification body"
    assert f"- Last audit {body}: V-1, 3 November 2025 to 4 November 2025" in text
    assert f"- Audit {body} that is not on record as held: V-2, 2 November 2026" in text


def test_what_is_overdue_does_not_hide_what_is_to_come() -> None:
    late = "".join(f"  - {{id: L-{n}, status: open, due_on: 2026-10-01}}\n" for n in range(32))
    soon = "".join(f"  - {{id: S-{n}, status: open, due_on: 2026-12-01}}\n" for n in range(31))
    text = paper(f"kind: action\nrecords:\n{late}{soon}", "readiness", as_of="2026-11-20")
    rows = table(text, "Overdue, and due within 90 days")
    assert [row["Day"] for row in rows].count("2026-12-01") == 30
    assert "and 2 more that are past their day and 1 more that are to come:" in text


def test_what_the_configuration_leaves_out_is_counted() -> None:
    records = "{kind: action, id: A-1, status: open, due_on: 2026-10-01}\n"
    text = paper(records, "readiness", as_of="2026-11-20", config="ignore: [ACT002, ACT001]\n")
    figures = {row[""]: row["Number"] for row in table(text, "Summary")}
    assert figures["Rules that did not run, by profile or configuration"] == "2"
    text = paper(
        records,
        "readiness",
        as_of="2026-11-20",
        config='per_record_ignores: {"A-1": [ACT001, ACT002]}\n',
    )
    figures = {row[""]: row["Number"] for row in table(text, "Summary")}
    assert int(figures["Findings that the configuration leaves out"]) > 0
