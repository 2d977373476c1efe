"""Clauses in the cycle: the closed one by audits that took place, the running one by the plan too."""

from __future__ import annotations

import pytest
from judge import judged, message

CLOSED = ["PRG-1 error period closed"]
RUNNING = ["PRG-1 warning entries running"]
AFTER, WITHIN = "2027-01-01", "2026-11-20"


def programme(
    start: str = "2024-01-01", end: str = "2026-12-31", id: str = "PRG-1", more: str = ""
) -> str:
    period = f"period: {{start: {start}, end: {end}}}"
    return f"kind: audit-programme\nid: {id}\nstatus: approved\n{period}\n{more}"


def audit(
    scope: str, end: str = "2025-03-05", status: str = "reported", id: str = "AUD-1", more: str = ""
) -> str:
    head = f"kind: audit\nid: {id}\nstatus: {status}\n"
    return f"{head}fieldwork: {{end: {end}}}\nscope: [{scope}]\n{more}"


def said(*records: str, as_of: str = WITHIN, **options: int) -> list[str]:
    return judged("PRG004", "\n---\n".join(records), as_of, **options)


PART = audit('"4-8", "10"')
ALL = audit('"4-10"')


def test_a_clause_that_no_audit_covered() -> None:
    assert said(programme(), PART, as_of=AFTER) == CLOSED
    assert message("PRG004", f"{programme()}---\n{PART}", AFTER) == (
        "in the cycle from 2024-01-01 to 2026-12-31 no completed audit covered clause 9"
        " (6 of 30 clauses)"
    )
    assert said(programme(), PART) == RUNNING
    assert message("PRG004", f"{programme()}---\n{PART}") == (
        "in the cycle from 2024-01-01 to 2026-12-31 no audit covers clause 9, neither done nor"
        " planned (6 of 30 clauses)"
    )
    assert said(programme(), ALL, as_of=AFTER) == said(programme(), ALL) == []


def test_a_cycle_is_closed_the_day_after_its_end() -> None:
    assert said(programme(), PART, as_of="2026-12-31") == RUNNING
    assert said(programme(), PART, as_of="2027-01-01") == CLOSED


@pytest.mark.parametrize("status", ["planned", "postponed", "in-progress"])
def test_a_plan_covers_a_running_cycle_only(status: str) -> None:
    ahead = audit('"9"', "2026-12-10", status, "AUD-2")
    assert said(programme(), PART, ahead) == []
    assert said(programme(), PART, ahead, as_of=AFTER) == CLOSED
    assert said(programme(), PART, ahead.replace(status, "cancelled")) == RUNNING


@pytest.mark.parametrize(
    ("fieldwork", "programmes", "expected"),
    [
        ("{start: 2026-12-31, end: 2027-01-05}", "PRG-1", []),
        ("{start: 2026-12-31, end: 2027-06-05}", "PRG-1", []),
        ("{start: 2027-01-01, end: 2027-01-05}", "PRG-1", CLOSED),
        ("{start: 2026-12-31, end: 2027-01-05}", "PRG-9", CLOSED),
        ("{end: 2027-01-05}", "PRG-1", CLOSED),
    ],
)
def test_an_audit_that_began_in_the_cycle(
    fieldwork: str, programmes: str, expected: list[str]
) -> None:
    text = audit('"9"', id="AUD-2", more=f"programme: {programmes}\n")
    text = text.replace("{end: 2025-03-05}", fieldwork)
    assert said(programme(), PART, text, as_of="2027-07-01") == expected
    planned = text.replace("reported", "planned")
    assert said(programme(), PART, planned, as_of="2027-07-01") == CLOSED


def moved(frm: str = "2026-11-10", decision: str = ", reason: ill, approved_by: bo") -> str:
    move = f"{{from: {frm}{decision}}}"
    entry = f"{{audit: AUD-2, planned_on: 2027-02-01, postponements: [{move}]}}"
    return programme(more=f"entries: [{entry}]\n")


@pytest.mark.parametrize(
    ("plan", "end", "status", "expected"),
    [
        (moved(), "2027-02-02", "reported", []),
        (moved(), "2027-04-02", "closed", []),
        (moved(), "2027-04-03", "closed", CLOSED),
        (moved(), "2027-02-02", "fieldwork-done", CLOSED),
        (moved(), "2027-02-02", "planned", CLOSED),
        (moved("2027-01-01"), "2027-02-02", "reported", CLOSED),
        (moved(decision=", reason: ill"), "2027-02-02", "reported", CLOSED),
        (moved(decision=", approved_by: bo"), "2027-02-02", "reported", CLOSED),
        (moved("TBD"), "2027-02-02", "reported", CLOSED),
    ],
)
def test_an_audit_that_was_moved_to_shortly_after(
    plan: str, end: str, status: str, expected: list[str]
) -> None:
    assert said(plan, PART, audit('"9"', end, status, "AUD-2"), as_of="2027-07-01") == expected


def test_an_entry_without_a_record_of_the_audit_is_a_plan() -> None:
    plan = programme(more='entries: [{planned_on: 2026-12-10, scope: ["9"]}]\n')
    assert said(plan, PART) == []
    assert said(plan, PART, as_of=AFTER) == CLOSED
    assert said(plan.replace("2026-12-10", "2027-01-10"), PART) == RUNNING


def test_an_entry_whose_day_cannot_be_read() -> None:
    plan = programme(more='entries: [{planned_on: Dec 2026, scope: ["9"]}]\n')
    assert said(plan, PART) == [
        "? PRG-1: `planned_on` of entry 1 of PRG-1 cannot be read as a date"
    ]
    assert said(plan, PART, as_of=AFTER) == CLOSED
    assert said(plan.replace('"9"', '"8"'), PART) == RUNNING


def test_what_a_result_says_was_not_audited_was_not() -> None:
    text = audit('"4-10"', more='results: [{item: "9.2", result: not-audited, reason: ill}]\n')
    assert said(programme(), text, as_of=AFTER) == CLOSED
    assert message("PRG004", f"{programme()}---\n{text}", AFTER) == (
        "in the cycle from 2024-01-01 to 2026-12-31 no completed audit covered 9.2 (2 of 30 clauses)"
    )


@pytest.mark.parametrize("scope", ["full-isms", '"4-10"', '"4", "5-9", "10.1", "10.2"', "isms"])
def test_ways_to_cover_everything(scope: str) -> None:
    process = '{kind: process, id: isms, clauses: ["4-10"]}'
    assert said(programme(), audit(scope), process, as_of=AFTER) == []


def test_a_unit_tells_no_clause_and_the_results_do() -> None:
    unit = "{kind: unit, id: it}"
    of_unit = audit("it", id="AUD-2")
    assert said(programme(), PART, of_unit, unit, as_of=AFTER) == CLOSED
    looked_at = f'{of_unit}results: [{{item: "9", result: conforming}}]\n'
    assert said(programme(), PART, looked_at, unit, as_of=AFTER) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2023-06-14", CLOSED), ("2023-06-15", []), ("2026-06-14", []), ("2026-06-15", CLOSED)],
)
def test_a_cycle_that_starts_in_the_middle_of_a_year(day: str, expected: list[str]) -> None:
    records = (programme("2023-06-15", "2026-06-14"), audit('"4-10"', day))
    assert said(*records) == expected


def test_programmes_of_a_year_make_one_cycle() -> None:
    years = [programme(f"{n}-01-01", f"{n}-12-31", f"PRG-{n}") for n in (2024, 2025, 2026)]
    parts = [
        audit(scope, f"{n}-05-05", id=f"AUD-{n}")
        for n, scope in ((2024, '"4-6"'), (2025, '"7-8"'), (2026, '"9"'))
    ]
    assert said(*years, *parts) == ["PRG-2026 warning entries running"]
    assert said(*years, *parts, as_of=AFTER) == ["PRG-2026 error period closed"]
    assert said(*years, *parts, audit('"10"', id="AUD-9"), as_of=AFTER) == []


def test_a_cycle_that_is_not_planned_to_its_end_yet() -> None:
    first = programme("2026-01-01", "2026-12-31")
    assert said(first, PART) == [
        "? PRG-1: the cycle lasts until 2028-12-31, and is planned until 2026-12-31"
    ]
    assert said(first, audit('"4-10"', "2026-03-05")) == []


def test_the_last_closed_cycle_and_the_running_one_are_judged() -> None:
    old, last, now = (
        programme(f"{n}-01-01", f"{n + 2}-12-31", f"PRG-{n}") for n in (2018, 2021, 2024)
    )
    assert said(old, last, now, PART) == [
        "PRG-2021 error period closed",
        "PRG-2024 warning entries running",
    ]
    # What was missed in a cycle stays missed in it, though it was audited first in the next one.
    assert said(last, now, ALL) == ["PRG-2021 error period closed"]


def test_one_programme_of_two_cycles() -> None:
    text = programme("2021-01-01", "2026-12-31")
    assert said(text, PART) == [*RUNNING, *CLOSED]
    assert said(text, audit('"4-10"', "2023-05-05"), PART) == RUNNING


OLD = 'edition: "2013"\n'


def test_transition_from_2013() -> None:
    old = audit('"4-10"', "2024-03-05", more=OLD)
    # Planning of changes is new: nobody could audit it by the edition of 2013.
    assert said(programme(), old, as_of=AFTER) == []
    without = audit('"4-8"', "2024-03-05", more=OLD)
    assert message("PRG004", f"{programme()}---\n{without}", AFTER) == (
        "in the cycle from 2024-01-01 to 2026-12-31 no completed audit covered clause 9 and clause 10"
        " (8 of 29 clauses)"
    )
    new = audit('"9"', "2026-03-05", id="AUD-2")
    assert message("PRG004", f"{programme()}---\n{old}---\n{new}", AFTER) == (
        "in the cycle from 2024-01-01 to 2026-12-31 no completed audit covered 6.3 (1 of 30 clauses)"
    )
    # 10.1 and 10.2 changed places.
    tenth = audit('"10.1"', "2024-03-05", more=OLD)
    rest = audit('"4-9"', "2026-03-05", id="AUD-2")
    assert "covered 10.1 (1 of" in message("PRG004", f"{programme()}---\n{tenth}---\n{rest}", AFTER)


def test_audits_on_an_unknown_day() -> None:
    undated = 'kind: audit\nid: AUD-2\nstatus: reported\nscope: ["9"]\n'
    assert said(programme(), PART, undated, as_of=AFTER) == [
        "? PRG-1: when AUD-2 took place is not on record"
    ]
    # What it does not cover is missing for sure.
    less = audit('"4-7"')
    assert said(programme(), less, undated, as_of=AFTER) == [
        *CLOSED,
        "? PRG-1: when AUD-2 took place is not on record",
    ]
    text = f"{programme()}---\n{less}---\n{undated}"
    assert "covered clause 8 and clause 10 (5 of" in message("PRG004", text, AFTER)
    assert said(programme(), ALL, undated, as_of=AFTER) == []


def test_audits_that_are_no_internal_audits_of_the_isms() -> None:
    external = audit('"9"', id="AUD-2").replace("kind: audit", "kind: external-audit")
    external = external.replace("fieldwork: {end: 2025-03-05}", "end: 2025-03-05")
    assert said(programme(), PART, external, as_of=AFTER) == CLOSED
    quality = audit('"9"', id="AUD-2", more="criteria: [ISO 9001:2015]\n")
    assert said(programme(), PART, quality, as_of=AFTER) == CLOSED


def test_the_length_of_the_cycle_is_an_option() -> None:
    text = programme("2022-01-01", "2026-12-31")
    assert said(text, audit('"4-10"', "2022-05-05"), as_of=AFTER, cycle_years=5) == []
    assert said(text, audit('"4-10"', "2022-05-05"), cycle_years=1) == [*RUNNING, *CLOSED]


def test_programmes_without_a_period() -> None:
    assert said(programme(end="TBD"), PART) == ["? PRG-1: `period` has no readable start and end"]
    assert said(programme(), PART.replace("kind: audit", "kind: unit")) == RUNNING
    assert said("{kind: unit, id: x}") == ["? no audit-programme records"]
    draft = programme().replace("approved", "draft")
    assert said(draft, PART) == []
