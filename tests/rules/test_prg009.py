"""Where an audit found a system failing, the next one looks again."""

from __future__ import annotations

import pytest
from judge import judged, message

LEFT = ["AUD-1 warning findings not-followed"]
MAJOR = "{kind: nonconformity, id: NC-1, grade: major, requirement: [A.5.18]}"


def minors(*requirements: str, grade: str = "minor") -> str:
    return ", ".join(
        f"{{kind: nonconformity, id: NC-{n}, grade: {grade}, requirement: [{requirement}]}}"
        for n, requirement in enumerate(requirements, 1)
    )


def audit(findings: str = MAJOR, end: str = "2025-03-05", more: str = "status: reported\n") -> str:
    return f"kind: audit\nid: AUD-1\n{more}fieldwork: {{end: {end}}}\nfindings: [{findings}]\n"


def follow_up(
    scope: str = "A.5.15-A.5.18", end: str = "2026-02-05", status: str = "reported", more: str = ""
) -> str:
    head = f"---\nkind: audit\nid: AUD-2\nstatus: {status}\n"
    return f"{head}fieldwork: {{end: {end}}}\nscope: [{scope}]\n{more}"


def test_a_major_nobody_looked_at_again() -> None:
    assert judged("PRG009", audit()) == LEFT
    assert message("PRG009", audit()) == (
        "found NC-1 (major) on A.5.18: not audited again by 2026-03-05, and nobody independent has"
        " verified that corrective action worked"
    )
    assert judged("PRG009", audit() + follow_up()) == []


@pytest.mark.parametrize(("as_of", "expected"), [("2026-03-05", []), ("2026-03-06", LEFT)])
def test_the_twelve_months_after_the_audit(as_of: str, expected: list[str]) -> None:
    assert judged("PRG009", audit(), as_of) == expected


UNPLANNED = ["AUD-1 warning findings not-planned"]
PROGRAMME = (
    "---\nkind: audit-programme\nid: PRG-1\nstatus: approved\n"
    "period: {start: 2025-01-01, end: 2028-12-31}\nentries: ["
)


def plan(*entries: tuple[str, str]) -> str:
    rows = (f"{{planned_on: {day}, scope: [{scope}]}}" for day, scope in entries)
    return f"{PROGRAMME}{', '.join(rows)}]\n"


def test_a_plan_that_shows_the_miss_already() -> None:
    recent = audit(end="2025-12-05")
    later = plan(("2026-06-01", "A.8"), ("2028-03-01", "A.5"))
    assert judged("PRG009", recent + later) == UNPLANNED
    assert message("PRG009", recent + later) == (
        "found NC-1 (major) on A.5.18: no audit of it is planned by 2026-12-05 (the next is planned"
        " for 2028-03-01), and nobody independent has verified that corrective action worked"
    )
    never = plan(("2026-06-01", "A.8"))
    assert "no audit of it is planned by 2026-12-05, and" in message("PRG009", recent + never)
    # Once the time is over it is not followed; verified, audited again or planned, it is.
    assert judged("PRG009", recent + later, "2026-12-06") == LEFT
    assert judged("PRG009", recent + later + action(on="2026-09-01") + PEOPLE) == []
    assert judged("PRG009", recent + later + follow_up()) == []


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-12-05", []), ("2026-12-06", UNPLANNED), ("2025-12-05", UNPLANNED)]
)
def test_a_follow_up_planned_in_time(day: str, expected: list[str]) -> None:
    recent = audit(end="2025-12-05")
    assert judged("PRG009", recent + plan((day, "A.5"))) == expected
    held = follow_up(end=day, status="in-progress")
    assert judged("PRG009", recent + plan() + held) == expected


@pytest.mark.parametrize(("as_of", "expected"), [("2026-01-04", []), ("2026-01-05", UNPLANNED)])
def test_the_programme_has_time_to_follow(as_of: str, expected: list[str]) -> None:
    recent = audit(end="2025-12-05") + plan()
    assert judged("PRG009", recent, as_of) == expected
    assert judged("PRG009", recent, "2026-01-04", react_days=29) == UNPLANNED


def test_a_plan_that_does_not_reach_so_far() -> None:
    recent = audit(end="2025-12-05")
    assert judged("PRG009", recent) == []
    for end, expected in (("2026-12-04", []), ("2026-12-05", UNPLANNED)):
        assert judged("PRG009", recent + plan().replace("2028-12-31", end)) == expected
    assert judged("PRG009", recent + plan().replace("approved", "draft")) == []
    assert judged("PRG009", recent + plan().replace("approved", "superseded")) == []


def test_options() -> None:
    assert judged("PRG009", audit(), followup_months=24) == []
    assert judged("PRG009", audit(), "2025-10-01", followup_months=6) == LEFT
    two = audit(minors("A.5.18", "A.5.18"))
    assert judged("PRG009", two, minor_cluster=2) == LEFT
    assert judged("PRG009", two) == []


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("A.5.18", []),
        ("A.5", []),
        ("full-isms", []),
        ("access", []),
        ("A.5.17", LEFT),
        ("A.8", LEFT),
    ],
)
def test_what_is_in_the_scope_of_the_next_audit(scope: str, expected: list[str]) -> None:
    process = "---\n{kind: process, id: access, controls: [A.5.15-A.5.18]}\n"
    assert judged("PRG009", audit() + follow_up(scope) + process) == expected


def test_the_process_of_the_finding() -> None:
    text = audit(MAJOR.replace("requirement: [A.5.18]", "process: access"))
    process = "---\n{kind: process, id: access, controls: [A.5.15-A.5.18]}\n"
    assert judged("PRG009", text + process) == LEFT
    for scope in ("access", "A.5.15-A.5.18"):
        assert judged("PRG009", text + process + follow_up(scope)) == []


def test_only_another_audit_that_took_place_is_one() -> None:
    for status in ("planned", "cancelled", "in-progress"):
        assert judged("PRG009", audit() + follow_up(status=status)) == LEFT
    assert judged("PRG009", audit() + follow_up(end="2025-03-05")) == LEFT
    assert judged("PRG009", audit() + follow_up(end="2028-03-05", status="planned")) == LEFT
    # Later than planned, and yet done: there is nothing left to do.
    assert judged("PRG009", audit() + follow_up(end="2026-10-05")) == []
    own = audit().replace("findings:", "scope: [A.5.18]\nfindings:")
    assert judged("PRG009", own) == LEFT


def action(
    by: str = "bo", result: str = "effective", id: str = "CAR-1", on: str = "2025-09-01"
) -> str:
    return (
        f"---\nkind: corrective-action\nid: {id}\nnonconformity: NC-1\nowner: eli\n"
        f"verified: {{on: {on}, by: {by}, result: {result}}}\n"
    )


PEOPLE = "---\nkind: person\nrecords: [{id: eli}, {id: bo}]\n"


def test_verification_by_somebody_else_is_a_look() -> None:
    assert judged("PRG009", audit() + action() + PEOPLE) == []
    assert judged("PRG009", audit() + action(by="eli") + PEOPLE) == LEFT
    assert judged("PRG009", audit() + action(result="''") + PEOPLE) == LEFT
    assert judged("PRG009", audit() + action(on="2026-11-21") + PEOPLE) == LEFT
    both = action() + action(by="eli", id="CAR-2")
    assert judged("PRG009", audit() + both + PEOPLE) == LEFT


def test_minors_on_one_requirement() -> None:
    three = minors("A.5.18, A.5.15", "A.5.18", "A.5.18, A.5.15")
    assert judged("PRG009", audit(three)) == LEFT
    assert message("PRG009", audit(three)).startswith(
        "found NC-1, NC-2 and NC-3 (minor) on A.5.18: "
    )
    assert judged("PRG009", audit(minors("A.5.18", "A.5.17", "A.5.16"))) == []
    assert judged("PRG009", audit(minors("A.5.18", "A.5.18"))) == []
    # On the same requirements: one area.
    same = minors(*["A.5.18, A.5.15"] * 3)
    assert "NC-3 (minor) on A.5.15 and A.5.18: " in message("PRG009", audit(same))


def test_findings_without_a_grade() -> None:
    assert judged("PRG009", audit(minors(*["A.5.18"] * 3, grade="''"))) == []


def test_several_areas_are_one_finding() -> None:
    text = f"{MAJOR}, {{kind: nonconformity, id: NC-2, grade: major, requirement: ['9.2']}}"
    assert judged("PRG009", audit(text)) == LEFT
    assert message("PRG009", audit(text)).startswith(
        "found NC-1 (major) on A.5.18 and NC-2 (major) on 9.2: "
    )
    assert message("PRG009", audit(text) + follow_up()).startswith("found NC-2 (major) on 9.2: ")


def test_findings_that_do_not_count() -> None:
    withdrawn = MAJOR.replace("grade: major", "grade: major, status: withdrawn")
    assert judged("PRG009", audit(withdrawn)) == []
    assert (
        judged("PRG009", audit(MAJOR.replace("nonconformity", "opportunity-for-improvement"))) == []
    )
    elsewhere = f"---\n{MAJOR.replace('id: NC-1', 'id: NC-1, audit: AUD-1')}\n"
    assert judged("PRG009", audit("") + elsewhere) == LEFT


def test_2013() -> None:
    old = 'edition: "2013"\n'
    text = audit(MAJOR.replace("A.5.18", "A.9.1.1")) + old
    assert judged("PRG009", text) == LEFT
    assert judged("PRG009", text + follow_up("A.9.1.2", more=old)) == []
    assert judged("PRG009", text + follow_up("A.5.15")) == []


def test_what_cannot_be_judged() -> None:
    nothing = audit("{kind: nonconformity, id: NC-1, grade: major}")
    assert judged("PRG009", nothing) == ["? AUD-1: what NC-1 is about is not on record"]
    assert judged("PRG009", nothing + action() + PEOPLE) == []
    assert judged("PRG009", audit(more="status: planned\n")) == []
    assert judged("PRG009", audit(end="spring")) == []
    assert judged("PRG009", "{kind: unit, id: x}") == ["? no audit records"]
