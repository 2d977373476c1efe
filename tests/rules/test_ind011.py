from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, findings, paths, reasons, words

PEOPLE = "kind: person\nrecords: [{id: dana, unit: legal}, {id: finn, unit: it}]\n"
PROCESS = "kind: process\nid: backup\nowner: finn\ncontrols: [A.8.13]\n"
OUTSIDE = "kind: person\nrecords: [{id: dana, firm: Sable}, {id: finn}]\n"
FOUND = [FINDING_PATH]


def engaged(start: str = "2026-03-16", end: str = "2026-04-02", who: str = "person: dana") -> str:
    return (
        f"kind: engagement\nid: ENG-1\ntype: internal-audit\n{who}\nscope: [full-isms]\n"
        + (f"from: {start}\n" if start else "")
        + (f"to: {end}\n" if end else "")
    )


def test_a_name_that_leads_nowhere() -> None:
    (finding,), why = findings("IND011", AUDIT.replace("dana", "J. Smith"), PROCESS, PEOPLE)
    assert why == []
    assert (finding.severity, finding.basis) == ("warning", "data coherence")
    assert (finding.path, finding.message_id, finding.location.line) == (
        FINDING_PATH,
        "unresolved",
        7,
    )
    assert finding.message == (
        "the auditor `J. Smith` is no person on record: independence cannot be shown"
    )


def test_people_are_not_needed_to_say_so() -> None:
    assert paths("IND011", AUDIT, PROCESS) == FOUND


def test_a_role_that_nobody_held() -> None:
    audit = AUDIT.replace("person: dana", "person: auditor")
    role = "kind: role\nid: auditor\nholders: [{person: dana, to: 2026-03-15}]\n"
    (finding,), _ = findings("IND011", audit, role, PROCESS, PEOPLE)
    assert finding.message == (
        "nobody on record held the role auditor in the time of the audit"
        " (2026-03-16 to 2026-04-02): independence cannot be shown"
    )
    assert [(r.id, r.location.line) for r in finding.related] == [("auditor", 11)]
    assert paths("IND011", audit, role.replace("15", "16"), PROCESS, PEOPLE) == []


def test_a_team_entry_without_a_name() -> None:
    audit = AUDIT.replace("{person: dana, ", "{")
    assert words("IND011", audit, PROCESS, PEOPLE) == [
        "a team entry names no auditor: independence cannot be shown"
    ]


def test_something_else_than_a_person() -> None:
    assert words("IND011", AUDIT.replace("dana", "backup"), PROCESS, PEOPLE) == [
        "the auditor `backup` is no person on record: independence cannot be shown"
    ]


def test_items_without_an_owner() -> None:
    audit = AUDIT.replace("A.8.13", "A.8.13-A.8.16")
    (finding,), why = findings("IND011", audit, PROCESS, PEOPLE)
    assert why == []
    assert (finding.path, finding.message_id) == (FINDING_PATH, "ownerless")
    assert finding.message == (
        "independence of dana cannot be shown: no owner is on record of 3 of 4 items, A.8.14–A.8.16"
    )
    assert words("IND011", AUDIT, PEOPLE) == [
        "independence of dana cannot be shown: no owner is on record of A.8.13"
    ]


def test_an_owner_who_is_nobody_on_record_is_none() -> None:
    assert paths("IND011", AUDIT, PROCESS.replace("finn", "the IT team"), PEOPLE) == FOUND


def test_an_owner_of_another_time_is_none() -> None:
    owner = "kind: assignment\nid: A\nperson: finn\ncapacity: owner\nscope: A.8.13\n"
    assert paths("IND011", AUDIT, owner + "to: 2026-03-16\n", PEOPLE) == []
    assert paths("IND011", AUDIT, owner + "to: 2026-03-15\n", PEOPLE) == FOUND
    assert paths("IND011", AUDIT, owner + "to: someday\n", PEOPLE) == FOUND
    operator = owner.replace("owner", "operator")
    assert paths("IND011", AUDIT, operator, PEOPLE) == FOUND


def test_clauses_belong_to_who_leads_the_isms() -> None:
    audit = AUDIT.replace("A.8.13", "'9.1'")
    role = "kind: role\nid: ciso\nholders: [{person: finn, to: 2026-03-16}]\n"
    assert paths("IND011", audit, role, PEOPLE) == []
    assert paths("IND011", audit, role.replace("16", "15"), PEOPLE) == FOUND
    assert paths("IND011", audit, PEOPLE) == FOUND


def test_controls_that_do_not_apply_need_no_owner() -> None:
    audit = AUDIT.replace("A.8.13", "A.8.13, A.8.30")
    statement = (
        "kind: statement-of-applicability\nid: SOA\ncontrols:\n"
        "  - {control: A.8.30, applicable: false}\n"
    )
    assert paths("IND011", audit, statement, PROCESS, PEOPLE) == []
    assert paths("IND011", audit, statement + "status: draft\n", PROCESS, PEOPLE) == FOUND


@pytest.mark.parametrize("line", ["manager: finn", "unit: legal", "manager: head"])
def test_a_manager_or_a_unit_is_enough(line: str) -> None:
    people = f"kind: person\nrecords: [{{id: dana, {line}}}, {{id: finn}}]\n"
    role = "kind: role\nid: head\nholders: [{person: finn}]\n"
    assert paths("IND011", AUDIT, PROCESS, role, people) == []


@pytest.mark.parametrize("line", ["name: Dana Holt", "manager: the boss"])
def test_no_reporting_line(line: str) -> None:
    people = f"kind: person\nrecords: [{{id: dana, {line}}}, {{id: finn}}]\n"
    (finding,), _ = findings("IND011", AUDIT, PROCESS, people)
    assert finding.message_id == "reporting-line"
    assert finding.message.endswith(
        "cannot be shown: neither a manager nor a unit is on record, nor a `firm` if they come from"
        " outside"
    )
    assert [r.id for r in finding.related] == ["dana"]


def test_an_external_auditor_needs_an_engagement() -> None:
    (finding,), _ = findings("IND011", AUDIT, PROCESS, OUTSIDE)
    assert finding.message_id == "engagement"
    assert finding.message == (
        "independence of dana cannot be shown: no internal-audit engagement of dana or Sable spans"
        " the fieldwork (2026-03-16 to 2026-03-20)"
    )
    assert finding.related == ()
    assert paths("IND011", AUDIT, PROCESS, OUTSIDE, engaged()) == []


def test_for_an_audit_ahead_somebody_may_be_hired_yet() -> None:
    for day, expected in (("2026-03-15", []), ("2026-03-16", FOUND)):
        assert paths("IND011", AUDIT, PROCESS, OUTSIDE, as_of=day) == expected


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("person: dana", []),
        ("firm: Sable", []),
        ("firm: sable\nperson: dana", []),
        ("firm: Sable\nperson: finn", FOUND),
        ("firm: Onyx", FOUND),
    ],
)
def test_an_engagement_of_the_person_or_the_firm(who: str, expected: list[str]) -> None:
    assert paths("IND011", AUDIT, PROCESS, OUTSIDE, engaged(who=who)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-03-16", "2026-04-02", []),
        ("2026-03-17", "2026-04-02", FOUND),
        ("2026-03-16", "2026-03-20", []),
        ("2026-03-16", "2026-03-19", FOUND),
        ("", "2026-04-02", []),
        ("2026-03-16", "", []),
        ("", "", []),
        ("spring", "2026-04-02", FOUND),
        ("2026-03-16", "TBD", FOUND),
        ("2026-03-16T23:30:00-02:00", "2026-04-02", FOUND),
        ("2026-03-16", "2026-03-19T23:30:00-02:00", []),
    ],
)
def test_an_engagement_spans_the_audit(start: str, end: str, expected: list[str]) -> None:
    found, _ = findings("IND011", AUDIT, PROCESS, OUTSIDE, engaged(start, end))
    assert [finding.path for finding in found] == expected
    assert [r.id for finding in found for r in finding.related] == ["ENG-1" for _ in expected]


@pytest.mark.parametrize(("end", "expected"), [("2026-04-01", FOUND), ("2026-04-02", [])])
def test_without_an_end_of_fieldwork_it_spans_the_audit(end: str, expected: list[str]) -> None:
    audit = AUDIT.replace(", end: 2026-03-20", "")
    assert paths("IND011", audit, PROCESS, OUTSIDE, engaged(end=end)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (engaged(), []),
        (engaged(who="person: dana\nfirm: Sable"), []),
        (engaged(end="2026-03-19"), ["engagement"]),
        (engaged(who="firm: Sable"), ["reporting-line"]),
        (engaged().replace("internal-audit", "training"), ["reporting-line"]),
    ],
)
def test_an_outsider_by_engagement(text: str, expected: list[str]) -> None:
    people = "kind: person\nrecords: [{id: dana}, {id: finn}]\n"
    found, _ = findings("IND011", AUDIT, PROCESS, people, text)
    assert [finding.message_id for finding in found] == expected


def test_an_engagement_without_a_firm() -> None:
    people = "kind: person\nrecords: [{id: dana}, {id: finn}]\n"
    nobody = engaged(who="title: Internal audit").replace("ENG-1", "ENG-2")
    assert words("IND011", AUDIT, PROCESS, people, engaged(end="2026-03-19"), nobody) == [
        "independence of dana cannot be shown: no internal-audit engagement of dana spans the"
        " fieldwork (2026-03-16 to 2026-03-20)"
    ]


def test_an_insider_who_audits_by_engagement_needs_none() -> None:
    assert paths("IND011", AUDIT, PROCESS, PEOPLE, engaged(end="2026-03-19")) == []


LEAD = "kind: role\nid: ciso\nholders: [{person: dana}]\n"


def test_what_is_tied_is_not_missing_too() -> None:
    nobody = "kind: person\nrecords: [{id: dana}, {id: finn}]\n"
    whole = AUDIT.replace("A.8.13", "full-isms")
    # Whoever leads the system has a tie to all of it: neither owners nor a line can change that.
    assert paths("IND011", whole, LEAD, nobody) == []
    assert paths("IND010", whole, LEAD, nobody) == FOUND
    # Beside the clauses, what has no owner is still missing.
    mixed = AUDIT.replace("A.8.13", "'4-10', A.8.13, A.8.14")
    assert words("IND011", mixed, LEAD, PROCESS, PEOPLE) == [
        "independence of dana cannot be shown: no owner is on record of 1 of 32 items, A.8.14"
    ]
    built = "kind: engagement\nid: ENG-2\nperson: dana\ntype: isms-consultancy\n"
    assert paths("IND011", AUDIT, OUTSIDE, built) == []
    assert paths("IND001", AUDIT, OUTSIDE, built) == []


@pytest.mark.parametrize(
    "team",
    [
        "team: []\n",
        "",
        "team: [{person: finn, function: observer}]\n",
        "team: [{person: dana, function: trainee, supervised_by: finn}]\n",
    ],
)
def test_a_team_without_an_auditor(team: str) -> None:
    audit = AUDIT.partition("team:")[0] + team
    (finding,), why = findings("IND011", audit, PROCESS, PEOPLE)
    assert why == []
    assert (finding.severity, finding.path, finding.message_id) == ("warning", "team", "no-auditor")
    assert finding.message == "the team names no auditor: independence cannot be shown"
    for number in (*range(1, 11), *range(12, 18)):
        assert paths(f"IND{number:03}", audit, PROCESS, PEOPLE, LEAD, ORGANIZATION) == []


ORGANIZATION = "kind: organization\nid: org\nheadcount: 9\n"


@pytest.mark.parametrize(
    ("status", "as_of", "expected"),
    [
        ("status: planned", "2026-11-20", []),
        ("status: cancelled", "2026-11-20", []),
        ("status: in-progress", "2026-11-20", ["team"]),
        ("title: Backups", "2026-03-15", []),
        ("title: Backups", "2026-03-16", ["team"]),
    ],
)
def test_a_plan_needs_no_team_yet(status: str, as_of: str, expected: list[str]) -> None:
    audit = AUDIT.partition("team:")[0].replace("status: reported", status)
    assert paths("IND011", audit, PROCESS, PEOPLE, as_of=as_of) == expected


def test_a_status_that_tells_nothing() -> None:
    audit = AUDIT.partition("team:")[0].replace("status: reported", "status: done")
    assert reasons("IND011", audit, PROCESS, PEOPLE) == [
        "the status `done` does not tell whether the audit has begun"
    ]


def test_other_engagements_are_none() -> None:
    text = engaged().replace("internal-audit", "training")
    assert paths("IND011", AUDIT, PROCESS, OUTSIDE, text) == FOUND


def test_all_that_is_missing_in_one_finding() -> None:
    (finding,), _ = findings("IND011", AUDIT, OUTSIDE)
    assert finding.message_id == "ownerless"
    assert finding.message == (
        "independence of dana cannot be shown: no owner is on record of A.8.13;"
        " no internal-audit engagement of dana or Sable spans the fieldwork"
        " (2026-03-16 to 2026-03-20)"
    )


def test_one_finding_an_auditor() -> None:
    audit = AUDIT.replace("team: [", "team: [{person: J. Smith}, {person: K. Jones}, ")
    assert paths("IND011", audit, PROCESS, PEOPLE) == ["team[0].person", "team[1].person"]


def test_who_judges_nothing_may_be_anybody() -> None:
    audit = AUDIT.replace("team: [", "team: [{person: J. Smith, function: observer}, ")
    assert paths("IND011", audit, PROCESS, PEOPLE) == []


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_audits_called_off_are_none(status: str) -> None:
    audit = AUDIT.replace("reported\n", f"{status}\n").replace("dana", "J. Smith")
    assert paths("IND011", audit, PROCESS, PEOPLE) == []


def test_what_cannot_be_judged() -> None:
    audit = AUDIT.replace("start: 2026-03-16", "start: March")
    assert reasons("IND011", audit, PROCESS, PEOPLE) == [
        "`fieldwork.start` cannot be read as a date"
    ]
    audit = AUDIT.replace("A.8.13", "A.8.13, A.8.99, nothing")
    assert reasons("IND011", audit, PROCESS, PEOPLE) == [
        "the scope names what is not on record: `A.8.99` and `nothing`"
    ]
