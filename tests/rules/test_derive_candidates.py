"""Who could audit something, and what ties them to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from facts import run_of

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.competence import Lack
from isms_lint_iso27001.derive.independence.candidates import (
    Candidate,
    Standing,
    candidates,
    items_in,
    ties_on,
)
from isms_lint_iso27001.derive.independence.independence import Independence, independence
from isms_lint_iso27001.derive.independence.tie_reports import paths_of

ALDER = Path(__file__).resolve().parents[2] / "examples" / "alder"
DAY = date(2027, 3, 15)

PEOPLE = """
kind: process
records:
  - {id: backup, owner: finn, operators: [gita], controls: [A.8.13]}
  - {id: hiring, owner: ana, controls: [A.6.1]}
---
kind: unit
records: [{id: it, name: IT}, {id: desk, name: Desk}]
---
kind: person
records:
  - {id: ana, unit: desk}
  - {id: finn, unit: it, manager: ana}
  - {id: gita, unit: desk, manager: ana}
  - {id: hugo, unit: it}
  - {id: ines, unit: desk, competence: [{subject: internal-audit, evidence: course, on: 2024-01-10}]}
  - {id: joan, unit: desk, to: 2026-12-31}
  - {id: kofi}
  - {id: lena, firm: Sable, competence: [{subject: internal-audit, evidence: course, on: 2020-02-02}]}
  - {id: milo, firm: Sable, competence: [{subject: internal-audit, evidence: course, on: 2020-02-02}]}
---
kind: engagement
records:
  - {id: ENG-1, firm: Sable, person: lena, type: internal-audit, scope: [A.8], from: 2027-01-01}
  - {id: ENG-2, firm: Sable, person: milo, type: internal-audit, scope: [A.6], from: 2027-01-01}
"""


def _of_alder() -> dict[str, str]:
    paths = [*ALDER.rglob("*.yaml"), *ALDER.rglob("*.json"), *ALDER.rglob("*.md")]
    return {
        path.relative_to(ALDER).as_posix(): path.read_text(encoding="utf-8")
        for path in paths
        if not path.name.startswith(".")
    }


class _Known(NamedTuple):
    run: Pass
    by_id: Mapping[str, Candidate]
    order: list[str]


@pytest.fixture(scope="module")
def backup() -> _Known:
    run = run_of(PEOPLE, as_of="2026-11-20")
    items = items_in(["backup"], run.register.records[0], DAY, run).items
    assert items == ("A.8.13", "backup")
    found = candidates(items, DAY, run)
    return _Known(run, {one.person.id: one for one in found}, [one.person.id for one in found])


def test_everybody_on_record_has_a_place(backup: _Known) -> None:
    standings = {id: one.standing.name for id, one in backup.by_id.items()}
    assert standings == {
        "ana": "TIED",  # manages the owner
        "finn": "TIED",
        "gita": "TIED",
        "hugo": "TIED",  # shares the unit with the owner
        "ines": "FREE",
        "joan": "AWAY",
        "kofi": "UNSHOWN",
        "lena": "FREE",
        "milo": "FREE",
    }


def test_the_best_come_first(backup: _Known) -> None:
    assert backup.order == ["ines", "lena", "milo", "kofi", "hugo", "ana", "finn", "gita", "joan"]


def test_ties_have_the_rule_and_the_way(backup: _Known) -> None:
    said = {
        id: ([tie.code for tie in one.ties], paths_of(one.ties, backup.run))
        for id, one in backup.by_id.items()
        if one.standing is Standing.TIED
    }
    assert said == {
        "ana": (["IND005", "IND005"], "ana -> manages -> finn -> owns -> A.8.13 and backup"),
        "finn": (["IND001", "IND001"], "finn -> owns -> A.8.13 and backup"),
        "gita": (["IND002", "IND002"], "gita -> operates -> A.8.13 and backup"),
        "hugo": (
            ["IND006", "IND006"],
            "hugo -> shares the unit it with -> finn -> owns -> A.8.13 and backup",
        ),
    }


def test_what_else_speaks_against_somebody(backup: _Known) -> None:
    assert backup.by_id["joan"].away == "left on 2026-12-31"
    assert backup.by_id["kofi"].lack is Lack.NOTHING
    assert backup.by_id["kofi"].gaps == (
        "neither a manager nor a unit is on record, nor a `firm` if they come from outside",
    )
    assert backup.by_id["ines"].lack is None
    assert backup.by_id["ines"].gaps == ()


def test_who_comes_from_outside_is_hired_for_it_or_not(backup: _Known) -> None:
    lena, milo, ines = (backup.by_id[id] for id in ("lena", "milo", "ines"))
    assert (lena.outside, lena.engaged, lena.ready) == (True, True, True)
    assert (milo.outside, milo.engaged, milo.ready) == (True, False, False)
    assert milo.engagement is not None
    assert milo.engagement.id == "ENG-2"
    assert (ines.outside, ines.engagement, ines.ready) == (False, None, True)


def test_what_does_not_apply_is_nothing_to_audit() -> None:
    run = run_of(
        "kind: statement-of-applicability\nid: S\nstatus: approved\napproved_on: 2026-01-01\n"
        "controls: [{control: A.7.1, applicable: false, justification: no site}]\n"
    )
    assert items_in(["A.7.1-A.7.2"], run.register.records[0], DAY, run).items == ("A.7.2",)


def test_documents_and_risks_of_those_who_audit_nothing_yet_count() -> None:
    run = run_of(
        "kind: person\nrecords: [{id: ana, unit: u}, {id: bo, unit: v}, {id: chi, unit: w}]\n---\n"
        "kind: document\nid: POL-1\nstatus: approved\napproved_by: ana\napproved_on: 2026-10-01\n"
        "controls: [A.8.13]\n---\n"
        "kind: risk\nid: R-1\nstatus: active\nowner: bo\ntreatment: modify\ncontrols: [A.8.13]\n"
    )
    found = candidates(("A.8.13",), date(2027, 1, 10), run)
    codes = {one.person.id: [tie.code for tie in one.ties] for one in found}
    assert codes == {"ana": ["IND009"], "bo": ["IND015"], "chi": []}


def test_who_runs_the_programme_does_not_audit_it() -> None:
    programme = (
        "kind: audit-programme\nid: PRG-1\nstatus: approved\nmanager: ana\n"
        "period: {start: 2026-01-01, end: 2028-12-31}\n"
    )
    people = "---\nkind: person\nrecords: [{id: ana, unit: u}, {id: bo, unit: v}]\n"
    run = run_of(programme + people)
    ana, bo = run.register.of("person")
    (tie, _) = ties_on(ana, ("9.2.1", "9.2.2"), DAY, run)
    assert (tie.code, tie.steps) == ("IND013", ("ana", "manages", "PRG-1", "and audits"))
    assert ties_on(bo, ("9.2.1", "9.2.2"), DAY, run) == ()
    assert ties_on(ana, ("9.2.1",), date(2031, 1, 1), run) == (), "no programme is in force then"


def test_a_second_audit_by_the_only_auditor_counts() -> None:
    audit = "kind: audit\nid: A-1\nstatus: planned\nplanned_on: 2027-01-10\nscope: [A.8]\n"
    run = run_of(
        f"{audit}team: [{{person: bo}}]\n---\n"
        "kind: audit-programme\nid: PRG-1\nstatus: approved\nmanager: ana\n"
        "period: {start: 2026-01-01, end: 2028-12-31}\n---\n"
        "kind: person\nrecords: [{id: ana, unit: u}, {id: bo, unit: v}, {id: chi, unit: w}]\n"
    )
    _, bo, chi = run.register.of("person")
    assert [tie.code for tie in ties_on(bo, ("9.2.1",), DAY, run)] == ["IND013"]
    assert ties_on(chi, ("9.2.1",), DAY, run) == ()


def test_they_are_what_the_rules_say_of_a_team() -> None:
    """Everybody in one team: each has just the ties that are told beforehand."""
    files = _of_alder()
    before = run_of(files, as_of="2026-11-26")
    scope = ["4-7", "access-control", "supplier-management", "A.8"]
    # Clause 9.2 is left out: whether somebody else audits it depends on the team.
    people = [person.id for person in before.register.of("person")]
    team = "".join(f"  - {{person: {id}, function: auditor}}\n" for id in people)
    files["audits/2027/more.yaml"] = (
        "kind: audit\nid: AUD-2027-9\nstatus: planned\nprogramme: PRG-2024\nplanned_on: 2027-03-15\n"
        f"scope: {scope}\nteam:\n{team}".replace("'", '"')
    )
    run = run_of(files, as_of="2026-11-26")
    audit = run.register.get("AUD-2027-9")
    assert audit is not None
    known = run.derive(independence)[audit]
    assert isinstance(known, Independence)
    programme = before.register.get("PRG-2024")
    assert programme is not None
    items = items_in(scope, programme, DAY, before).items
    told = {
        one.person.id: [(tie.code, tie.item, tie.steps) for tie in one.ties]
        for one in candidates(items, DAY, before, programme)
    }
    said = {
        auditor.id: [(tie.code, tie.item, tie.steps) for tie in ties]
        for auditor, ties in known.ties
    }
    assert told == said
    assert sum(map(bool, told.values())) > 15
