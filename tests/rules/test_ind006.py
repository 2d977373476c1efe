from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, findings, paths, words

PROCESS = "kind: process\nid: backup\nowner: finn\noperators: [gita]\ncontrols: [A.8.13]\n"
FOUND = [FINDING_PATH]


def people(**units: str) -> str:
    rows = (f"  - {{id: {id}, unit: {units.get(id, id)}}}\n" for id in ("dana", "finn", "gita"))
    return "kind: person\nrecords:\n" + "".join(rows)


TEAM = people(dana="ops", finn="ops")


def test_colleagues() -> None:
    (finding,), why = findings("IND006", AUDIT, PROCESS, TEAM)
    assert why == []
    assert (finding.severity, finding.basis, finding.message_id) == (
        "warning",
        "guidance",
        "colleagues",
    )
    assert finding.clauses == ("ISO 19011 independence principle",)
    assert (finding.path, finding.location.line) == (FINDING_PATH, 7)
    assert finding.message == (
        "dana audits A.8.13 of their own unit (dana -> shares the unit ops with -> finn -> owns ->"
        " A.8.13): the auditor is not independent of the auditee"
    )
    assert [(r.id, r.message) for r in finding.related] == [
        ("backup", "finn is the owner here"),
        ("finn", "finn is in the unit ops here"),
    ]


def test_a_safeguard_is_shown() -> None:
    guarded = AUDIT + "safeguards: [second reader from finance]\n"
    (said,) = words("IND006", guarded, PROCESS, TEAM)
    assert said.endswith(
        "independent of the auditee; a safeguard is recorded: `second reader from finance`"
    )


def test_other_units() -> None:
    assert paths("IND006", AUDIT, PROCESS, people()) == []
    assert paths("IND006", AUDIT, PROCESS, people(dana="ops", gita="ops")) == []
    nowhere = "kind: person\nrecords: [{id: dana}, {id: finn}]\n"
    assert paths("IND006", AUDIT, PROCESS, nowhere) == []


def test_a_unit_with_units_below_is_no_team() -> None:
    units = "kind: unit\nrecords: [{id: ops}, {id: night-shift, parent: ops}]\n"
    assert paths("IND006", AUDIT, PROCESS, TEAM, units) == []
    assert paths("IND006", AUDIT, PROCESS, TEAM, units.replace("ops}]", "all}]")) == FOUND
    leaves = people(dana="night-shift", finn="night-shift")
    assert paths("IND006", AUDIT, PROCESS, leaves, units) == FOUND


@pytest.mark.parametrize(
    ("headcount", "small_org", "severity"),
    [
        ("headcount: 49", 50, "info"),
        ("headcount: 50", 50, "warning"),
        ("headcount: 9", 9, "warning"),
        ("headcount: 9", 10, "info"),
        ("", 50, "warning"),
        ("headcount: about 30", 50, "warning"),
    ],
)
def test_few_people(headcount: str, small_org: int, severity: str) -> None:
    organization = f"kind: organization\nid: o\n{headcount}\n"
    options = {"small_org": small_org}
    found, _ = findings("IND006", AUDIT, PROCESS, TEAM, organization, options=options)
    assert [finding.severity for finding in found] == [severity]


def test_fifty_is_the_default() -> None:
    organization = "kind: organization\nid: o\nheadcount: 49\n"
    found, _ = findings("IND006", AUDIT, PROCESS, TEAM, organization)
    assert [finding.severity for finding in found] == ["info"]
    found, _ = findings("IND006", AUDIT, PROCESS, TEAM, organization.replace("49", "50"))
    assert [finding.severity for finding in found] == ["warning"]


def test_the_own_items_are_no_colleagues() -> None:
    assert paths("IND006", AUDIT, PROCESS.replace("finn", "dana"), TEAM) == []


def test_owners_in_the_time_of_the_audit_only() -> None:
    owner = (
        "kind: assignment\nid: AS-1\nperson: finn\ncapacity: owner\nscope: A.8.13\nto: 2026-03-16\n"
        "---\nkind: process\nid: backup\nowner: gita\ncontrols: [A.8.13]\n"
    )
    assert paths("IND006", AUDIT, owner, TEAM) == FOUND
    assert paths("IND006", AUDIT, owner.replace("-16", "-15"), TEAM) == []


def test_clauses_belong_to_who_leads_the_isms() -> None:
    audit = AUDIT.replace("A.8.13", "'9.1'")
    role = "kind: role\nid: ciso\nholders: [{person: finn}]\n"
    assert paths("IND006", audit, role, TEAM) == FOUND


def test_a_stronger_tie_is_told_instead() -> None:
    managed = TEAM.replace("{id: dana,", "{id: dana, manager: finn,")
    assert paths("IND006", AUDIT, PROCESS, managed) == []
