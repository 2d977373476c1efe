"""The coverage map: what it shows of a cycle is what the rules on the programme find."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from colours import confusable
from papers_kit import ALDER, AS_OF, examine, paper
from sections import section, table

from isms_lint.offers.paper import NoPaper, Seen
from isms_lint.reporters.json import as_data
from isms_lint_iso27001.papers.coverage_map.lines import Line
from isms_lint_iso27001.papers.coverage_map.paper import COVERAGE_MAP, Map
from isms_lint_iso27001.papers.pictures import coverage_by_audit, coverage_of_controls

MSSP = ALDER.parent / "foreign-records" / "mssp"
ORGANIZATION = "{kind: organization, id: org, name: Org}\n---\n"
STATEMENT = """
kind: statement-of-applicability
id: SOA
version: "1"
status: approved
approved_on: 2025-01-02
controls:
  - {control: A.5.1, applicable: true}
  - {control: A.5.2, applicable: true}
  - {control: A.5.3, applicable: true}
  - {control: A.5.4, applicable: true, applicable_since: 2026-09-01}
  - {control: A.5.5, applicable: false}
  - {control: A.8.13, applicable: true}
  - {control: A.8.14, applicable: true}
---
kind: process
records:
  - {id: backup, name: Backup, controls: [A.8.13, A.8.14]}
  - {id: rules, name: Rules, controls: [A.5.1, A.5.2]}
  - {id: duties, name: Duties, controls: [A.5.2, A.5.3]}
  - {id: lonely, name: Lonely, controls: [A.5.3]}
"""
PROGRAMME = """
kind: audit-programme
id: PRG-1
status: approved
approved_on: 2025-01-02
period: {start: 2025-01-01, end: 2027-12-31}
entries:
  - {audit: AUD-1, planned_on: 2025-05-05}
  - {audit: AUD-2, planned_on: 2026-05-04}
  - {audit: AUD-3, planned_on: 2027-05-03, scope: [A.8.14, "9"]}
"""
AUDITS = """
kind: audit
records:
  - id: AUD-1
    status: closed
    scope: [A.5.1, A.8.13, "4"]
    fieldwork: {start: 2025-05-05, end: 2025-05-06}
    findings:
      - {kind: nonconformity, id: NC-1, grade: major, requirement: [A.8.13], raised_on: 2025-05-06}
      - {kind: nonconformity, id: NC-2, grade: minor, requirement: ["4.1"], raised_on: 2025-05-06}
  - {id: AUD-2, status: closed, scope: [A.5.2, "4.1"], fieldwork: {start: 2026-05-04, end: 2026-05-05}}
"""
ALL = f"{ORGANIZATION}{STATEMENT}---{PROGRAMME}---{AUDITS}"


def facts(folder: Path, text: str = ALL, as_of: str = AS_OF) -> Mapping[str, Any]:
    """What the paper tells of the records in `text`."""
    (folder / "isms.yaml").write_text(text, encoding="utf-8")
    return facts_of(folder, as_of)


def facts_of(folder: Path, as_of: str = AS_OF) -> Mapping[str, Any]:
    done = examine(folder, as_of)
    return COVERAGE_MAP.facts(Seen(done.facts, done.result, None, lambda _: ""))


def lines(one: Map) -> dict[str, Line]:
    return {", ".join(line.parts): line for line in one.lines}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Map:
    (only,) = facts(tmp_path_factory.mktemp("running"))["maps"]
    assert isinstance(only, Map)
    return only


def test_audits_stand_in_the_order_of_their_days(running: Map) -> None:
    audits = [(one.audited.name, one.state) for one in running.window.columns]
    assert audits == [("AUD-1", "done"), ("AUD-2", "done"), ("AUD-3", "planned")]


def test_controls_with_the_same_audits_stand_together(running: Map) -> None:
    by = lines(running)
    states = {name: line.state for name, line in by.items() if line.sort == "controls"}
    assert states == {
        "A.5.1": "done",
        "A.5.2": "done",
        "A.5.3, A.5.4": "never",
        "A.8.13": "done",
        "A.8.14": "planned",
    }
    assert by["A.5.1"].audits.done == (0,)
    assert by["A.8.14"].audits.planned == (2,)


def test_a_process_is_audited_with_all_that_it_names(running: Map) -> None:
    states = {line.items[0]: line.state for line in running.lines if line.sort == "records"}
    assert states == {"backup": "planned", "rules": "done", "duties": "part", "lonely": "never"}
    assert lines(running)["rules"].audits.part_done == (0, 1)


def test_counts_are_of_items(running: Map) -> None:
    assert running.counts["clauses"] == {"done": 4, "planned": 6, "part": 0, "never": 20}
    assert running.counts["controls"] == {"done": 3, "planned": 1, "part": 0, "never": 2}


def test_gaps_are_what_the_rules_report_and_what_they_leave_out(running: Map) -> None:
    found = {(gap.parts, gap.code) for gap in running.gaps}
    assert found == {
        (("clauses 5–8", "clause 10"), "PRG004"),
        (("A.5.3",), "PRG005"),
        (("A.5.4",), ""),
    }
    (new,) = (gap for gap in running.gaps if not gap.code)
    assert str(new.since) == "2026-09-01"


def test_in_a_closed_cycle_what_was_planned_is_a_gap(tmp_path: Path) -> None:
    (closed,) = facts(tmp_path, as_of="2028-03-01")["maps"]
    assert closed.window.closed
    planned = {gap.parts: gap.code for gap in closed.gaps if gap.planned}
    assert planned == {("clause 9",): "PRG004", ("A.8.14",): "PRG005"}
    (row,) = (one for one in closed.lines if one.parts == ("A.8.14",))
    assert row.state == "planned"


def test_the_cycle_before_stands_after_the_running_one(tmp_path: Path) -> None:
    before = PROGRAMME.replace("PRG-1", "PRG-0").replace("2027-12-31", "2024-12-31")
    before = before.replace("start: 2025-01-01", "start: 2022-01-01").replace("AUD-", "OLD-")
    told = facts(tmp_path, f"{ALL}---{before}")
    assert [one.window.closed for one in told["maps"]] == [False, True]


def test_grave_results_ask_for_another_audit(running: Map) -> None:
    major, minor = running.results
    assert (major.found[0][0].id, major.grave, str(major.until)) == ("NC-1", True, "2026-05-06")
    assert (major.again, major.planned, major.code) == (None, None, "PRG009")
    assert (minor.found[0][0].id, minor.grave, str(minor.again)) == ("NC-2", False, "2026-05-05")


def test_high_risk_is_audited_every_year(tmp_path: Path) -> None:
    risks = """---
kind: risk-criteria
id: RC
status: approved
approved_on: 2024-12-01
high: 15
---
kind: risk
records:
  - {id: R-1, status: active, level: 20, identified_on: 2024-12-01, controls: [A.5.1]}
  - {id: R-2, status: active, level: 3, controls: [A.5.2]}
"""
    (only,) = facts(tmp_path, ALL + risks)["maps"]
    (row,) = only.high_risk.rows
    assert (row.parts, [one.id for one in row.reasons]) == (("A.5.1",), ["R-1"])
    assert [str(day) for day in row.done] == ["2025-05-06"]
    assert (str(row.unaudited.start), str(row.unaudited.end)) == ("2025-05-06", "2027-12-31")
    assert row.code == "PRG008"
    assert str(only.high_risk.day) == "2025-01-02"


def test_audits_of_2013_count_through_the_table_of_both_editions(tmp_path: Path) -> None:
    old = "---\n{kind: audit, id: OLD, edition: '2013', status: closed, scope: [A.9.4.3, A.12.1.2],"
    told = facts(tmp_path, f"{ORGANIZATION}{PROGRAMME}{old} fieldwork: {{end: 2025-06-01}}}}\n")
    (only,) = told["maps"]
    (column,) = (one for one in only.window.columns if one.audited.name == "OLD")
    assert column.audited.edition == "2013"
    assert column.part
    states = {item: line.state for line in only.lines for item in line.items}
    assert all(states[item] == "done" for item in column.covers)
    assert all(states[item] == "never" for item in column.part)


def test_without_a_programme_the_last_years_are_shown(tmp_path: Path) -> None:
    told = facts(tmp_path, f"{ORGANIZATION}{STATEMENT}---{AUDITS}")
    (only,) = told["maps"]
    assert only.window.cycle is None
    assert str(only.window.start) == "2023-11-21"
    assert {gap.code for gap in only.gaps} == {""}
    assert only.high_risk is None


def test_excluded_controls_are_tiles_without_a_count(running: Map) -> None:
    tiles = {f"{one['theme']}.{one['number']}": one["state"] for one in running.tiles}
    assert tiles["A.5.5"] == "excluded"
    assert tiles["A.5.1"] == "once"
    assert tiles["A.5.3"] == "never"
    assert tiles["A.8.14"] == "planned"


def test_pictures_of_many_audits_are_cut_into_parts(tmp_path: Path) -> None:
    many = "\n".join(
        f"  - {{id: X-{n:02}, status: closed, scope: [A.5.1],"
        f" fieldwork: {{end: 2026-0{n % 9 + 1}-03}}}}"
        for n in range(40)
    )
    (only,) = facts(tmp_path, f"{ALL}---\nkind: audit\nrecords:\n{many}\n")["maps"]
    clauses = [panel for panel in only.panels if panel["sort"] == "clauses"]
    assert [len(panel["columns"]) for panel in clauses] == [30, 13]
    tile = next(one for one in only.tiles if (one["theme"], one["number"]) == ("A.5", 1))
    assert tile["state"] == "often"


def test_figures_are_those_of_the_json_report() -> None:
    report = as_data(examine(MSSP, "2025-03-20").result)
    found = [one["code"] for one in report["findings"] if one["code"].startswith("PRG")]
    told = facts_of(MSSP, "2025-03-20")
    assert sorted(one.code for one in told["points"].findings) == sorted(found)
    assert found


def test_a_sound_cycle_has_no_gap() -> None:
    (only,) = facts_of(ALDER)["maps"]
    assert only.gaps == ()
    assert only.counts["clauses"]["done"] == 30
    assert only.counts["controls"] == {"done": 74, "planned": 14, "part": 0, "never": 0}


def test_nothing_to_show_is_no_paper(tmp_path: Path) -> None:
    with pytest.raises(NoPaper, match="audit programme with a readable period"):
        facts(tmp_path, ORGANIZATION.removesuffix("---\n"))


def test_the_page_in_english(tmp_path: Path) -> None:
    (tmp_path / "isms.yaml").write_text(ALL, encoding="utf-8")
    text = paper("coverage-map", folder=tmp_path).markdown
    rows = {row["Controls"]: row for row in table(text, "Controls of Annex A")}
    assert rows["A.5.3, A.5.4"]["In the cycle"] == "**neither audited nor planned**"
    assert rows["A.8.14"]["Planned"] == "AUD-3 (2027-05-03)"
    assert "no rule" in section(text, "What no audit looks at")
    assert "Not applicable by SOA, and left out: A.5.5." in text


def test_states_are_told_apart() -> None:
    assert confusable(coverage_by_audit.FILLS) == []
    assert confusable(coverage_of_controls.FILLS) == []


def test_controls_without_a_decision_are_named_and_not_counted(tmp_path: Path) -> None:
    (tmp_path / "isms.yaml").write_text(ALL, encoding="utf-8")
    text = paper("coverage-map", folder=tmp_path).markdown
    (line,) = [one for one in text.splitlines() if one.startswith("Whether these apply SOA")]
    assert line.endswith(": A.5.6–A.5.37, A.6, A.7, A.8.1–A.8.12, A.8.15–A.8.34.")
    found = facts(tmp_path)
    counts = found["maps"][0].counts["controls"]
    assert sum(counts.values()) == 6


def test_what_a_report_says_nothing_of_is_told(tmp_path: Path) -> None:
    records = (
        f"{ORGANIZATION}{STATEMENT}---{PROGRAMME}---\n"
        "{kind: audit, id: AUD-1, status: reported, reported_on: 2025-05-20, scope: [backup, rules],\n"
        " fieldwork: {start: 2025-05-05, end: 2025-05-06},\n"
        " results: [{item: rules, result: conforming, samples: [SOA]}]}\n"
    )
    told = facts(tmp_path, records)
    (point,) = [one for one in told["points"].findings if one.code == "AUD012"]
    assert (point.record_id, "backup" in point.message) == ("AUD-1", True)


@pytest.mark.parametrize(("language", "said"), [("en", "put off"), ("de", "verschoben")])
def test_an_audit_put_off_without_a_day_is_not_told_as_planned(
    language: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "isms.yaml").write_text(
        f"{ORGANIZATION}{{kind: audit, id: AUD-1, status: postponed, planned_on: 2026-03-02,"
        ' scope: ["4"]}\n',
        encoding="utf-8",
    )
    text = paper("coverage-map", folder=tmp_path, language=language).markdown
    (row,) = [row for row in table(text, "Audits") if row["Audit"] == "AUD-1"]
    assert any(cell.startswith(said) for cell in row.values())
