"""What all rules on management reviews, together with those on their order, say of one story."""

from __future__ import annotations

import pytest
from review_texts import QUOTING, REPORT, RETITLED

from isms_lint.testing import lint

ISMS = """\
kind: organization
id: o
top_management: [ana, bo]
intervals: {management_review_months: 12}
---
kind: person
records: [{id: ana}, {id: bo}, {id: dana}, {id: finn}, {id: ines}]
---
kind: role
id: ciso
holders: [{person: dana}]
---
{kind: audit-programme, id: PRG-1}
---
{kind: audit, id: AUD-0, status: reported, reported_on: 2025-06-02}
---
kind: audit
id: AUD-1
status: reported
fieldwork: {start: 2026-05-11, end: 2026-05-15}
reported_on: 2026-06-02
team: [{person: ines, function: lead}]
---
kind: nonconformity
id: NC-1
status: open
grade: minor
raised_on: 2026-05-15
---
{kind: corrective-action, id: CAR-1, nonconformity: NC-1, opened_on: 2026-05-20}
---
{kind: objective, id: OBJ-1, status: active}
---
{kind: risk-assessment, id: RA-1, completed_on: 2026-02-12}
---
{kind: treatment-plan, id: TP-1, status: approved}
---
kind: management-review
id: MR-0
status: held
held_on: 2025-10-08
mode: meeting
participants: [{person: ana}]
inputs:
  previous_actions: none yet
  context_changes: none
  interested_party_changes: none
  nonconformities: none so far
  measurement: first measurement in spring
  audit_results: AUD-0 before the first programme, without findings
  objectives: none set
  interested_party_feedback: none
  risk: the first assessment is planned for February
  improvement_opportunities: none
decisions:
  - {class: improvement, text: start, decided_by: ana, action: ACT-1}
  - {class: isms-change, text: none needed, decided_by: ana}
  - {class: resources, text: none needed, decided_by: ana}
conclusion: {suitable: yes, adequate: yes, effective: too early to say}
actions: [{id: ACT-1, text: start, owner: finn, due_on: 2026-12-01, status: open}]
---
kind: management-review
id: MR-1
status: held
held_on: 2026-10-08
mode: meeting
participants: [{person: ana, present: true}, {person: bo, present: true}, {person: dana, present: true}]
"""
INPUTS = {
    "previous_actions": "ACT-1 runs until December",
    "context_changes": "no change since MR-0",
    "interested_party_changes": "no change since MR-0",
    "nonconformities": "one minor (NC-1), the first",
    "measurement": "97 percent, up from 94",
    "audit_results": "AUD-1 with one minor, the first audit; the programme is on plan",
    "objectives": "OBJ-1 reached, the first of three",
    "interested_party_feedback": "none",
    "risk": "RA-1 stands, TP-1 is on time",
    "improvement_opportunities": "two proposals",
}
RESULTS = """\
decisions:
  - {class: improvement, text: a course, decided_by: ana, decided_on: 2026-10-08}
  - {class: isms-change, text: none needed, decided_by: ana}
  - {class: resources, text: none needed, decided_by: bo}
conclusion: {suitable: yes, adequate: yes, effective: yes}
"""
SEQUENCE = ("SEQ001", "SEQ002", "SEQ003")


def inputs(*without: str, **changed: str) -> str:
    told = {name: said for name, said in {**INPUTS, **changed}.items() if name not in without}
    return "inputs:\n" + "".join(f"  {name}: {said!r}\n" for name, said in told.items())


SOUND = ISMS + inputs() + RESULTS


def said(text: str, as_of: str = "2026-11-20") -> list[str]:
    result = lint(text, as_of=as_of, select=["MRV", *SEQUENCE])
    assert not result.errors
    return sorted(f"{f.record_id} {f.code} {f.message_id}" for f in result.findings)


def changed(old: str, new: str, text: str = SOUND) -> str:
    """`text` with the last `old`, which is that of MR-1, replaced."""
    before, found, after = text.rpartition(old)
    assert found
    return before + new + after


def test_a_sound_review() -> None:
    assert said(SOUND) == []


PRESENT = (
    "[{person: ana, present: true}, {person: bo, present: true}, {person: dana, present: true}]"
)


def by(participants: str, more: str = "", text: str = SOUND) -> str:
    return changed(PRESENT, f"{participants}\n{more}".rstrip(), text)


def test_the_ciso_alone() -> None:
    alone = by("[{person: dana, present: true}]")
    assert said(alone) == ["MR-1 MRV005 security-function-alone"]
    # Who decided is then no matter of its own.
    assert said(alone.replace("decided_by: ana", "decided_by: dana")) == [
        "MR-0 MRV008 not-top",
        "MR-1 MRV005 security-function-alone",
    ]


def test_the_ciso_alone_and_minutes_mailed_to_the_ceo() -> None:
    mailed = by("[{person: dana}]", "distributed: {to: [ana], on: 2026-10-09}")
    assert said(mailed) == ["MR-1 MRV005 minutes-circulated"]


def test_a_ciso_who_is_top_management_alone() -> None:
    director = by("[{person: dana}]").replace("[ana, bo]", "[ana, bo, dana]")
    assert said(director) == ["MR-1 MRV006 alone"]


def test_a_sole_director_who_is_the_ciso() -> None:
    sole = by("[{person: dana}]")
    for old, new in (("[ana, bo]", "[dana]"), ("[{person: ana}]", "[{person: dana}]")):
        sole = sole.replace(old, new)
    for other in ("ana", "bo"):
        sole = sole.replace(f"decided_by: {other}", "decided_by: dana")
    assert said(sole) == []


def test_a_review_in_writing() -> None:
    written = changed("mode: meeting", "mode: written")
    each = "[{person: ana, contributed_on: 2026-10-06}, {person: bo, contributed_on: 2026-10-08}]"
    assert said(by(each, text=written)) == []
    one = "[{person: ana, contributed_on: 2026-10-06}, {person: bo}]"
    assert said(by(one, text=written)) == ["MR-1 MRV007 undated"]
    silent = by(
        "[{person: ana}, {person: bo}]", text=written.replace(", decided_on: 2026-10-08", "")
    )
    assert said(silent) == ["MR-1 MRV005 absent"]


def test_an_audit_that_spans_the_review() -> None:
    second = (
        "---\nkind: audit\nid: AUD-2\nstatus: {}\nfieldwork: {{start: 2026-10-05, end: {}}}\n{}"
    )
    running = second.format("in-progress", "2026-12-01", "")
    assert said(SOUND + running) == ["AUD-2 SEQ002 unreported"]
    reported = second.format("reported", "2026-10-12", "reported_on: 2026-10-26\n")
    assert said(SOUND + reported) == ["AUD-2 SEQ002 reported-later"]
    # Its report on the day of the review was available, and is asked for.
    in_time = reported.replace("10-26", "10-08").replace("10-12", "10-06")
    assert said(SOUND + in_time) == ["MR-1 MRV015 left-out"]


AUD_2 = (
    "---\nkind: audit\nid: AUD-2\nstatus: reported\n"
    "fieldwork: {start: 2026-10-19, end: 2026-10-22}\nreported_on: 2026-10-26\n"
)
BODY = "---\nkind: external-audit\nid: SURV-1\ntype: surveillance\nstatus: planned\nstart: 2026-11-24\n"


def test_a_second_audit_after_the_review() -> None:
    assert said(SOUND + AUD_2) == []
    assert said(SOUND + AUD_2 + BODY) == ["AUD-2 SEQ003 reported"]
    cited = ISMS + inputs("audit_results")
    cited += "  audit_results: {summary: on plan, trend: fewer, references: [AUD-1, AUD-2]}\n"
    assert said(cited + RESULTS + AUD_2) == ["MR-1 MRV024 later"]


@pytest.mark.parametrize("field", INPUTS)
def test_a_missing_input_is_one_finding(field: str) -> None:
    without = ISMS + inputs(field) + RESULTS
    assert said(without) == ["MR-1 MRV002 missing"]


def test_quarters_that_share_the_ten_inputs() -> None:
    first, second, third = list(INPUTS)[:3], list(INPUTS)[3:6], list(INPUTS)[6:]
    head = ISMS.rpartition("---\n")[0]
    quarter = (
        "---\nkind: management-review\nid: MR-{}\nseries: '2026'\nstatus: held\nheld_on: {}\n"
        "participants: [{{person: ana}}]\n"
    )
    parts = [
        quarter.format(n, day) + inputs(*(set(INPUTS) - set(fields)))
        for n, day, fields in (
            (1, "2026-04-08", first),
            (2, "2026-07-08", second),
            (3, "2026-10-08", third),
        )
    ]
    decided = RESULTS.replace("2026-10-08", "2026-07-08")
    whole = head.removesuffix("---\n") + parts[0] + parts[1] + decided + parts[2]
    assert said(whole) == []
    # Without the second quarter its inputs and the decisions are missing.
    assert said(head.removesuffix("---\n") + parts[0] + parts[2]) == [
        "MR-3 MRV002 missing",
        "MR-3 MRV009 missing",
        "MR-3 MRV010 none",
        "MR-3 MRV011 none",
        "MR-3 MRV012 lacks",
    ]


def test_a_report_and_a_review_in_one_text() -> None:
    report = SOUND.replace(
        "reported_on: 2026-06-02\n", f"reported_on: 2026-06-02\ntext: {_quoted(REPORT)}\n"
    )
    assert said(report) == []
    assert said(f"{report}text: {_quoted(RETITLED)}\n") == ["MR-1 MRV021 similar"]
    assert said(f"{report}text: {_quoted(QUOTING)}\n") == []


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
