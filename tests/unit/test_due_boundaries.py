"""What the calendar says is due on a day, the rule behind it speaks of from the day after; where the
rule has a grace of its own, from the day after that.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import pytest

from isms_lint.offers.due import Due, Undated
from isms_lint.testing import facts, lint
from isms_lint_iso27001.derive.due.sorts import DUE


def due(text: str, sort: str, as_of: str = "2026-11-20") -> list[Due]:
    run = facts(text, as_of=as_of)
    return [one for one in DUE[sort](run) if isinstance(one, Due)]


def days(text: str, sort: str, as_of: str = "2026-11-20") -> list[str]:
    """The days that are due, each with the rule behind it."""
    return sorted(f"{one.on} {one.rule}".strip() for one in due(text, sort, as_of))


def undated(text: str, sort: str, as_of: str = "2026-11-20") -> list[str]:
    run = facts(text, as_of=as_of)
    return [one.why["en"] for one in DUE[sort](run) if isinstance(one, Undated)]


class Boundary(NamedTuple):
    """Records, and the one thing of this sort that is due in them; `done` puts the second text in the
    place of the first, and with that it is not due any more. `over`: once the day has passed nobody can
    do it any more.
    """

    sort: str
    rule: str
    on: str
    text: str
    done: tuple[str, str]
    grace: int = 0
    over: bool = False


ORGANIZATION = "kind: organization\nid: org\n"
PERSON = "---\nkind: person\nrecords: [{id: ana}, {id: bo}]\n"
BOUNDARIES = {
    "an audit of a programme": Boundary(
        "internal-audit",
        "PRG007",
        "2026-12-14",
        "kind: audit-programme\nid: PRG-1\nstatus: approved\n"
        "period: {start: 2024-01-01, end: 2026-12-31}\n"
        "entries: [{audit: AUD-1, planned_on: 2026-12-14, postponements:"
        " [{from: 2026-10-05, reason: ill, approved_by: bo}]}]\n"
        "---\nkind: audit\nid: AUD-1\nstatus: planned\n",
        ("status: planned", "status: in-progress"),
        14,
    ),
    "an audit without a programme": Boundary(
        "internal-audit",
        "PRG007",
        "2026-12-14",
        "kind: audit\nid: AUD-1\nstatus: planned\nplanned_on: 2026-12-14\n",
        ("status: planned", "status: cancelled"),
        14,
    ),
    "the audit after the last": Boundary(
        "internal-audit",
        "PRG006",
        "2027-03-20",
        f"{ORGANIZATION}intervals: {{internal_audit_months: 12}}\n"
        "---\nkind: audit\nid: AUD-1\nstatus: reported\nfieldwork: {end: 2026-03-20}\n"
        "---\nkind: audit\nid: AUD-2\nstatus: cancelled\nplanned_on: 2027-03-01\n",
        ("status: cancelled", "status: postponed"),
        30,
    ),
    "the report of an audit": Boundary(
        "audit-report",
        "AUD006",
        "2026-12-10",
        f"{ORGANIZATION}deadlines: {{report_days: 20}}\n"
        "---\nkind: audit\nid: AUD-1\nstatus: fieldwork-done\n"
        "fieldwork: {start: 2026-11-16, end: 2026-11-20}\n",
        ("status: fieldwork-done", "status: reported\nreported_on: 2026-11-20\ntext: all in order"),
    ),
    "the next programme": Boundary(
        "audit-programme",
        "PRG001",
        "2026-12-31",
        "kind: audit-programme\nid: PRG-1\nstatus: approved\n"
        "period: {start: 2024-01-01, end: 2026-12-31}\n"
        "---\nkind: audit-programme\nid: PRG-2\nstatus: draft\n"
        "period: {start: 2027-01-01, end: 2029-12-31}\n",
        ("status: draft", "status: approved"),
    ),
    "the review after the last": Boundary(
        "management-review",
        "MRV001",
        "2027-02-28",
        f"{ORGANIZATION}intervals: {{management_review_months: 6}}\n"
        "---\nkind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-08-31\n"
        "---\nkind: management-review\nid: MR-2\nstatus: cancelled\nplanned_on: 2027-02-28\n",
        ("status: cancelled", "status: planned"),
        30,
    ),
    "the first surveillance": Boundary(
        "external-audit",
        "EXT001",
        "2027-01-15",
        f"{ORGANIZATION}certificate: {{decided_on: 2026-01-15, expires_on: 2029-01-14}}\n"
        "---\nkind: external-audit\nid: SURV-1\ntype: surveillance\nstatus: cancelled\n"
        "start: 2027-01-12\n",
        ("status: cancelled", "status: closed\nreported_on: 2027-01-13"),
    ),
    "the surveillance of a year": Boundary(
        "external-audit",
        "EXT001",
        "2026-12-31",
        f"{ORGANIZATION}certificate: {{decided_on: 2024-06-03, expires_on: 2027-06-02}}\n"
        "---\nkind: external-audit\nid: SURV-1\ntype: surveillance\nstatus: closed\nstart: 2025-05-05\n"
        "---\nkind: external-audit\nid: SURV-2\ntype: surveillance\nstatus: cancelled\n"
        "start: 2026-12-07\n",
        ("status: cancelled", "status: closed\nreported_on: 2026-12-09"),
    ),
    "the assessment after the last": Boundary(
        "risk-assessment",
        "RSK007",
        "2027-01-31",
        f"{ORGANIZATION}intervals: {{risk_assessment_months: 12}}\n"
        "---\nkind: risk-assessment\nid: RA-1\ncompleted_on: 2026-01-31\n"
        "---\nkind: risk-assessment\nid: RA-2\nplanned_on: 2027-02-15\n",
        ("planned_on: 2027-02-15", "completed_on: 2026-11-02"),
    ),
    "an acceptance": Boundary(
        "risk-acceptance",
        "RSK010",
        "2026-12-31",
        "kind: risk\nid: RISK-1\n"
        "residual: {level: 8, accepted_by: ana, accepted_on: 2026-01-31, accepted_until: 2026-12-31}\n",
        ("kind: risk\n", "kind: risk\nstatus: closed\n"),
    ),
    "controls": Boundary(
        "control",
        "SOA008",
        "2027-03-31",
        "kind: statement-of-applicability\nid: SOA\nstatus: approved\nversion: '1'\ncontrols:\n"
        "  - {control: A.8.16, applicable: true, implementation: planned, planned_on: 2027-03-31}\n"
        "---\nkind: action\nid: ACT-1\nstatus: open\ncontrols: [A.8.16]\n",
        ("implementation: planned", "implementation: implemented"),
    ),
    "the decision on corrective action": Boundary(
        "nonconformity",
        "FND004",
        "2026-11-24",
        "kind: nonconformity\nid: NC-1\nstatus: open\nraised_on: 2026-11-10\n"
        "correction: {text: closed, done_on: 2026-11-11}\n",
        ("status: open", "status: open\ndisposition: {car: false, reason: a slip}"),
    ),
    "the correction": Boundary(
        "nonconformity",
        "FND005",
        "2026-11-24",
        "kind: nonconformity\nid: NC-1\nstatus: open\nraised_on: 2026-11-10\n"
        "disposition: {car: false, reason: a slip}\n",
        ("status: open", "status: open\ncorrection: {text: closed}"),
    ),
    "the answer to the body": Boundary(
        "nonconformity",
        "EXT002",
        "2026-12-30",
        f"{ORGANIZATION}certificate: {{response_days: 45}}\n"
        "---\nkind: external-audit\nid: SURV-1\ntype: surveillance\nstatus: reported\nfindings:\n"
        "  - {kind: nonconformity, id: NC-1, status: open, raised_on: 2026-11-15,"
        " correction: {text: closed}, disposition: {car: false, reason: a slip}}\n"
        "---\nkind: corrective-action\nid: CAR-1\nstatus: rejected\nnonconformity: NC-1\n"
        "opened_on: 2026-11-16\n",
        ("status: rejected", "status: opened"),
    ),
    "closing": Boundary(
        "nonconformity",
        "CAR006",
        "2027-01-09",
        f"{ORGANIZATION}deadlines: {{major_close_days: 60}}\n"
        "---\nkind: nonconformity\nid: NC-1\nstatus: open\ngrade: major\nraised_on: 2026-11-10\n"
        "correction: {text: closed}\ndisposition: {car: false, reason: a slip}\n",
        ("status: open", "status: closed\nclosed_on: 2026-11-12"),
    ),
    "a corrective action": Boundary(
        "corrective-action",
        "CAR005",
        "2027-02-26",
        "kind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: 2026-12-18\nextensions:\n"
        "  - {from: 2026-12-18, to: 2027-02-26, reason: late, approved_by: bo}\n",
        ("status: planned", "status: implemented\nimplemented_on: 2026-11-19"),
    ),
    "an opportunity": Boundary(
        "opportunity-for-improvement",
        "FND008",
        "2026-12-30",
        "kind: opportunity-for-improvement\nid: OFI-1\nraised_on: 2026-10-01\n",
        ("kind: opp", "disposition: accepted\nkind: opp"),
    ),
    "an action": Boundary(
        "action",
        "ACT002",
        "2027-01-31",
        "kind: action\nid: ACT-1\nstatus: open\ndue_on: 2027-01-31\nowner: ana\n",
        ("status: open", "status: done\ndone_on: 2026-11-19"),
    ),
    "an action without an approved extension": Boundary(
        "action",
        "ACT002",
        "2026-12-18",
        "kind: action\nid: ACT-1\nstatus: open\ndue_on: 2027-02-26\n"
        "extensions: [{from: 2026-12-18, to: 2027-02-26}]\n",
        ("status: open", "status: cancelled"),
    ),
    "a treatment": Boundary(
        "action",
        "RSK009",
        "2027-01-31",
        "kind: treatment-plan\nid: TP-1\nstatus: approved\n"
        "actions: [{id: ACT-1, status: open, due_on: 2027-01-31}]\n",
        ("status: approved", "status: superseded"),
    ),
    "a measurement": Boundary(
        "measurement",
        "OBJ003",
        "2026-12-31",
        "kind: measure\nid: MSR-1\nfrequency_months: 2\n"
        "---\nkind: result\nid: RES-1\nmeasure: MSR-1\non: 2026-10-31\nvalue: 1\n",
        ("frequency_months: 2", "frequency_months: 2\nstatus: retired"),
        31,
    ),
    "a document": Boundary(
        "document-review",
        "DOC004",
        "2026-12-31",
        "kind: document\nid: POL-1\nstatus: approved\nnext_review_on: 2026-12-31\n",
        ("status: approved", "status: in-review"),
    ),
    "a handover": Boundary(
        "handover",
        "ROL004",
        "2027-01-14",
        "kind: person\nrecords: [{id: eli, to: 2026-12-15}, {id: hugo}]\n"
        "---\nkind: corrective-action\nid: CAR-1\nstatus: planned\nowner: eli\ndue_on: 2027-12-31\n",
        ("to: 2026-12-15}", "to: 2026-12-15, handover: {to: hugo, on: 2026-12-15}}"),
    ),
    "a decision for the programme": Boundary(
        "decision",
        "PRG016",
        "2026-12-01",
        "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\ndecisions:\n"
        "  - {text: deeper, target: audit-programme, due_on: 2026-12-01}\n",
        ("target: audit", "declined: too dear, target: audit"),
    ),
    "the months of the calendar": Boundary(
        "calendar-window",
        "SEQ009",
        "2026-12-31",
        f"{ORGANIZATION}calendar_since: 2026-01-01\n"
        "calendar: [{activity: risk-assessment, from_month: 11, to_month: 12}]\n"
        "---\nkind: risk-assessment\nid: RA-1\nplanned_on: 2026-12-01\n",
        ("planned_on: 2026-12-01", "completed_on: 2026-11-02"),
        over=True,
    ),
    "a waiver": Boundary(
        "waiver",
        "WVR002",
        "2026-12-31",
        "kind: waiver\nid: WV-1\nrule: CAR005\ntarget: CAR-1\nreason: late\napproved_by: ana\n"
        "expires_on: 2026-12-31\n"
        "---\nkind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: 2026-08-31\n",
        ("status: planned", "status: closed\nclosed_on: 2026-11-19"),
    ),
}


@pytest.mark.parametrize("case", BOUNDARIES.values(), ids=list(BOUNDARIES))
def test_what_is_due_the_rule_speaks_of_from_the_day_after(case: Boundary) -> None:
    assert f"{case.on} {case.rule}" in days(case.text, case.sort)
    last = date.fromisoformat(case.on) + timedelta(days=case.grace)
    # A waiver accepts something only where the rule that it names runs.
    select = {case.rule, "CAR005"} if case.rule == "WVR002" else {case.rule}
    for day, speaks in ((last, False), (last + timedelta(days=1), True)):
        found = lint(case.text, as_of=day.isoformat(), select=select)
        assert any(one.code == case.rule for one in found.findings) is speaks, day
    # On the day itself it is due, and once it has passed it still is.
    assert f"{case.on} {case.rule}" in days(case.text, case.sort, case.on)
    after = days(case.text, case.sort, (last + timedelta(days=1)).isoformat())
    assert (f"{case.on} {case.rule}" in after) is not case.over


@pytest.mark.parametrize("case", BOUNDARIES.values(), ids=list(BOUNDARIES))
def test_what_is_done_is_not_due(case: Boundary) -> None:
    assert case.done[0] in case.text
    done = case.text.replace(*case.done, 1)
    assert f"{case.on} {case.rule}" not in days(done, case.sort)


def test_every_rule_that_the_calendar_names_has_its_boundary_here() -> None:
    """Of the two that are named otherwise, a visit that lacks its review is told at once."""
    from pathlib import Path

    import isms_lint_iso27001

    folder = Path(isms_lint_iso27001.__file__).parent / "derive" / "due"
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    from isms_lint.testing.repository import installed

    named = {code for code in installed().rules if f'"{code}"' in source}
    options = {"CAR008", "SEQ005"}
    assert named - options - {"SEQ006", "SEQ007"} == {case.rule for case in BOUNDARIES.values()}
