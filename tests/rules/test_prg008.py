"""What carries high risk is audited as often as the programme's time asks for."""

from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

SELDOM = ["PRG-1 warning entries seldom"]
CRITERIA = (
    "---\nkind: risk-criteria\nid: RC-1\nstatus: approved\nlevel: product\n"
    "acceptance: 9\nhigh: 15\n"
)
RISK = "---\n{kind: risk, id: RISK-1, level: 20, treatment: modify, controls: [A.8.2]}\n"


def programme(
    days: tuple[str, ...] = ("2026-12-01",),
    scope: str = "A.8.2",
    period: str = "{start: 2024-01-01, end: 2026-12-31}",
    more: str = "approved_on: 2023-12-10\n",
    id: str = "PRG-1",
) -> str:
    entries = "".join(f"  - {{planned_on: {day}, scope: [{scope}]}}\n" for day in days)
    return (
        f"kind: audit-programme\nid: {id}\nstatus: approved\nperiod: {period}\n{more}"
        f"entries:\n{entries}"
    )


YEARLY = ("2024-05-01", "2025-05-01", "2026-05-01")


def said(*parts: str, as_of: str = "2026-11-20", **options: int) -> list[str]:
    return judged("PRG008", "".join([*parts, CRITERIA]), as_of, **options)


def test_once_in_three_years() -> None:
    assert said(programme(), RISK) == SELDOM
    assert message("PRG008", programme() + RISK + CRITERIA) == (
        "audited too seldom from 2024-01-01 to 2026-12-31: A.8.2 not between 2024-01-01 and"
        " 2026-12-01; high risk (RISK-1) asks for one audit in 12 months"
    )
    assert said(programme(YEARLY), RISK) == []
    assert said(programme(YEARLY[:2]), RISK) == SELDOM


def test_several_items_are_one_finding() -> None:
    text = RISK.replace("[A.8.2]", "[A.8.2, A.8.3, A.8.5]")
    assert said(programme(), text) == SELDOM
    assert message("PRG008", programme() + text + CRITERIA) == (
        "audited too seldom from 2024-01-01 to 2026-12-31: A.8.3 and A.8.5 never, A.8.2 not between"
        " 2024-01-01 and 2026-12-01; high risk (RISK-1) asks for one audit in 12 months"
    )


@pytest.mark.parametrize(
    ("level", "expected"), [("14", []), ("15", SELDOM), ("25", SELDOM), ("unknown", [])]
)
def test_high_is_what_the_criteria_call_high(level: str, expected: list[str]) -> None:
    assert said(programme(), RISK.replace("20", level)) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("{start: 2026-01-01, end: 2026-12-30}", []),
        ("{start: 2026-01-01, end: 2026-12-31}", SELDOM),
        ("{start: 2024-02-29, end: 2025-02-26}", []),
        ("{start: 2024-02-29, end: 2025-02-27}", SELDOM),
    ],
)
def test_never_in_twelve_months(period: str, expected: list[str]) -> None:
    assert said(programme((), period=period), RISK, as_of="2025-02-01") == expected


@pytest.mark.parametrize(
    ("days", "gap"),
    [
        # 12 months and 30 days from the start, between two, and to the end.
        (("2025-01-31", "2026-01-31"), ""),
        (("2025-02-01", "2026-01-31"), "2024-01-01 and 2025-02-01"),
        (("2024-06-30", "2025-07-30", "2026-01-10"), ""),
        (("2024-06-30", "2025-07-31", "2026-01-10"), "2024-06-30 and 2025-07-31"),
        (("2024-06-30", "2025-06-30", "2025-12-02"), ""),
        (("2024-06-30", "2025-06-30", "2025-12-01"), "2025-12-01 and 2026-12-31"),
        # As many as there are years, all of them in the last one.
        (("2026-03-01", "2026-06-01", "2026-09-01"), "2024-01-01 and 2026-03-01"),
        # Two on one day, and the longest of several.
        (("2024-06-30", "2024-06-30", "2026-03-01"), "2024-06-30 and 2026-03-01"),
    ],
)
def test_the_longest_time_without_an_audit(days: tuple[str, ...], gap: str) -> None:
    text = programme(days) + RISK
    assert said(text) == (SELDOM if gap else [])
    if gap:
        assert f": A.8.2 not between {gap}; high" in message("PRG008", text + CRITERIA)


def test_the_grace_is_that_of_the_interval_of_audits() -> None:
    text = programme(("2025-02-01", "2026-01-31")) + RISK + CRITERIA
    result = lint(text, select=["PRG008"], parameters={"PRG006": {"grace_days": 31}})
    assert not result.findings


def test_high_risk_by_month_ends() -> None:
    period = "{start: 2024-08-31, end: 2025-08-30}"
    days = ("2025-02-28", "2025-08-28")
    options = {"high_risk_interval_months": 6}
    text = programme(days, period=period, more="approved_on: 2024-08-01\n") + RISK + CRITERIA
    both = {"PRG006": {"grace_days": 0}, "PRG008": options}
    assert not lint(text, select=["PRG008"], parameters=both, as_of="2025-01-01").findings
    late = text.replace("2025-02-28", "2025-03-01")
    assert lint(late, select=["PRG008"], parameters=both, as_of="2025-01-01").findings


def test_the_interval_is_an_option() -> None:
    assert said(programme(), RISK, high_risk_interval_months=36) == []
    assert said(programme(YEARLY), RISK, high_risk_interval_months=6) == SELDOM


def test_audits_done_and_planned_count_however_the_control_is_covered() -> None:
    process = "---\n{kind: process, id: access, controls: [A.8.2, A.8.3]}\n"
    done = "---\nkind: audit\nid: AUD-1\nstatus: reported\nfieldwork: {end: 2024-05-02}\nscope: [A.8]\n"
    assert said(programme(YEARLY[1:], "access"), RISK, process, done) == []
    cancelled = done.replace("reported", "cancelled")
    assert said(programme(YEARLY[1:], "access"), RISK, process, cancelled) == SELDOM
    # An audit of 2013 that looked at one of two predecessors looked at the control.
    old = done.replace("[A.8]", '[A.9.1.1]\nedition: "2013"')
    assert said(programme(YEARLY[1:], "A.5.15"), RISK.replace("A.8.2", "A.5.15"), old) == []


def test_the_level_known_when_the_programme_was_approved() -> None:
    assessed = "---\n{kind: risk-assessment, id: RA-1, completed_on: 2026-02-12}\n"
    risk = RISK.replace(
        "level: 20", "level: 20, assessment: RA-1, history: [{on: 2023-02-01, level: 8}]"
    )
    assert said(programme(), risk, assessed) == []
    high_before = risk.replace("level: 8}", "level: 16}")
    assert said(programme(), high_before, assessed) == SELDOM
    identified = RISK.replace("level: 20", "level: 20, identified_on: 2023-12-11")
    assert said(programme(), identified) == []
    assert said(programme(), identified.replace("12-11", "12-10")) == SELDOM


def test_a_level_that_is_not_on_record_for_that_day() -> None:
    assessed = "---\n{kind: risk-assessment, id: RA-1, completed_on: 2026-02-12}\n"
    risk = RISK.replace("level: 20", "level: 20, assessment: RA-1")
    assert said(programme(), risk, assessed) == [
        "? PRG-1: how high RISK-1 was on 2023-12-10 is not on record"
    ]
    assert said(programme(YEARLY), risk, assessed) == []


def test_without_an_approval_the_start_counts() -> None:
    identified = RISK.replace("level: 20", "level: 20, identified_on: 2024-01-01")
    assert said(programme(more=""), identified) == SELDOM
    assert said(programme(more=""), identified.replace("01-01", "01-02")) == []


@pytest.mark.parametrize(
    ("rationale", "expected"),
    [
        ("RISK-1 is watched by the monthly review of administrators", []),
        ("A.8.2 is automated.", []),
        ("the controls (A.8.2-A.8.5) are automated", []),
        ("access: looked at each month", []),
        ("A.8 was in the audit before", []),
        ("RISK-10 and A.8.20 are watched", SELDOM),
        ("everything is fine", SELDOM),
    ],
)
def test_a_rationale_that_names_it(rationale: str, expected: list[str]) -> None:
    process = "---\n{kind: process, id: access, controls: [A.8.2, A.8.3]}\n"
    whole = programme(more=f'approved_on: 2023-12-10\nrationale: "{rationale}"\n')
    assert said(whole, RISK, process) == expected
    entry = programme().replace("scope: [A.8.2]", f'scope: [A.8.2], rationale: "{rationale}"')
    assert said(entry, RISK, process) == expected


def test_what_is_not_tied_to_a_high_risk() -> None:
    for risk in (
        RISK.replace("level: 20", "level: 20, status: closed"),
        RISK.replace("modify", "retain"),
        RISK.replace("A.8.2", ""),
    ):
        assert said(programme(), risk) == []
    out = (
        "---\nkind: statement-of-applicability\nid: SOA\nstatus: approved\n"
        "controls: [{control: A.8.2, applicable: false}]\n"
    )
    assert said(programme(), RISK, out) == []
    new = out.replace("false", "true, applicable_since: 2024-06-01")
    assert said(programme(), RISK, new) == []
    assert said(programme(), RISK, new.replace("2024-06-01", "2023-06-01")) == SELDOM


def test_processes_of_high_risk() -> None:
    for level, expected in {"high": SELDOM, "Critical": SELDOM, "16": SELDOM, "low": []}.items():
        process = f"---\n{{kind: process, id: access, controls: [A.8.2], risk_level: {level}}}\n"
        assert said(programme(scope="access"), process) == expected
        assert said(programme(YEARLY, "access"), process) == []
        assert said(programme(YEARLY, "A.8"), process) == []


def test_a_programme_that_is_over() -> None:
    after = "2027-03-01"
    plan = programme(YEARLY)
    # What was planned and never done was not audited.
    assert said(plan, RISK, as_of=after) == SELDOM
    done = "".join(
        f"---\nkind: audit\nid: AUD-{day}\nstatus: closed\nreported_on: {day}\nscope: [A.8.2]\n"
        for day in YEARLY
    )
    assert said(programme(()), RISK, done, as_of=after) == []
    # Another programme has begun, and is judged in its place.
    following = "---\n" + programme(
        ("2027-05-01",), period="{start: 2027-01-01, end: 2027-12-31}", id="PRG-2"
    )
    assert said(plan, following, RISK, as_of=after) == []


def test_programmes_that_are_not_judged() -> None:
    for status in ("draft", "superseded"):
        assert said(programme().replace("approved\n", f"{status}\n"), RISK) == []
    assert said(programme(more="criteria: [ISO 9001]\n"), RISK) == []


def test_what_cannot_be_judged() -> None:
    assert judged("PRG008", programme() + RISK) == ["? no risk-criteria records"]
    assert judged("PRG008", programme() + RISK + CRITERIA.replace("high: 15", "")) == [
        "? PRG-1: the risk criteria do not say what is high"
    ]
    assert said(programme(period="{start: 2024-01-01}"), RISK) == [
        "? PRG-1: `period` has no readable start and end"
    ]
