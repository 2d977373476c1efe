"""The facts that the pack publishes: their names and shapes are a contract."""

from __future__ import annotations

from datetime import date

from facts import PLUGINS, run_of

from isms_lint.rules import Pass
from isms_lint_iso27001.facts import audit_teams, last_audited, open_corrective_actions

PEOPLE = "kind: person\nid: ana\nname: Ana\n---\nkind: person\nid: ben\nname: Ben\n---\n"


def test_the_names() -> None:
    assert sorted(PLUGINS.derivations) == [
        "iso27001.applicable-controls",
        "iso27001.audit-teams",
        "iso27001.last-audited",
        "iso27001.open-corrective-actions",
        "iso27001.statement-of-applicability",
    ]


def test_all_can_be_derived_from_nothing() -> None:
    run = run_of("")
    run = Pass(run.register, run.as_of, {}, derivations=PLUGINS.derivations)
    assert {name: run.fact(name) for name in PLUGINS.derivations} == {
        "iso27001.applicable-controls": frozenset(),
        "iso27001.audit-teams": (),
        "iso27001.last-audited": {},
        "iso27001.open-corrective-actions": (),
        "iso27001.statement-of-applicability": None,
    }


def test_open_corrective_actions() -> None:
    found = open_corrective_actions(
        run_of(
            "kind: corrective-action\nid: CAR-2\nstatus: implemented\nimplemented_on: 2026-11-01\n"
            "due_on: 2026-10-01\n---\n"
            "kind: corrective-action\nid: CAR-1\nstatus: opened\n---\n"
            "kind: corrective-action\nid: CAR-3\nstatus: closed\nclosed_on: 2026-11-02\n"
        )
    )
    assert [(one.action.id, one.stage, one.due_on, one.overdue) for one in found] == [
        ("CAR-1", "opened", None, False),
        ("CAR-2", "implemented", date(2026, 10, 1), True),
    ]


def test_audit_teams() -> None:
    run = run_of(
        PEOPLE + "kind: control\nid: CTL-1\ncontrols: [A.5.15]\nowner: ana\n---\n"
        "kind: audit\nid: AUD-2\nstatus: reported\n"
        "fieldwork: {start: 2026-03-16, end: 2026-03-20}\nscope: [A.5.15]\n"
        "team: [{person: ana, function: lead}, {person: zoe, function: auditor}]\n---\n"
        "kind: audit\nid: AUD-1\nstatus: reported\nteam: [{person: ben, function: lead}]\n"
    )
    undated, dated = audit_teams(run)
    assert (undated.audit.id, undated.auditors) == ("AUD-1", ())
    assert undated.unknown
    assert (dated.audit.id, dated.unknown) == ("AUD-2", "")
    ana, zoe = dated.auditors
    assert ana.person is run.register.get("ana")
    assert ana.items == ("A.5.15",)
    assert [(one.code, one.item) for one in ana.objections] == [("IND001", "A.5.15")]
    assert (zoe.reference, zoe.person, zoe.objections) == ("zoe", None, ())


def test_last_audited() -> None:
    audit = (
        "kind: audit\nid: AUD-{n}\nstatus: {status}\nscope: [{scope}]\ncriteria: [ISO/IEC 27001]\n"
        "fieldwork: {{start: {day}, end: {day}}}\n---\n"
    )
    found = last_audited(
        run_of(
            audit.format(n=1, status="reported", scope="A.5.15, A.5.16", day="2025-03-20")
            + audit.format(n=2, status="reported", scope="A.5.15", day="2026-03-20")
            + audit.format(n=3, status="planned", scope="A.5.17", day="2026-10-20")
        )
    )
    assert found == {"A.5.15": date(2026, 3, 20), "A.5.16": date(2025, 3, 20)}


def test_a_control_that_came_from_several_was_audited_when_all_of_these_were() -> None:
    audit = (
        "kind: audit\nid: AUD-{n}\nstatus: reported\nscope: [{scope}]\nedition: '2013'\n"
        "criteria: ['ISO/IEC 27001:2013']\nfieldwork: {{start: {day}, end: {day}}}\n---\n"
    )
    one = audit.format(n=1, scope="A.9.1.1", day="2024-03-20")
    both = one + audit.format(n=2, scope="A.9.1.2", day="2024-09-20")
    assert "A.5.15" not in last_audited(run_of(one))
    assert last_audited(run_of(both))["A.5.15"] == date(2024, 3, 20)
