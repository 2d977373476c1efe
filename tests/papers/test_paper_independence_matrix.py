"""The independence matrix: what it says is what the rules on independence find."""

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
from isms_lint_iso27001.derive.independence.independence import Independence, independence
from isms_lint_iso27001.papers.independence_matrix.paper import INDEPENDENCE_MATRIX
from isms_lint_iso27001.papers.pictures.independence_matrix import FILLS

MSSP = ALDER.parent / "foreign-records" / "mssp"

RECORDS = """
{kind: organization, id: org, name: Org}
---
kind: person
records:
  - {id: ana, name: Ana Reis, unit: desk,
     competence: [{subject: internal-audit, evidence: course, on: 2020-01-01}]}
  - {id: bo, name: Bo Lind, unit: it, manager: ana}
  - {id: cy, name: Cy Pohl, unit: desk, manager: ana, to: 2026-06-30,
     competence: [{subject: internal-audit}]}
  - {id: dee, name: Dee Rau, firm: Sable}
---
kind: unit
records: [{id: it}, {id: desk}]
---
{kind: engagement, id: ENG-1, type: internal-audit, firm: Sable, from: 2026-01-01}
---
kind: process
records:
  - {id: backup, name: Backup, owner: bo, controls: [A.8.13, A.8.14]}
  - {id: hiring, name: Hiring, controls: [A.6.1]}
---
{kind: assignment, id: AS-1, person: ana, capacity: operator, scope: [A.8.14], from: 2023-02-01}
---
kind: audit-programme
id: PRG-1
status: approved
approved_on: 2025-12-01
manager: bo
period: {start: 2026-01-01, end: 2028-12-31}
entries:
  - {audit: AUD-1, planned_on: 2026-03-01, scope: [backup]}
  - {planned_on: 2027-02-01, scope: [backup]}
  - {audit: AUD-9, planned_on: 2026-10-01, scope: [hiring], lead: dee}
  - {audit: AUD-10}
---
kind: audit
id: AUD-1
status: reported
programme: PRG-1
fieldwork: {start: 2026-03-01, end: 2026-03-02}
reported_on: 2026-03-09
scope: [backup]
safeguards: [second reader]
team: [{person: ana, function: lead, independent: true}, {person: Zed, function: auditor}]
"""


def facts(folder: Path, text: str = RECORDS, as_of: str = AS_OF) -> Mapping[str, Any]:
    """What the paper tells of the records in `text`."""
    (folder / "isms.yaml").write_text(text, encoding="utf-8")
    return facts_of(folder, as_of)


def facts_of(folder: Path, as_of: str = AS_OF) -> Mapping[str, Any]:
    done = examine(folder, as_of)
    return INDEPENDENCE_MATRIX.facts(Seen(done.facts, done.result, None, lambda _: ""))


def cells(told: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """By row and person: the rules that report a tie, `open` or `none`."""
    found = {}
    for grid in told["grids"]:
        for line in grid.lines:
            heading = line.row.heading if line.row.whole else ", ".join(line.row.items)
            for person, cell in zip(grid.people, line.cells, strict=True):
                said = " ".join(cell.codes) or ("open" if cell.is_open else "none")
                found[heading, person.id] = said
    return found


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    return facts(tmp_path_factory.mktemp("matrix"))


def test_who_audits_could_or_was_hired_is_in_it(told: Mapping[str, Any]) -> None:
    people = {one.record.id: one for one in told["people"]}
    assert list(people) == ["ana", "cy", "dee"]
    assert people["ana"].audits == 1
    assert (people["ana"].lack, people["cy"].lack, people["dee"].lack) == ("", "BARE", "NOTHING")
    assert people["dee"].outside
    assert people["dee"].engagement.id == "ENG-1"


def test_who_left_is_named_and_not_in_the_matrix(told: Mapping[str, Any]) -> None:
    assert [one.id for one in told["matrix"].people] == ["ana", "dee"]
    (cy,) = (one for one in told["people"] if one.record.id == "cy")
    assert cy.away
    assert str(cy.left) == "2026-06-30"


def test_single_controls_stand_apart_only_where_they_differ(told: Mapping[str, Any]) -> None:
    found = cells(told)
    assert found["backup, A.8.13", "ana"] == "IND005"
    assert found["A.8.14", "ana"] == "IND002"
    assert found["backup, A.8.13", "dee"] == found["A.8.14", "dee"] == "none"
    assert ("A.7", "ana") in found


def test_items_without_an_owner_are_open(told: Mapping[str, Any]) -> None:
    found = cells(told)
    assert found["hiring", "ana"] == found["hiring", "dee"] == "open"
    assert "hiring" in told["unowned"]
    assert "backup" not in told["unowned"]
    assert told["tied"] == {"ana": 3, "dee": 0}
    assert told["total"] == told["tied"]["ana"] + told["left_open"]["ana"]


def test_a_way_says_since_when_and_where(told: Mapping[str, Any]) -> None:
    (ana, paths), *_ = told["paths"]
    assert ana.id == "ana"
    (operates,) = (one for one in paths if one.code == "IND002")
    assert operates.steps == ("ana", "operates")
    assert operates.items == ("A.8.14",)
    assert str(operates.since) == "2023-02-01"
    assert operates.places[0].record.id == "AS-1"


def test_planned_audits_are_judged_on_their_day(told: Mapping[str, Any]) -> None:
    late, ahead = told["planned"]
    assert (late.plan.name, str(late.day)) == ("AUD-9", AS_OF)
    assert [one.candidate.person.id for one in late.choices if one.named] == ["dee"]
    assert (ahead.plan.name, str(ahead.day)) == ("PRG-1/2", "2027-02-01")
    ties = {one.candidate.person.id: [p.code for p in one.paths] for one in ahead.choices}
    assert ties == {"ana": ["IND005", "IND002"], "cy": [], "dee": []}
    assert [one.name for one in told["undated"]] == ["AUD-10"]


def test_the_ties_of_teams_are_those_of_the_rules(told: Mapping[str, Any]) -> None:
    (team,) = (one for one in told["teams"] if one.audit.id == "AUD-1")
    ana, zed = team.members
    assert ana.declared
    assert {path.code for path in ana.paths} == {"IND002", "IND005"}
    assert "no person on record" in zed.gaps[0]
    codes = {one.code for one in told["points"].findings}
    assert {"IND002", "IND005", "IND011", "IND012"} <= codes
    assert all(code.startswith("IND") for code in codes)
    assert team.safeguards == ("second reader",)


def test_figures_are_those_of_the_json_report() -> None:
    report = as_data(examine(MSSP, "2025-03-20").result)
    found = [one["code"] for one in report["findings"] if one["code"].startswith("IND")]
    told = facts_of(MSSP, "2025-03-20")
    assert sorted(one.code for one in told["points"].findings) == sorted(found)
    assert found


def test_ties_of_planned_audits_are_those_that_rules_report_then() -> None:
    """Who leads the ISMS is tied to its clauses alone, where no item of the scope is the whole."""
    told = facts_of(MSSP, "2025-03-20")
    derived = examine(MSSP, "2025-03-20").facts.derive(independence)
    (audit,) = told["planned"]
    assert audit.plan.audit is not None
    known = derived[audit.plan.audit]
    assert isinstance(known, Independence)
    by_rules = {auditor.id: {tie.item for tie in ties} for auditor, ties in known.ties}
    by_paper = {
        one.candidate.person.id: {tie.item for tie in one.candidate.ties} for one in audit.choices
    }
    assert by_paper == by_rules


def test_a_large_matrix_has_a_row_for_each_process(tmp_path: Path) -> None:
    rows = "\n".join(
        f"  - {{id: p{n:03}, owner: ana, controls: [A.5.{n % 37 + 1}]}}" for n in range(90)
    )
    told = facts(tmp_path, f"{RECORDS}---\nkind: process\nrecords:\n{rows}\n")
    assert told["matrix"].is_coarse
    headings = [line.row.heading for line in told["grids"][0].lines]
    assert len(headings) == len(set(headings))
    assert told["grids"][0].quiet == 0
    assert cells(told)["backup", "ana"] == "IND002 IND005"
    assert len(told["panels"]) <= 4


def test_many_people_stand_in_several_tables(tmp_path: Path) -> None:
    more = "\n".join(
        f"  - {{id: x{n:02}, unit: it, competence: [{{subject: internal-audit}}]}}"
        for n in range(15)
    )
    told = facts(tmp_path, f"{RECORDS}---\nkind: person\nrecords:\n{more}\n")
    assert [len(grid.people) for grid in told["grids"]] == [6, 6, 5]
    shown = [one.candidate.person.id for one in told["planned"][0].choices]
    assert len(shown) + told["planned"][0].more == 18
    assert "dee" in shown


def test_nobody_to_show_is_no_paper(tmp_path: Path) -> None:
    with pytest.raises(NoPaper, match="nobody on record audits"):
        facts(tmp_path, "{kind: organization, id: org, name: Org}\n")


def test_a_team_of_nobody_on_record_is_told(tmp_path: Path) -> None:
    told = facts(
        tmp_path,
        "kind: audit\nid: AUD-1\nstatus: reported\nscope: ['4']\n"
        "fieldwork: {start: 2026-03-01}\nteam: [{person: J. Smith}]\n",
    )
    assert told["people"] == told["grids"] == ()
    assert told["teams"][0].members[0].gaps


def test_the_page_in_english(tmp_path: Path) -> None:
    (tmp_path / "isms.yaml").write_text(RECORDS, encoding="utf-8")
    text = paper("independence-matrix", folder=tmp_path).markdown
    rows = {row["What is audited"]: row for row in table(text, "The matrix on 20 November 2026")}
    assert rows["Backup (backup): A.8.14"]["Ana Reis"] == "**operates or implements**"
    assert rows["Hiring (hiring): A.6.1"]["Dee Rau"] == "*open*"
    (way,) = (one for one in table(text, "The ways") if "IND002" in one["Tie"])
    assert way["Way"] == "ana → operates (since 2023-02-01)"
    assert way["On record in"].startswith("AS-1, isms.yaml:")
    assert "Its day is past" in section(text, "AUD-9, 1 October 2026")


def test_states_are_told_apart() -> None:
    assert confusable(FILLS) == []
