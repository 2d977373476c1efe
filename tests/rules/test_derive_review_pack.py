"""What records say under each input of a management review that is still to be held."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

from facts import run_of

from isms_lint_iso27001.derive.review.initiation_at_review import Initiation
from isms_lint_iso27001.derive.review_pack.audits import audit_results
from isms_lint_iso27001.derive.review_pack.context import context_changes, party_changes
from isms_lint_iso27001.derive.review_pack.measurement import measurements
from isms_lint_iso27001.derive.review_pack.nonconformities import nonconformities
from isms_lint_iso27001.derive.review_pack.objectives import objectives
from isms_lint_iso27001.derive.review_pack.opportunities import opportunities
from isms_lint_iso27001.derive.review_pack.pack import review_pack
from isms_lint_iso27001.derive.review_pack.period import review_period
from isms_lint_iso27001.derive.review_pack.previous_actions import previous_actions
from isms_lint_iso27001.derive.review_pack.risk import risks

REVIEWS = """
kind: management-review
records:
  - {id: MR-2024, status: held, held_on: 2024-10-10}
  - id: MR-2025
    status: held
    held_on: 2025-10-09
    actions:
      - {id: ACT-1, owner: ana, due_on: 2026-03-31, done_on: 2026-03-20, status: done}
      - {id: ACT-2, owner: bo, due_on: 2026-06-30, status: open}
      - {id: ACT-3, owner: bo, due_on: 2027-01-31, status: open}
      - {id: ACT-4, status: cancelled}
      - {id: ACT-5, due_on: 2026-12-31, done_on: 2026-12-01, status: done}
"""


def ids(records: object) -> list[str]:
    """The ids of records, or of facts about one."""
    return [getattr(one, "id", "") or next(iter(one)).id for one in records]  # type: ignore[attr-defined]


def _said(field: str, text: str, as_of: str = "2026-10-08") -> tuple[str, str, str]:
    """Summary, trend and question of one input."""
    run = run_of(dedent(text), as_of=as_of)
    words = review_pack(review_period(run), run).of(field).words
    return words.summary, words.trend, words.question


def test_what_no_day_tells_is_said() -> None:
    said, _, _ = _said(
        "nonconformities", "kind: nonconformity\nrecords: [{id: NC-1, status: open}]\n"
    )
    assert said.endswith(
        "Not in all figures, as no day or status tells how long they are open: NC-1."
    )


def test_the_period_is_that_since_the_last_review() -> None:
    run = run_of(REVIEWS, as_of="2026-10-08")
    period = review_period(run)
    assert (period.after, period.until) == (date(2025, 10, 9), date(2026, 10, 8))
    assert period.before == date(2024, 10, 10)
    assert period.last_review is run.register.get("MR-2025")


def test_reviews_of_one_series_share_their_period() -> None:
    more = "---\nkind: management-review\nid: MR-6\nseries: '2026'\nstatus: held\nheld_on: 2026-05-05\n"
    run = run_of(REVIEWS + more, as_of="2026-10-08")
    assert review_period(run).after == date(2026, 5, 5)
    assert review_period(run, "2026").after == date(2025, 10, 9)


def test_before_the_first_review_it_is_one_interval_and_nothing_to_compare_with() -> None:
    run = run_of(
        "kind: organization\nid: o\nintervals: {management_review_months: 6}\n", as_of="2026-10-08"
    )
    period = review_period(run)
    assert (period.after, period.before, period.last) == (date(2026, 4, 8), None, None)


def test_earlier_actions_have_the_state_of_the_day() -> None:
    run = run_of(REVIEWS, as_of="2026-10-08")
    found = previous_actions(review_period(run), run)
    assert {one.action.id: one.state for one in found.actions} == {
        "ACT-1": "done",
        "ACT-2": "overdue",
        "ACT-3": "open",
        "ACT-5": "open",  # done later
    }
    summary, _, question = _said("previous_actions", REVIEWS)
    assert summary == (
        "4 actions of earlier reviews: 1 done, 3 open, 1 of these overdue. Overdue: ACT-2 (bo, due"
        " 2026-06-30). Open: ACT-3 (bo, due 2027-01-31), ACT-5 (due 2026-12-31). Done: ACT-1 on"
        " 2026-03-20."
    )
    assert question == "why, and until when now?"


def test_nonconformities_are_counted_for_this_period_and_the_one_before() -> None:
    text = f"""{REVIEWS}
---
kind: nonconformity
records:
  - {{id: NC-1, grade: minor, status: closed, raised_on: 2025-03-01, closed_on: 2025-09-01}}
  - {{id: NC-2, grade: minor, status: closed, raised_on: 2025-04-01, closed_on: 2026-02-01}}
  - {{id: NC-3, grade: major, status: open, raised_on: 2026-04-01, correction: {{text: a}}}}
  - {{id: NC-4, grade: minor, status: open, raised_on: 2026-05-01}}
  - {{id: NC-5, status: withdrawn, raised_on: 2026-05-02}}
  - {{id: NC-6, status: open, raised_on: 2026-10-20}}
---
kind: person
id: ana
---
kind: corrective-action
records:
  - {{id: CAR-2, nonconformity: NC-2, status: closed, opened_on: 2025-04-10, closed_on: 2026-01-20,
     due_on: 2025-09-30}}
  - {{id: CAR-3, nonconformity: NC-3, status: planned, owner: ana, opened_on: 2026-04-10,
     due_on: 2026-09-30}}
"""
    run = run_of(text, as_of="2026-10-08")
    found = nonconformities(review_period(run), run)
    assert [(one.nonconformity.id, one.major, one.stood.state) for one in found.open] == [
        ("NC-3", True, Initiation.UNDER_WAY),
        ("NC-4", False, Initiation.NOT_BEGUN),
    ]
    assert [(one.action.id, one.stage, one.overdue) for one in found.actions] == [
        ("CAR-3", "planned", True)
    ]
    assert ids(found.presented) == ["NC-2", "NC-3", "NC-4", "CAR-2", "CAR-3"]
    now, before = found.now, found.before
    assert before is not None
    assert (ids(now.raised), ids(before.raised)) == (["NC-3", "NC-4"], ["NC-1", "NC-2"])
    assert (ids(now.closed), ids(before.closed)) == (["NC-2"], ["NC-1"])
    assert (now.open, before.open) == (2, 1)
    assert (now.overdue, before.overdue) == (1, 1)
    summary, trend, question = _said("nonconformities", text)
    assert summary.startswith("2 nonconformities are open: NC-3 (major, CAR-3), NC-4 (minor, ")
    assert "raised 2 against 2, closed 1 against 1, open at the end 2 against 1" in trend
    assert question == "no corrective action has begun on NC-4: who takes it up?"


def test_nobody_is_asked_who_takes_up_what_may_have_begun() -> None:
    text = f"""{REVIEWS}
---
{{kind: nonconformity, id: NC-1, status: open, raised_on: 2026-04-01, correction: {{text: a}}}}
---
{{kind: person, id: ana}}
---
{{kind: corrective-action, id: CAR-1, nonconformity: NC-1, owner: ana}}
"""
    run = run_of(text, as_of="2026-10-08")
    (found,) = nonconformities(review_period(run), run).open
    assert found.stood.state is Initiation.UNCLEAR
    summary, _, question = _said("nonconformities", text)
    assert "not begun" not in summary
    assert question == ""


def test_audits_are_those_reported_in_the_period() -> None:
    text = f"""{REVIEWS}
---
kind: audit
records:
  - id: AUD-1
    status: reported
    reported_on: 2025-05-01
    findings: [{{kind: nonconformity, id: NC-1, grade: minor, raised_on: 2025-04-20}}]
  - id: AUD-2
    status: reported
    reported_on: 2026-05-01
    findings:
      - {{kind: nonconformity, id: NC-2, grade: major, raised_on: 2026-04-20}}
      - {{kind: nonconformity, id: NC-3, grade: minor, status: withdrawn, raised_on: 2026-04-20}}
      - {{kind: opportunity-for-improvement, id: OFI-1, raised_on: 2026-04-20}}
  - {{id: AUD-3, status: reported, reported_on: 2026-06-01, findings: []}}
  - {{id: AUD-4, status: reported, reported_on: 2026-07-01}}
  - {{id: AUD-5, status: fieldwork-done, fieldwork: {{start: 2026-09-20, end: 2026-09-24}}}}
  - {{id: AUD-6, status: planned, planned_on: 2026-11-01}}
  - {{id: AUD-7, status: planned, planned_on: 2026-08-01}}
"""
    run = run_of(text, as_of="2026-10-08")
    found = audit_results(review_period(run), run)
    assert [(one.audit.id, one.nonconformities, one.says) for one in found.reported] == [
        ("AUD-2", 1, True),
        ("AUD-3", 0, True),
        ("AUD-4", 0, False),
    ]
    assert ids(found.under_way) == ["AUD-5"]
    assert [(one.name, one.day) for one in found.missed] == [("AUD-7", date(2026, 8, 1))]
    summary, trend, question = _said("audit_results", text)
    assert summary == (
        "3 audits were reported: AUD-2 on 2026-05-01 with 1 major nonconformity and 1 opportunity for"
        " improvement (NC-2, OFI-1); AUD-3 on 2026-06-01 with no finding; AUD-4 on 2026-07-01 with no"
        " finding on record. Begun and not yet reported: AUD-5. Planned and not done: AUD-7 of"
        " 2026-08-01."
    )
    assert trend == (
        "This period (after 2025-10-09 up to 2026-10-08): 3 audits with 1 nonconformity, 1 of them"
        " major; the previous one (after 2024-10-10 up to 2025-10-09): 1 audit with 1 nonconformity,"
        " none of them major."
    )
    assert question == "why was AUD-7 not done, and when will it be?"


MEASURES = f"""{REVIEWS}
---
kind: objective
records:
  - {{id: OBJ-1, title: Holes, status: active, target: 95, unit: percent}}
  - {{id: OBJ-2, status: active}}
  - {{id: OBJ-3, status: closed, closed_on: 2026-02-02}}
---
kind: measure
records:
  - {{id: MSR-1, title: Closed in time, objective: OBJ-1}}
  - {{id: MSR-2, objective: OBJ-2}}
---
kind: result
records:
  - {{id: RES-1, measure: MSR-1, on: 2025-09-01, value: 97}}
  - {{id: RES-2, measure: MSR-1, on: 2026-09-01, value: 91}}
  - {{id: RES-3, measure: MSR-1, on: 2026-10-30, value: 99}}
  - {{id: RES-4, measure: MSR-2, on: 2025-08-01, value: 3}}
"""


def test_results_of_the_period_stand_beside_the_target_and_the_last_ones() -> None:
    run = run_of(MEASURES, as_of="2026-10-08")
    holes, other = measurements(review_period(run), run)
    assert (holes.last, holes.previous) == (holes.results[-1], holes.previous)
    assert ids([holes.last.record]) == ["RES-2"] if holes.last else False
    assert (holes.missed, holes.moved) == (True, -6.0)
    assert (other.last, other.missed, other.moved) == (None, None, None)
    summary, trend, question = _said("measurement", MEASURES)
    assert summary == (
        "1 measure with results in the period, 1 of them short of the target: MSR-1 (Closed in time) 91"
        " percent on 2026-09-01 (target 95, missed). No result in the period: MSR-2, last 3 on"
        " 2025-08-01."
    )
    assert trend == "MSR-1 down from 97 (2025-09-01) to 91."
    assert question == "why is there no result of MSR-2 in the period?"


def test_objectives_are_as_far_as_their_measures_show() -> None:
    run = run_of(MEASURES, as_of="2026-10-08")
    found = objectives(review_period(run), run)
    assert [(one.objective.id, one.state) for one in found] == [
        ("OBJ-1", "missed"),
        ("OBJ-2", "unknown"),
        ("OBJ-3", "unknown"),
    ]
    assert found[2].closed_on == date(2026, 2, 2)


def test_risks_are_shown_with_what_moved_and_how_far_the_plan_is() -> None:
    text = f"""{REVIEWS}
---
kind: risk-criteria
id: RC-1
status: approved
approved_on: 2024-01-01
level: product
acceptance: 9
high: 15
---
kind: risk-assessment
records: [{{id: RA-1, completed_on: 2025-02-01}}, {{id: RA-2, completed_on: 2026-02-01}}]
---
kind: risk
assessment: RA-2
records:
  - id: R-1
    status: active
    level: 16
    residual: {{level: 8, accepted_by: ana}}
    history: [{{on: 2025-02-01, level: 12}}]
  - {{id: R-2, status: active, level: 10, identified_on: 2026-01-15}}
  - {{id: R-3, status: closed, level: 4, closed_on: 2026-03-03}}
---
kind: treatment-plan
id: TP-1
status: approved
actions:
  - {{id: ACT-7, status: done, done_on: 2026-03-01}}
  - {{id: ACT-8, status: open, due_on: 2026-09-01}}
  - {{id: ACT-9, status: open, due_on: 2026-12-01}}
"""
    run = run_of(text, as_of="2026-10-08")
    found = risks(review_period(run), run)
    states = [
        (one.risk.id, one.level_before, one.above, one.high, one.accepted) for one in found.active
    ]
    assert states == [("R-1", 12, True, True, True), ("R-2", None, True, False, False)]
    assert (ids(found.identified), ids(found.closed)) == (["R-2"], ["R-3"])
    (plan,) = found.plans
    assert (ids(plan.done), ids(plan.open), ids(plan.overdue)) == (["ACT-7"], ["ACT-9"], ["ACT-8"])
    summary, trend, question = _said("risk", text)
    assert (
        "2 active risks; 2 above what is acceptable before treatment; high: R-1 at 16." in summary
    )
    assert "Treatment plan TP-1: 1 action done, 1 open (ACT-9), 1 overdue: ACT-8." in summary
    assert trend == "Levels that moved after 2025-10-09: R-1 up from 12 to 16."
    assert question == "why is ACT-8 overdue, and what is done about it?"


def test_changes_are_those_of_the_period() -> None:
    text = f"""{REVIEWS}
---
kind: change
records:
  - {{id: CHG-1, title: New region, status: implemented, determined_on: 2025-09-01,
     implemented_on: 2026-03-30}}
  - {{id: CHG-2, type: editorial, status: implemented, implemented_on: 2026-05-11}}
  - {{id: CHG-3, status: proposed, determined_on: 2025-01-01}}
---
kind: issue
records: [{{id: ISS-1, determined_on: 2026-01-20}}, {{id: ISS-2, determined_on: 2025-01-20}}]
---
kind: contract
records: [{{id: CON-1, from: 2026-01-01, to: 2026-06-30}}, {{id: CON-2, from: 2024-01-01}}]
"""
    run = run_of(text, as_of="2026-10-08")
    period = review_period(run)
    context = context_changes(period, run)
    assert (ids(context.changes), ids(context.issues)) == (["CHG-1"], ["ISS-1"])
    parties = party_changes(period, run)
    assert (ids(parties.begun), ids(parties.ended)) == (["CON-1"], ["CON-1"])
    summary, _, _ = _said("context_changes", text)
    assert summary == (
        "Changes on record: CHG-1 (New region) implemented on 2026-03-30. Issues determined or"
        " confirmed: ISS-1 on 2026-01-20."
    )


def test_opportunities_stand_by_what_became_of_them() -> None:
    text = f"""{REVIEWS}
---
kind: opportunity-for-improvement
records:
  - {{id: OFI-1, status: raised, raised_on: 2026-04-20, statement: A shorter form}}
  - {{id: OFI-2, status: accepted, raised_on: 2025-04-20}}
  - {{id: OFI-3, status: implemented, raised_on: 2025-04-20, implemented_on: 2026-01-01}}
  - {{id: OFI-4, status: implemented, raised_on: 2024-04-20, implemented_on: 2025-01-01}}
  - {{id: OFI-5, status: declined, raised_on: 2026-04-20, decided_on: 2026-05-01}}
"""
    run = run_of(text, as_of="2026-10-08")
    found = opportunities(review_period(run), run)
    assert [ids(group) for group in found] == [
        ["OFI-1"],
        ["OFI-2"],
        ["OFI-3"],
        ["OFI-5"],
        ["OFI-1", "OFI-5"],
    ]
    assert ids(found.presented) == ["OFI-1", "OFI-2", "OFI-3", "OFI-5"]


def test_what_the_organization_states_on_complaints_is_told_as_its_words() -> None:
    text = f"{REVIEWS}---\nkind: organization\nid: alder\ncomplaints: 'none; \"isms\": fine'\n"
    summary, _, question = _said("interested_party_feedback", text)
    assert summary == 'On complaints the organization states: none; "isms": fine.'
    assert question.startswith("what did customers, staff, authorities and others say")


def test_where_records_say_nothing_there_are_only_questions() -> None:
    run = run_of("kind: organization\nid: o\n", as_of="2026-10-08")
    for one in review_pack(review_period(run), run).inputs:
        words = one.words
        assert (words.summary, words.trend, words.references) == ("", "", ()), one.input.field
        assert words.question, one.input.field
