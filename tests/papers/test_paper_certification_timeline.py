"""The timeline of the certification year: what happened when, and what is due."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from papers_kit import ALDER, AS_OF, examine, paper, plugins
from sections import section, table, tables

from isms_lint.offers.due import Due
from isms_lint.offers.paper import NoPaper, Seen
from isms_lint.reporters.json import as_data
from isms_lint_iso27001.papers.certification_timeline.paper import CERTIFICATION_TIMELINE

MSSP = ALDER.parent / "foreign-records" / "mssp"
ORGANIZATION = "{kind: organization, id: org, name: Org}\n"
VISITS = """
kind: external-audit
records:
  - {id: V-1, type: surveillance, status: closed, start: 2024-12-02, end: 2024-12-03}
  - {id: V-2, type: surveillance, status: closed, start: 2025-12-01, end: 2025-12-02}
  - {id: V-3, type: surveillance, status: planned, start: 2026-12-07, end: 2026-12-08}
  - {id: CUSTOMER, type: customer, status: planned, planned_on: 2026-12-01}
"""
EVENTS = """
kind: audit
records:
  - {id: AUD-1, status: reported, fieldwork: {start: 2026-03-02, end: 2026-03-04},
     reported_on: 2026-03-20}
  - {id: AUD-2, status: in-progress, fieldwork: {start: 2026-11-16}}
  - {id: AUD-3, status: planned, planned_on: 2026-11-30}
  - {id: AUD-4, status: planned, planned_on: 2026-10-01}
  - {id: AUD-5, status: reported}
  - {id: QMS, status: reported, criteria: [ISO 9001], fieldwork: {start: 2026-04-01, end: 2026-04-02}}
---
kind: nonconformity
records:
  - {id: NC-1, audit: AUD-1, grade: minor, status: closed, raised_on: 2026-03-04, closed_on: 2026-06-01}
  - {id: NC-2, audit: AUD-1, grade: minor, status: open, raised_on: 2026-03-04}
  - {id: NC-3, external_audit: V-2, grade: minor, status: open, raised_on: 2025-12-02}
  - {id: NC-4, status: withdrawn, raised_on: 2026-03-04}
  - {id: NC-5, status: open}
---
kind: corrective-action
records:
  - {id: CAR-1, nonconformity: NC-1, status: closed, opened_on: 2026-03-10, closed_on: 2026-06-01}
  - {id: CAR-2, nonconformity: NC-2, status: planned, opened_on: 2026-03-10, due_on: 2026-09-30}
  - {id: CAR-3, nonconformity: NC-2, status: rejected, opened_on: 2026-03-10}
---
kind: management-review
records:
  - {id: MR-1, status: held, held_on: 2025-10-06}
  - {id: MR-2, status: planned, planned_on: 2027-01-11}
---
{kind: risk-assessment, id: RA-1, started_on: 2026-01-05, completed_on: 2026-01-30}
---
kind: statement-of-applicability
id: SOA
version: "2"
status: approved
approved_on: 2026-02-10
reconfirmed: [{on: 2026-08-03, by: ana}]
"""
ALL = f"{ORGANIZATION}---{VISITS}---{EVENTS}"


def facts(folder: Path, text: str = ALL, as_of: str = AS_OF) -> Mapping[str, Any]:
    """What the paper tells of the records in `text`."""
    (folder / "isms.yaml").write_text(text, encoding="utf-8")
    return facts_of(folder, as_of)


def facts_of(folder: Path, as_of: str = AS_OF) -> Mapping[str, Any]:
    done = examine(folder, as_of)
    return CERTIFICATION_TIMELINE.facts(Seen(done.facts, done.result, None, lambda _: ""))


def happened(year: Any) -> list[str]:
    return [
        f"{event.start} {event.what} {' '.join(record.id for record in event.records)}"
        for event in year.events
    ]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    return facts(tmp_path_factory.mktemp("timeline"))


def test_the_year_of_today_and_the_one_before(told: Mapping[str, Any]) -> None:
    before, current = told["years"]
    assert (str(before.start), str(before.end)) == ("2024-12-04", "2025-12-02")
    assert (str(current.start), str(current.end)) == ("2025-12-03", "2026-12-08")
    assert not before.is_current
    assert current.is_current


def test_what_happened_in_the_order_of_days(told: Mapping[str, Any]) -> None:
    before, current = told["years"]
    assert happened(before) == [
        "2025-10-06 review MR-1",
        "2025-12-01 visit V-2",
        "2025-12-02 raised NC-3",
    ]
    assert happened(current) == [
        "2026-01-05 assessment RA-1",
        "2026-02-10 approved SOA",
        "2026-03-02 audit AUD-1",
        "2026-03-04 raised NC-1 NC-2",
        "2026-03-10 opened CAR-1 CAR-2",
        "2026-06-01 closed NC-1 CAR-1",
        "2026-08-03 confirmed SOA",
        "2026-11-16 audit-under-way AUD-2",
    ]
    assert (current.count("audit"), current.count("raised"), current.count("closed")) == (1, 2, 2)


def test_an_audit_lasts_as_long_as_its_fieldwork(told: Mapping[str, Any]) -> None:
    _, current = told["years"]
    by = {event.records[0].id: event for event in current.events}
    assert (str(by["AUD-1"].end), str(by["AUD-1"].reported)) == ("2026-03-04", "2026-03-20")
    assert str(by["AUD-2"].end) == AS_OF


def test_what_is_due_is_what_the_calendar_says(told: Mapping[str, Any]) -> None:
    shown = [*told["overdue"], *told["passed"], *told["due"]]
    ids = {event.due.what: set[str]() for event in shown}
    for event in shown:
        ids[event.due.what].add(event.due.record.id)
    assert "CUSTOMER" not in ids["external-audit"]
    assert ids["external-audit"] == {"V-3"}
    assert {"AUD-3", "AUD-4"} <= ids["internal-audit"]
    assert [e.due.record.id for e in told["overdue"] if e.due.what == "internal-audit"] == ["AUD-4"]
    assert ids["corrective-action"] == {"CAR-2"}
    assert all(event.start <= told["until"] for event in shown)


@pytest.mark.parametrize(("folder", "as_of"), [(ALDER, AS_OF), (MSSP, "2025-03-20")])
def test_every_day_is_one_of_the_calendar(folder: Path, as_of: str) -> None:
    run = examine(folder, as_of).facts
    calendar = {
        (one.what, one.on, one.record.id)
        for of in plugins().offered.due.values()
        for one in of(run)
        if isinstance(one, Due)
    }
    told = facts_of(folder, as_of)
    shown = [*told["overdue"], *told["passed"], *told["due"]]
    assert {(one.due.what, one.due.on, one.due.record.id) for one in shown} <= calendar
    assert shown


def test_what_has_no_day_is_counted(told: Mapping[str, Any]) -> None:
    assert told["without_a_day"] == {"audit": 1, "raised": 1}


def test_numbers_run_through_tables_and_picture(told: Mapping[str, Any]) -> None:
    numbers = [event.number for year in told["years"] for event in year.events if event.number]
    ahead = [*told["overdue"], *told["passed"], *told["due"]]
    numbers += sorted(event.number for event in ahead if event.number)
    assert numbers == list(range(1, len(numbers) + 1))
    drawn = {mark["label"] for mark in told["timeline"]["events"]}
    assert {str(number) for number in numbers} <= drawn
    assert "2×" in drawn


@pytest.mark.parametrize(
    ("as_of", "current"),
    [
        ("2026-12-07", "V-3"),
        ("2026-12-08", "V-3"),
        ("2025-12-02", "V-2"),
        ("2025-12-03", "V-3"),
    ],
)
def test_a_visit_belongs_to_the_year_it_closes(as_of: str, current: str, tmp_path: Path) -> None:
    year = facts(tmp_path, as_of=as_of)["years"][-1]
    assert year.next.audit.id == current


def test_after_the_last_visit_the_year_is_open(tmp_path: Path) -> None:
    before, current = facts(tmp_path, as_of="2026-12-09")["years"]
    assert before.next is not None
    assert before.next.audit.id == "V-3"
    assert current.next is None
    assert str(current.end) == "2027-06-09"


def test_without_visits_there_is_one_year(tmp_path: Path) -> None:
    (only,) = facts(tmp_path, f"{ORGANIZATION}---{EVENTS}")["years"]
    assert (only.before, only.next) == (None, None)
    assert str(only.start) == "2025-10-06"


def test_a_year_without_a_beginning_is_not_longer_than_18_months(tmp_path: Path) -> None:
    old = "---\n{kind: management-review, id: OLD, status: held, held_on: 2015-01-01}\n"
    (only,) = facts(tmp_path, f"{ORGANIZATION}---{EVENTS}{old}")["years"]
    assert str(only.start) == "2025-10-06"


def test_many_days_stand_by_month(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{id: N-{month}-{day}, status: open, raised_on: 2026-{month:02}-{day:02}}}\n"
        for month in range(1, 9)
        for day in range(1, 10)
    )
    text = f"{ORGANIZATION}---{VISITS}---\nkind: nonconformity\nrecords:\n{rows}"
    current = facts(tmp_path, text)["years"][-1]
    raised = [event for event in current.events if event.what == "raised"]
    assert len(raised) == 8
    assert (str(raised[0].start), str(raised[0].end)) == ("2026-01-01", "2026-01-09")
    assert current.count("raised") == 72


def test_figures_are_those_of_the_json_report() -> None:
    report = as_data(examine(MSSP, "2025-03-20").result)
    found = [one["code"] for one in report["findings"] if one["code"][:3] in ("SEQ", "EXT")]
    told = facts_of(MSSP, "2025-03-20")
    assert sorted(one.code for one in told["points"].findings) == sorted(found)
    assert found


def test_a_visit_whose_day_passed_is_not_told_as_held(tmp_path: Path) -> None:
    told = facts(tmp_path, as_of="2026-12-20")
    visits = [(visit.audit.id, lapsed) for visit, lapsed in told["visits"]]
    assert visits == [("V-2", False), ("V-3", True)]
    text = paper("certification-timeline", folder=tmp_path, as_of="2026-12-20").markdown
    assert "- Visit that is not on record as held: V-3" in text


def test_nothing_to_show_is_no_paper(tmp_path: Path) -> None:
    with pytest.raises(NoPaper, match="no day of an audit"):
        facts(tmp_path, ORGANIZATION)


def test_the_page_in_english(tmp_path: Path) -> None:
    (tmp_path / "isms.yaml").write_text(ALL, encoding="utf-8")
    text = paper("certification-timeline", folder=tmp_path).markdown
    counts, events = tables(section(text, "Up to V-3, 7 December 2026"))
    assert {"": "Nonconformities raised", "Number": "2"} in counts
    days = {row["What happened"]: row["Day"] for row in events}
    assert days["5: Internal audit AUD-1"] == "2026-03-02 to 2026-03-04<br>reported 2026-03-20"
    assert days["Raised: NC-1 (minor), NC-2 (minor)"] == "2026-03-04"
    assert "- Next visit: V-3, 7 December 2026 to 8 December 2026, in 17 days" in text


def test_the_picture_is_drawn() -> None:
    (picture,) = paper("certification-timeline").pictures
    svg = picture.svg
    assert "Management reviews" in svg
    assert "overdue" in svg
    assert picture.width <= 640


@pytest.mark.parametrize(("language", "since"), [("en", "since"), ("de", "seit")])
def test_of_an_audit_under_way_only_its_beginning_is_told(
    language: str, since: str, tmp_path: Path
) -> None:
    (tmp_path / "isms.yaml").write_text(
        "{kind: organization, id: org, name: Org}\n---\n"
        "{kind: audit, id: A-1, status: in-progress, fieldwork: {start: 2026-11-16}}\n",
        encoding="utf-8",
    )
    text = paper("certification-timeline", folder=tmp_path, language=language).markdown
    assert f"| {since} 2026-11-16 |" in text


def test_what_is_overdue_and_accepted_says_by_whom(tmp_path: Path) -> None:
    (tmp_path / "isms.yaml").write_text(
        "{kind: organization, id: org, name: Org}\n---\n"
        "kind: corrective-action\nrecords:\n"
        "  - {id: CAR-1, status: planned, opened_on: 2026-09-01, due_on: 2026-10-30}\n"
        "  - {id: CAR-2, status: planned, opened_on: 2026-09-01, due_on: 2026-10-31}\n---\n"
        "{kind: waiver, id: W-1, rule: CAR005, target: CAR-1, reason: strike, approved_by: bo,\n"
        " approved_on: 2026-11-02, expires_on: 2026-12-31}\n",
        encoding="utf-8",
    )
    text = paper("certification-timeline", folder=tmp_path).markdown
    first, second = table(text, "Overdue")
    assert first["Why"] == "agreed; accepted by W-1 until 2026-12-31"
    assert second["Why"] == "agreed"


def test_what_was_completed_after_a_visit_belongs_to_the_year_after_it(tmp_path: Path) -> None:
    events = (
        "{kind: risk-assessment, id: RA-1, started_on: 2025-11-03, completed_on: 2025-12-12}\n"
        "---\n{kind: audit, id: AUD-1, status: closed,"
        " fieldwork: {start: 2025-11-28, end: 2025-12-04}}\n"
    )
    before, current = facts(tmp_path, f"{ORGANIZATION}---{VISITS}---\n{events}")["years"]
    assert (before.count("assessment"), before.count("audit")) == (0, 0)
    assert (current.count("assessment"), current.count("audit")) == (1, 1)
    # The picture begins where the first year begins.
    told = facts(tmp_path, f"{ORGANIZATION}---{VISITS}---\n{events}", "2026-12-20")
    assert all(mark["start"] >= told["timeline"]["start"] for mark in told["timeline"]["events"])


def test_a_month_with_a_visit_in_it_is_two(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{id: N-{month}-{day}, status: open, raised_on: 2025-{month:02}-{day:02}}}\n"
        for month in range(6, 13)
        for day in range(1, 11)
    )
    text = f"{ORGANIZATION}---{VISITS}---\nkind: nonconformity\nrecords:\n{rows}"
    before, current = facts(tmp_path, text)["years"]
    # V-2 ended on 2 December.
    assert (before.count("raised"), current.count("raised")) == (62, 8)
