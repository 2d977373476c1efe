from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, PEOPLE, findings, paths, reasons, words

BACKUP = "kind: process\nid: backup\nowner: dana\ncontrols: [A.8.13]\n"
SOA = (
    "kind: statement-of-applicability\nid: SOA\nstatus: approved\napproved_on: 2026-02-24\n"
    "controls:\n  - {control: A.8.13, applicable: true, owner: finn}\n"
)
FOUND = [FINDING_PATH]


def owned(start: str = "", end: str = "", person: str = "dana", scope: str = "A.8.13") -> str:
    """An assignment; somebody else owns the item anyway, so that there is an owner."""
    dates = (f"from: {start}\n" if start else "") + (f"to: {end}\n" if end else "")
    return (
        f"kind: assignment\nid: AS-1\nperson: {person}\ncapacity: owner\nscope: ['{scope}']\n"
        f"{dates}---\n{SOA}"
    )


def test_owner_audits() -> None:
    (finding,), why = findings("IND001", AUDIT, BACKUP, PEOPLE)
    assert why == []
    assert (finding.code, finding.severity, finding.basis) == ("IND001", "error", "requirement")
    assert finding.clauses == ("9.2.2 b",)
    assert (finding.record_id, finding.path, finding.message_id) == ("AUD-1", FINDING_PATH, "owns")
    assert (finding.location.line, finding.location.column) == (7, 17)
    assert finding.message == (
        "dana (Dana Holt) audits A.8.13 and owns it (dana -> owns -> A.8.13):"
        " impartiality cannot be shown"
    )
    assert [(r.id, r.message, r.location.line) for r in finding.related] == [
        ("backup", "dana is the owner here", 11)
    ]


@pytest.mark.parametrize(
    "source",
    [
        BACKUP,
        SOA.replace("finn", "dana"),
        owned(),
        "kind: control\nid: own-1\nowner: dana\ncontrols: [A.8.13]\n",
    ],
)
def test_any_source_of_ownership_counts(source: str) -> None:
    assert paths("IND001", AUDIT, source, PEOPLE) == FOUND


def test_sources_are_a_union() -> None:
    assert paths("IND001", AUDIT, BACKUP, SOA, PEOPLE) == FOUND
    assert paths("IND001", AUDIT, BACKUP.replace("dana", "gita"), SOA, PEOPLE) == []


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("", "2026-03-15", []),
        ("", "2026-03-16", FOUND),
        ("2026-04-02", "", FOUND),
        ("2026-04-03", "", []),
        ("2026-03-20", "2026-03-21", FOUND),
    ],
)
def test_only_ownership_in_the_time_of_the_audit(start: str, end: str, expected: list[str]) -> None:
    assert paths("IND001", AUDIT, owned(start, end), PEOPLE) == expected


def test_an_instant_counts_in_the_organizations_timezone() -> None:
    organization = "kind: organization\nid: o\ntimezone: Asia/Tokyo\n"
    # 15:30 on the 15th in UTC is the 16th in Tokyo.
    text = owned("", "2026-03-15T15:30:00+00:00")
    assert paths("IND001", AUDIT, text, PEOPLE) == []
    assert paths("IND001", AUDIT, text, PEOPLE, organization) == FOUND


def test_without_a_report_the_audit_lasts_until_fieldwork_ends_or_today() -> None:
    started = AUDIT.replace("reported_on: 2026-04-02\n", "").replace("reported\n", "in-progress\n")
    assert paths("IND001", started, owned("2026-03-20"), PEOPLE) == FOUND
    assert paths("IND001", started, owned("2026-03-21"), PEOPLE) == []
    running = started.replace(", end: 2026-03-20", "")
    assert paths("IND001", running, owned("2026-11-20"), PEOPLE) == FOUND
    assert paths("IND001", running, owned("2026-11-20"), PEOPLE, as_of="2026-11-19") == []
    tokyo = "kind: organization\nid: o\ntimezone: Asia/Tokyo\n"
    text = (running, owned("2026-11-20"), PEOPLE)
    assert paths("IND001", *text, tokyo, as_of="2026-11-19T14:59:00+00:00") == []
    assert paths("IND001", *text, tokyo, as_of="2026-11-19T15:00:00+00:00") == FOUND


def test_a_plan_is_judged_on_its_day() -> None:
    plan = "kind: audit\nid: AUD-1\nstatus: planned\nplanned_on: 2027-02-01\nscope: [A.8.13]\n" + (
        "team: [{person: dana}]\n"
    )
    assert paths("IND001", plan, BACKUP, PEOPLE) == FOUND
    assert paths("IND001", plan, owned("", "2027-02-01"), PEOPLE) == FOUND
    assert paths("IND001", plan, owned("", "2027-01-31"), PEOPLE) == []
    assert paths("IND001", plan, owned("2027-02-02"), PEOPLE) == []


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_audits_called_off_are_none(status: str) -> None:
    assert paths("IND001", AUDIT.replace("reported\n", f"{status}\n"), BACKUP, PEOPLE) == []


def teamed(*members: str) -> str:
    """The audit with this team."""
    team = ", ".join(f"{{{member}}}" for member in members)
    return AUDIT.replace("[{person: dana, function: lead}]", f"[{team}]")


@pytest.mark.parametrize("function", ["expert", "observer", "trainee"])
def test_who_judges_nothing_is_no_auditor(function: str) -> None:
    member = f"person: dana, function: {function}"
    assert paths("IND001", teamed("person: finn", member), BACKUP, PEOPLE) == []


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        # Beside an auditor, or under a supervisor, a trainee learns; alone one audits.
        (["person: finn, function: lead", "person: dana, function: trainee"], []),
        (["person: finn, function: expert", "person: dana, function: trainee"], ["team[1].person"]),
        (["person: dana, function: trainee"], FOUND),
        (["person: dana, function: trainee, supervised_by: finn"], []),
        (["person: dana, function: trainee, supervised_by: TBD"], FOUND),
    ],
)
def test_trainees_under_supervision(team: list[str], expected: list[str]) -> None:
    assert paths("IND001", teamed(*team), BACKUP, PEOPLE) == expected


@pytest.mark.parametrize(
    ("scope", "items"),
    [
        ("backup", "audits backup and owns it (dana -> owns -> A.8.13 and backup)"),
        ("A.8.13-A.8.15", "audits A.8.13–A.8.15 and owns them (dana -> owns -> A.8.13–A.8.15)"),
        ("A.8.13, backup, A.5.1", "audits A.5.1 and backup and owns them (dana -> owns -> A.5.1,"),
        ("A.5.1, A.6.1, A.7.1, A.8.13", "audits 4 items and owns them (dana -> owns -> A.5.1,"),
        ("A.7", "audits A.7 and owns it (dana -> owns -> A.7)"),
        (
            "full-isms",
            "audits the whole ISMS and owns it (dana -> owns -> clauses 4–10 and A.5–A.8)",
        ),
    ],
)
def test_items_in_few_words(scope: str, items: str) -> None:
    everything = owned(scope="full-isms").replace("AS-1", "AS-2")
    (said,) = words("IND001", AUDIT.replace("A.8.13", scope), BACKUP, everything, PEOPLE)
    assert items in said


def test_the_whole_but_for_what_does_not_apply() -> None:
    everything = owned(scope="full-isms") + "  - {control: A.8.30, applicable: false}\n"
    (said,) = words("IND001", AUDIT.replace("A.8.13", "full-isms"), everything, PEOPLE)
    assert "audits the whole ISMS and owns it (" in said


def test_auditor_without_a_function_is_one() -> None:
    assert paths("IND001", AUDIT.replace(", function: lead", ""), BACKUP, PEOPLE) == FOUND


def test_each_auditor_answers_for_the_covered_part() -> None:
    team = (
        "team:\n  - {person: dana, function: lead, covers: [A.8.14]}\n"
        "  - {person: finn, function: auditor, covers: [A.8.13]}\n"
    )
    audit = AUDIT.replace("A.8.13", "A.8.13, A.8.14").replace(
        "team: [{person: dana, function: lead}]\n", team
    )
    assert paths("IND001", audit, BACKUP + "---\n" + SOA.replace("8.13", "8.14"), PEOPLE) == []
    process = BACKUP.replace("8.13", "8.14")
    assert paths("IND001", audit, process, SOA.replace("finn", "gita"), PEOPLE) == FOUND


def test_one_finding_an_auditor_lists_the_items() -> None:
    audit = AUDIT.replace("A.8.13", "backup, A.5.1")
    process = BACKUP.replace("A.8.13", "A.8.13-A.8.16")
    assert words("IND001", audit, process, PEOPLE) == [
        "dana (Dana Holt) audits backup and owns it"
        " (dana -> owns -> A.8.13–A.8.16 and backup): impartiality cannot be shown"
    ]


def test_the_same_person_twice_is_one_auditor() -> None:
    team = "team:\n  - {person: finn, covers: [A.8.13]}\n" + "".join(
        f"  - {{person: dana, covers: [{item}]}}\n" for item in ("A.5.1", "A.8.13", "backup")
    )
    audit = AUDIT.replace("team: [{person: dana, function: lead}]\n", team)
    assert paths("IND001", audit, BACKUP, PEOPLE) == ["team[2].person"]


def test_roles_stand_for_their_holders() -> None:
    role = (
        "kind: role\nid: it-head\nholders: [{person: dana, to: 2026-03-15}, "
        "{person: finn, from: 2026-03-16}]\n"
    )
    process = BACKUP.replace("dana", "it-head")
    assert paths("IND001", AUDIT, process, role, PEOPLE) == []
    assert paths("IND001", AUDIT, process, role.replace("03-15", "03-16"), PEOPLE) == FOUND
    as_auditor = AUDIT.replace("person: dana", "person: it-head")
    assert paths("IND001", as_auditor, BACKUP, role, PEOPLE) == []
    assert paths("IND001", as_auditor, process, role, PEOPLE) == FOUND
    assert words("IND001", as_auditor, process, role, PEOPLE) == [
        "finn audits A.8.13 and owns it (finn (it-head) -> owns -> A.8.13):"
        " impartiality cannot be shown"
    ]
    limited = owned("2026-03-17", "2026-06-30", "it-head")
    assert paths("IND001", AUDIT, limited, role.replace("03-15", "03-16"), PEOPLE) == []


def test_controls_that_do_not_apply_drop_out() -> None:
    audit = AUDIT.replace("A.8.13", "A.8.13, A.8.30")
    excluded = SOA + "  - {control: A.8.30, applicable: false, owner: dana}\n"
    assert paths("IND001", audit, excluded, PEOPLE) == []
    assert paths("IND001", audit, excluded.replace("false", "true"), PEOPLE) == FOUND


def test_an_audit_in_the_older_edition() -> None:
    old = AUDIT.replace("A.8.13", "A.12.3.1") + "edition: '2013'\n"
    assert paths("IND001", old, BACKUP, PEOPLE) == FOUND
    assert paths("IND001", old.replace("A.12.3.1", "A.12.4.1"), owned(scope="A.8.15"), PEOPLE) == (
        FOUND
    )


def test_who_leads_the_isms_owns_no_clause_by_that_alone() -> None:
    audit = AUDIT.replace("A.8.13", "'9.1'")
    role = "kind: role\nid: ciso\nholders: [{person: dana}]\n"
    assert paths("IND001", audit, role, PEOPLE) == []
    assert paths("IND001", audit, role.replace("dana", "finn"), owned(scope="9.1"), PEOPLE) == FOUND
    assert paths("IND001", audit, role, owned(scope="9.1"), PEOPLE) == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "fieldwork: {start: 2026-03-16, end: 2026-03-20}\n",
            "",
            "the audit has neither `fieldwork.start` nor `planned_on`",
        ),
        ("start: 2026-03-16", "start: March", "`fieldwork.start` cannot be read as a date"),
        ("reported_on: 2026-04-02", "reported_on: TBD", "`reported_on` cannot be read as a date"),
        ("person: dana", "person: D. Holt", "`D. Holt` in `team` is no person on record"),
        ("{person: dana, ", "{", "an auditor without a name in `team` is no person on record"),
        ("A.8.13", "A.8.13, A.8.99", "the scope names what is not on record: `A.8.99`"),
        ("scope: [A.8.13]\n", "", "neither `scope` nor `covers` says what was audited"),
    ],
)
def test_what_cannot_be_judged(old: str, new: str, reason: str) -> None:
    other = BACKUP.replace("dana", "finn")
    assert old in AUDIT
    assert reasons("IND001", AUDIT.replace(old, new), other, PEOPLE) == [reason]


def test_an_unreadable_end_of_an_assignment_proves_nothing() -> None:
    assert reasons("IND001", AUDIT, owned("", "TBD"), PEOPLE) == [
        "`to` in AS-1 cannot be read as a date"
    ]


def test_without_any_owner_nothing_is_judged() -> None:
    why = ["nobody on record owns anything that dana covers"]
    assert reasons("IND001", AUDIT, PEOPLE) == why
    assert reasons("IND001", AUDIT, BACKUP.replace("dana", "IT team"), PEOPLE) == why
    assert reasons("IND001", AUDIT, BACKUP) == ["no person records"]


def test_a_plan_without_a_team_is_no_matter_yet() -> None:
    plan = "kind: audit\nid: AUD-1\nstatus: planned\nplanned_on: 2027-02-01\nscope: [A.8.13]\n"
    assert paths("IND001", plan, BACKUP, PEOPLE) == []
