"""What is due of each sort beside what a rule looks after, who has to act, and what cannot be told."""

from __future__ import annotations

import pytest

from isms_lint.offers.due import Due, Undated
from isms_lint.testing import facts
from isms_lint_iso27001.derive.due.sorts import DUE

ORGANIZATION = "kind: organization\nid: org\n"


def told(text: str, sort: str, as_of: str = "2026-11-20") -> list[Due | Undated]:
    return list(DUE[sort](facts(text, as_of=as_of)))


def days(text: str, sort: str, as_of: str = "2026-11-20") -> list[str]:
    return [str(one.on) for one in told(text, sort, as_of) if isinstance(one, Due)]


def whys(text: str, sort: str, as_of: str = "2026-11-20") -> list[str]:
    return [one.why["en"] for one in told(text, sort, as_of) if isinstance(one, Due)]


def undated(text: str, sort: str, as_of: str = "2026-11-20") -> list[str]:
    return [one.why["en"] for one in told(text, sort, as_of) if isinstance(one, Undated)]


def owners(text: str, sort: str, as_of: str = "2026-11-20") -> list[list[str]]:
    found = (one for one in told(text, sort, as_of) if isinstance(one, Due))
    return [[person.id for person in one.owner] for one in found]


AUDITED = (
    f"{ORGANIZATION}intervals: {{internal_audit_months: 12}}\n"
    "---\nkind: audit\nid: AUD-1\nstatus: reported\nfieldwork: {end: 2026-03-20}\n"
    "---\nkind: audit\nid: AUD-2\nstatus: planned\nplanned_on: PLANNED\n"
)


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        # On the last day of the interval the plan keeps it, on the day after it does not.
        ("2027-03-20", ["2027-03-20"]),
        ("2027-03-21", ["2027-03-21", "2027-03-20"]),
        # A plan of yesterday keeps nothing.
        ("2026-11-19", ["2026-11-19", "2027-03-20"]),
        ("2026-11-20", ["2026-11-20"]),
    ],
)
def test_a_plan_keeps_the_interval(planned: str, expected: list[str]) -> None:
    assert days(AUDITED.replace("PLANNED", planned), "internal-audit") == expected


def test_an_interval_that_nobody_declared_is_custom_and_says_so() -> None:
    text = AUDITED.replace("intervals: {internal_audit_months: 12}\n", "")
    assert whys(text.replace("PLANNED", "2027-06-01"), "internal-audit") == [
        "planned in AUD-2",
        "12 months by custom, none declared, after AUD-1, which ended on 2026-03-20",
    ]
    text = "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\n"
    assert whys(text, "management-review") == [
        "12 months by custom, none declared, after MR-1, held on 2026-10-08"
    ]


def test_the_interval_of_the_programme_goes_first() -> None:
    text = AUDITED.replace("PLANNED", "2028-01-10") + (
        "---\nkind: audit-programme\nid: PRG-1\nstatus: approved\ninterval_months: 9\n"
        "period: {start: 2025-01-01, end: 2027-12-31}\n"
    )
    assert days(text, "internal-audit") == ["2028-01-10", "2026-12-20"]


def test_where_nothing_was_ever_done_the_first_is_due_or_it_is_said_why_not() -> None:
    text = f"{ORGANIZATION}certificate: {{decided_on: 2026-06-01}}\n"
    for sort in ("internal-audit", "management-review", "risk-assessment"):
        assert days(ORGANIZATION, sort) == []
        assert undated(ORGANIZATION, sort)
        # The certificate tells since when the system runs; the rest may lie elsewhere.
        assert days(text, sort) == []
        assert undated(text, sort)
    policy = (
        "---\nkind: document\nid: POL-1\nstatus: approved\ntitle: Information security policy\n"
    )
    assert undated(text + policy, "management-review") == [
        "no management review is on record as held, and the repository seems to hold a part of the"
        " management system"
    ]


def test_what_was_put_off_without_a_new_day() -> None:
    text = (
        "kind: audit-programme\nid: PRG-1\nstatus: approved\n"
        "period: {start: 2024-01-01, end: 2027-12-31}\nentries: [{audit: AUD-1, planned_on: DAY}]\n"
        "---\nkind: audit\nid: AUD-1\nstatus: postponed\n"
    )
    assert whys(text.replace("DAY", "2026-12-14"), "internal-audit")[0] == (
        "planned in PRG-1 and put off without a new day"
    )
    assert undated(text.replace("DAY", "soon"), "internal-audit")[0] == (
        "the day for which AUD-1 is planned is missing or not a date"
    )


def test_the_report_of_an_audit_that_does_not_say_when_it_ended() -> None:
    text = "kind: audit\nid: AUD-1\nstatus: fieldwork-done\n"
    assert undated(text, "audit-report") == [
        "AUD-1: the day on which fieldwork ended is missing or not a date"
    ]
    assert told(text.replace("fieldwork-done", "in-progress"), "audit-report") == []


def test_programmes_that_follow_one_another() -> None:
    text = "".join(
        f"kind: audit-programme\nid: PRG-{start}\nstatus: approved\n"
        f"period: {{start: {start}-01-01, end: {end}-12-31}}\n---\n"
        for start, end in ((2024, 2026), (2027, 2029), (2031, 2033))
    )
    # The time up to the gap is covered.
    assert days(text, "audit-programme") == ["2029-12-31"]
    assert days(text, "audit-programme", "2030-06-01") == ["2029-12-31"]
    assert days(text, "audit-programme", "2031-06-01") == ["2033-12-31"]
    assert days(text, "audit-programme", "2023-06-01") == []
    assert undated(text, "audit-programme", "2023-06-01") == [
        "no approved audit programme covers today or ended before"
    ]
    assert undated(text.replace("approved", "draft"), "audit-programme") == [
        "no approved audit programme covers today or ended before; audits planned in PRG-2024,"
        " PRG-2027, PRG-2031 count once it is approved"
    ]


VISIT = (
    "kind: management-review\nid: MR-1\nstatus: held\nheld_on: HELD\n"
    "---\nkind: external-audit\nid: SURV-1\ntype: surveillance\nstatus: planned\nstart: 2027-02-02\n"
)


def test_the_review_before_the_certification_body_comes() -> None:
    held = VISIT.replace("HELD", "2026-02-01")
    assert days(held, "management-review") == ["2027-02-01", "2027-02-02"]
    assert "no review is held or planned since 2026-02-02" in whys(held, "management-review")[1]
    assert days(VISIT.replace("HELD", "2026-02-02"), "management-review") == ["2027-02-02"]
    planned = "---\nkind: management-review\nid: MR-2\nstatus: planned\nplanned_on: 2027-02-02\n"
    assert days(held + planned, "management-review") == ["2027-02-02", "2027-02-01"]
    first = held.replace("surveillance", "stage-2")
    assert days(first, "management-review") == ["2027-02-01"]


def test_the_day_that_the_last_review_names_unless_one_is_planned() -> None:
    text = "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\nnext_on: 2027-04-08\n"
    assert days(text, "management-review") == ["2027-04-08"]
    planned = "---\nkind: management-review\nid: MR-2\nstatus: planned\nplanned_on: 2027-05-03\n"
    assert days(text + planned, "management-review") == ["2027-05-03"]
    # A review that did not take place is still to be held.
    assert days(text, "management-review", "2027-04-09") == ["2027-04-08", "2027-10-08"]
    lapsed = "kind: management-review\nid: MR-2\nstatus: planned\nplanned_on: 2026-11-19\n"
    assert days(lapsed, "management-review") == ["2026-11-19"]


def test_reviews_that_cannot_be_read() -> None:
    text = "kind: management-review\nid: MR-1\nstatus: done\n---\n"
    assert undated(
        text + "kind: management-review\nid: MR-2\nstatus: planned", "management-review"
    )[:2] == [
        "MR-1: the status `done` does not tell whether the review was held",
        "the day for which MR-2 is planned is missing or not a date",
    ]


def test_external_audits() -> None:
    text = "kind: external-audit\nid: X-1\ntype: customer\nstatus: STATUS\nplanned_on: DAY\n"
    for status, day, expected in (
        ("planned", "2027-02-02", ["2027-02-02"]),
        ("planned", "2026-11-19", ["2026-11-19"]),
        ("postponed", "2026-11-19", []),
        ("postponed", "2027-02-02", ["2027-02-02"]),
        ("closed", "2026-11-19", []),
        ("cancelled", "2027-02-02", []),
    ):
        assert (
            days(text.replace("STATUS", status).replace("DAY", day), "external-audit") == expected
        )
    assert undated(
        text.replace("STATUS", "postponed").replace("DAY", "2026-11-19"), "external-audit"
    )
    assert undated(text.replace("STATUS", "planned").replace("DAY", "soon"), "external-audit")
    assert undated(text.replace("STATUS", "agreed").replace("DAY", "2027-02-02"), "external-audit")


def test_the_certificate() -> None:
    text = f"{ORGANIZATION}certificate: {{body: CertCo, decided_on: 2025-01-10, expires_on: DAY}}\n"
    assert days(text.replace("DAY", "2028-01-09"), "certificate") == ["2028-01-09"]
    assert undated(text.replace("DAY", "soon"), "certificate") == [
        "`certificate.expires_on` is missing or not a date"
    ]
    assert told(ORGANIZATION, "certificate") == []


def test_risks_that_are_looked_at_one_by_one() -> None:
    text = (
        f"{ORGANIZATION}intervals: {{risk_assessment_months: 12}}\n"
        "---\nkind: risk\nrecords: [{id: R-1, owner: ana, review_on: 2027-01-15},"
        " {id: R-2, reviewed_on: 2026-06-30}]\n---\nkind: person\nid: ana\n"
    )
    assert days(text, "risk-review") == ["2027-01-15", "2027-06-30"]
    assert owners(text, "risk-review") == [["ana"], []]
    assert told(text, "risk-assessment") == []
    # Where one has no day, the interval is that of assessments.
    more = text.replace("2026-06-30}", "2026-06-30}, {id: R-3}")
    assert days(more, "risk-review") == ["2027-01-15"]
    assert told(more, "risk-assessment")


CAR = (
    "kind: person\nrecords: [{id: ana}, {id: bo}]\n"
    "---\nkind: role\nid: isms-manager\nholders: [{person: bo}]\n"
    "---\nkind: corrective-action\nid: CAR-1\nowner: ana\ndue_on: 2027-02-26\n"
)


def test_the_effect_is_checked_when_it_can_have_shown_or_when_somebody_said() -> None:
    done = CAR + "status: implemented\nimplemented_on: 2026-11-10\n"
    assert days(done, "effectiveness-check") == ["2026-11-24"]
    assert told(done, "corrective-action") == []
    # Whoever leads the system sees to it: the owner is not to check the own work.
    assert owners(done, "effectiveness-check") == [["bo"]]
    said = done + "progress: [{on: 2026-11-11, note: in spring, next_on: 2027-03-01}]\n"
    assert days(said, "effectiveness-check") == ["2027-03-01"]
    assert (
        told(done + "verified: {on: 2026-11-19, by: bo, result: effective}", "effectiveness-check")
        == []
    )
    bare = CAR + "status: implemented\n"
    assert undated(bare, "effectiveness-check") == ["`implemented_on` of CAR-1 is not on record"]


def test_steps_of_corrective_actions() -> None:
    text = (
        CAR
        + "status: planned\nprogress: [{on: 2026-11-01, next_on: 2026-12-01}, {on: 2026-11-10}]\n"
    )
    assert days(text, "corrective-action") == ["2027-02-26"]
    text = text.replace("{on: 2026-11-10}", "{on: 2026-11-10, next_on: 2026-12-10}")
    assert days(text, "corrective-action") == ["2027-02-26", "2026-12-10"]


def test_a_corrective_action_carried_out_too_late_stays_overdue() -> None:
    text = CAR.replace("2027-02-26", "2026-11-10") + "status: implemented\nimplemented_on: DAY\n"
    assert days(text.replace("DAY", "2026-11-11"), "corrective-action") == ["2026-11-10"]
    assert days(text.replace("DAY", "2026-11-10"), "corrective-action") == []


def test_what_has_no_day_is_told() -> None:
    bare = CAR.replace("due_on: 2027-02-26\n", "status: planned\n")
    assert undated(bare, "corrective-action") == ["`due_on` of CAR-1 is not on record"]
    assert undated(CAR.replace("2027-02-26", "soon"), "corrective-action") == [
        "`due_on` of CAR-1 cannot be read as a date"
    ]
    assert undated(CAR + "status: fast fertig\n", "corrective-action") == [
        "CAR-1's status `fast fertig` is no known word"
    ]
    assert undated("kind: action\nid: ACT-1\nstatus: open\n", "action") == [
        "ACT-1 has no due date that can be read"
    ]
    assert undated("kind: objective\nid: OBJ-1\nstatus: active\n", "objective") == [
        "`plan.due_on` of OBJ-1 is missing or not a date"
    ]
    assert undated("kind: measure\nid: MSR-1\n", "measurement") == [
        "MSR-1 does not say how often it is taken (`frequency_months`)"
    ]
    assert undated("kind: change\nid: CHG-1\nstatus: planned\n", "change") == [
        "by when CHG-1 is to be carried out is not on record"
    ]
    assert undated("kind: waiver\nid: WV-1\n", "waiver") == [
        "`expires_on` of WV-1 is missing or not a date"
    ]
    assert undated("kind: nonconformity\nid: NC-1\nstatus: open\n", "nonconformity") == [
        "`raised_on` of NC-1 is missing or not a date"
    ]
    assert undated(
        "kind: opportunity-for-improvement\nid: OFI-1\n", "opportunity-for-improvement"
    ) == ["`raised_on` of OFI-1 is missing or not a date"]


def test_a_grade_that_is_not_known_to_be_major_or_minor() -> None:
    text = (
        f"{ORGANIZATION}nonconformity_grades: [A, B]\n"
        "---\nkind: nonconformity\nid: NC-1\nstatus: open\ngrade: A\nraised_on: 2026-11-10\n"
        "correction: {text: x}\ndisposition: {car: false, reason: x}\n"
    )
    assert days(text, "nonconformity") == []
    assert len(undated(text, "nonconformity")) == 1


def test_corrective_action_is_under_way_by_the_next_review() -> None:
    text = (
        "kind: nonconformity\nid: NC-1\nstatus: open\nraised_on: 2026-11-10\ncorrection: {text: x}\n"
        "disposition: {car: true}\n"
        "---\nkind: management-review\nid: MR-1\nstatus: planned\nplanned_on: DAY\n"
    )
    # 14 days after it was raised, and not before.
    assert days(text.replace("DAY", "2026-11-24"), "nonconformity") == ["2026-11-24", "2026-11-24"]
    assert days(text.replace("DAY", "2026-11-23"), "nonconformity") == ["2026-11-24"]
    begun = (
        "---\nkind: corrective-action\nid: CAR-1\nnonconformity: NC-1\nowner: ana\n"
        "opened_on: 2026-11-12\ndue_on: 2027-01-31\n---\nkind: person\nid: ana\n"
    )
    assert days(text.replace("DAY", "2026-11-24") + begun, "nonconformity") == []


def test_steps_and_standing_actions() -> None:
    text = (
        "kind: action\nid: ACT-1\nstatus: open\ndue_on: 2027-03-31\nmilestones:\n"
        "  - {text: watch, due_on: 2026-10-30, done_on: 2026-10-23}\n"
        "  - {text: warn, due_on: 2026-12-31}\n  - {text: block, due_on: 2027-03-31}\n"
    )
    assert days(text, "action") == ["2027-03-31", "2026-12-31"]
    standing = "kind: action\nid: ACT-1\nstatus: open\nreview_months: 3\nraised_on: 2026-01-31\n"
    assert days(standing, "action") == ["2027-01-31"]
    assert days(standing, "action", "2026-04-30") == ["2026-04-30"]
    assert days(standing, "action", "2026-05-01") == ["2026-07-31"]
    assert days(standing, "action", "2025-05-01") == ["2026-04-30"]
    assert undated(standing.replace("raised_on: 2026-01-31\n", ""), "action") == [
        "ACT-1 is looked at every 3 months, and since when is not on record"
    ]


def test_competence_that_no_other_evidence_outlasts() -> None:
    text = (
        "kind: person\nrecords:\n"
        "  - {id: ana, competence: [{subject: internal-audit, expires_on: 2027-01-31}]}\n"
        "  - {id: bo, competence: [{subject: internal-audit, expires_on: 2027-01-31},"
        " {subject: Internal-audit}]}\n"
        "  - {id: chi, to: 2026-06-30, competence: [{subject: fire, expires_on: 2027-01-31}]}\n"
        "---\nkind: competence\nid: CMP-1\nperson: ana\nsubject: first-aid\nexpires_on: 2026-11-19\n"
    )
    assert days(text, "competence") == ["2027-01-31", "2026-11-19"]
    assert owners(text, "competence") == [["ana"], ["ana"]]


def test_agreements_end_once() -> None:
    text = (
        "kind: engagement\nrecords: [{id: E-1, firm: Sable, to: 2026-11-20},"
        " {id: E-2, firm: Sable, to: 2026-11-19}, {id: E-3, firm: Sable}]\n"
        "---\nkind: contract\nid: C-1\nparty: insurer\nto: 2027-12-31\n"
    )
    assert days(text, "engagement") == ["2026-11-20"]
    assert days(text, "contract") == ["2027-12-31"]


def test_changes_and_their_days() -> None:
    text = (
        "kind: change\nid: CHG-1\nstatus: STATUS\nplanned_on: 2027-03-31\n"
        "plan: {due_on: 2027-02-28}\n"
    )
    assert days(text.replace("STATUS", "planned"), "change") == ["2027-02-28"]
    for status in ("proposed", "implemented", "rejected"):
        assert told(text.replace("STATUS", status), "change") == []


def test_roles_that_nobody_follows_in() -> None:
    text = (
        "kind: person\nrecords: [{id: ana}, {id: bo}]\n---\nkind: role\nid: ciso\n"
        "holders: [{person: ana, to: 2026-12-31}]\n"
    )
    assert days(text, "role") == ["2026-12-31"]
    followed = text.replace("2026-12-31}", "2026-12-31}, {person: bo, from: 2027-01-01}")
    assert told(followed, "role") == []


def test_decisions_with_a_day_of_their_own() -> None:
    text = (
        "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\n"
        "decisions: [{text: move, due_on: 2027-01-31MORE}]\n"
    )
    assert days(text.replace("MORE", ""), "decision") == ["2027-01-31"]
    for more in (", needs_action: false", ", action: ACT-1", ", declined: too dear"):
        assert told(text.replace("MORE", more), "decision") == []
    assert told(text.replace("MORE", ""), "decision", "2027-02-01") == []


def test_who_took_over_has_to_act() -> None:
    people = (
        "---\nkind: person\nrecords:\n"
        "  - {id: eli, to: 2026-12-31, handover: {to: hugo, on: 2026-12-15}}\n  - {id: hugo}\n"
        "---\nkind: role\nid: dpo\nholders: [{person: eli, to: 2026-12-31},"
        " {person: hugo, from: 2027-01-01}]\n"
    )
    text = "kind: action\nid: ACT-1\nstatus: open\nowner: OWNER\ndue_on: DAY\n" + people
    for owner in ("eli", "dpo"):
        named = text.replace("OWNER", owner)
        assert owners(named.replace("DAY", "2026-12-31"), "action") == [["eli"]]
        assert owners(named.replace("DAY", "2027-01-01"), "action") == [["hugo"]]
        # What is overdue is for whoever answers today.
        assert owners(named.replace("DAY", "2026-12-31"), "action", "2027-01-05") == [["hugo"]]
    assert owners(text.replace("OWNER", "gone").replace("DAY", "2026-12-31"), "action") == [[]]


def test_a_waiver_that_accepts_nothing_is_not_due() -> None:
    text = (
        "kind: waiver\nid: WV-1\nrule: CAR005\ntarget: CAR-1\nreason: x\napproved_by: ana\n"
        "expires_on: 2026-12-31\n---\nkind: corrective-action\nid: CAR-1\nstatus: planned\n"
        "due_on: DAY\n"
    )
    assert days(text.replace("DAY", "2026-11-19"), "waiver") == ["2026-12-31"]
    assert told(text.replace("DAY", "2027-11-19"), "waiver") == []


def test_months_of_the_calendar_that_were_kept_or_do_not_apply() -> None:
    text = (
        f"{ORGANIZATION}calendar_since: 2026-01-01\ncalendar: guide\n"
        "---\nkind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\n"
    )
    assert days(text, "calendar-window") == [
        *("2027-02-28", "2027-04-30", "2027-08-31", "2027-10-31"),
    ]
    assert undated(f"{ORGANIZATION}calendar: guide\n", "calendar-window") == [
        "since when the calendar applies is not on record"
    ]
    assert told(ORGANIZATION, "calendar-window") == []


def test_what_was_carried_out_too_late_says_when() -> None:
    text = CAR.replace("2027-02-26", "2026-11-10") + "implemented_on: 2026-11-12\n"
    (one,) = told(text, "corrective-action")
    assert one.why["en"] == (
        "agreed; implemented on 2026-11-12, 2 days late, and still to be verified and closed"
    )
    assert one.why["de"].startswith("vereinbart; umgesetzt am 2026-11-12, 2 Tage zu spät")


@pytest.mark.parametrize(
    ("approved", "why"),
    [
        ("", "agreed"),
        (", reason: parts, approved_by: bo, approved_on: 2026-11-21", "agreed"),
        (", reason: parts, approved_by: bo, approved_on: 2026-11-20", "agreed, with an extension"),
    ],
)
def test_an_extension_is_told_where_somebody_agreed_to_it(approved: str, why: str) -> None:
    text = f"{CAR}extensions: [{{from: 2026-12-18, to: 2027-02-26{approved}}}]\n"
    assert whys(text, "corrective-action") == [why]


def test_a_waiver_that_nobody_granted_has_no_end() -> None:
    text = (
        "kind: waiver\nid: WV-1\nrule: CAR005\ntarget: CAR-1\nreason: x\napproved_by: ana\n"
        "STATUSexpires_on: 2026-12-31\n"
        "---\nkind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: 2026-11-01\n"
    )
    assert days(text.replace("STATUS", ""), "waiver") == ["2026-12-31"]
    assert told(text.replace("STATUS", "status: draft\n"), "waiver") == []
