from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.responsibility.responsibilities import (
    EVERYTHING,
    Responsibilities,
    of_person,
)
from isms_lint_iso27001.derive.soa.statement_in_force import statement_in_force

PEOPLE = "kind: person\nrecords: [{id: ana}, {id: dana}, {id: finn}, {id: gita}]\n---\n"
PERIOD = Period(date(2026, 3, 16), date(2026, 4, 2))

Held = list[tuple[str, str]]


def declared(item: str, text: str) -> Held:
    known = Responsibilities(run_of(PEOPLE + text))
    return [(t.person.id, t.capacity) for t in known.declared(item, PERIOD.end)]


def owners(item: str, text: str) -> list[str]:
    known = Responsibilities(run_of(PEOPLE + text))
    return [tenure.person.id for tenure in known.owners(item, PERIOD)]


PROCESS = (
    "kind: process\nid: access\nowner: finn\noperators: [gita, ana]\n"
    "controls: [A.5.15-A.5.18]\nclauses: ['7.2']\n"
)


@pytest.mark.parametrize("item", ["access", "A.5.15", "A.5.18", "7.2"])
def test_a_process_and_all_it_stands_for(item: str) -> None:
    assert declared(item, PROCESS) == [
        ("ana", "operator"),
        ("finn", "owner"),
        ("gita", "operator"),
    ]


def test_nothing_else() -> None:
    assert declared("A.5.19", PROCESS) == []
    assert declared("7.3", PROCESS) == []


def test_own_controls_documents_and_units() -> None:
    control = "kind: control\nid: own\nowner: dana\ncontrols: [A.5.1]\n"
    assert (declared("own", control), declared("A.5.1", control)) == (
        [("dana", "owner")],
        [("dana", "owner")],
    )
    policy = control.replace("kind: control", "kind: document")
    assert (declared("own", policy), declared("A.5.1", policy)) == ([("dana", "owner")], [])
    assert declared("it", "kind: unit\nid: it\nowner: dana\n") == [("dana", "owner")]


def test_a_process_of_processes() -> None:
    text = PROCESS + "---\nkind: process\nid: security\nowner: ana\ncontrols: [access]\n"
    assert ("ana", "owner") in declared("A.5.15", text)


def test_rows_of_an_older_edition() -> None:
    row = "{control: A.12.3.1, edition: '2013', owner: dana, operators: [gita]}"
    text = f"kind: statement-of-applicability\nid: SOA\ncontrols: [{row}]\n"
    assert declared("A.8.13", text) == [("dana", "owner"), ("gita", "operator")]


def test_assignments_and_the_whole() -> None:
    text = "kind: assignment\nid: A\nperson: dana\ncapacity: implementer\nscope: [full-isms]\n"
    for item in ("9.1", "A.8.13", "access"):
        assert ("dana", "implementer") in declared(item, PROCESS + "---\n" + text)


def test_a_capacity_that_rules_do_not_know_proves_nothing() -> None:
    text = "kind: assignment\nid: A\nperson: dana\ncapacity: keeper\nscope: A.8.13\n"
    known = Responsibilities(run_of(PEOPLE + text))
    (tenure,) = known.declared("A.8.13", PERIOD.end)
    assert tenure.doubt == "`capacity` in A is none that rules know"
    assert not tenure.during(PERIOD)
    assert declared("A.8.13", text.replace("person: dana", "person: the team")) == []


def test_clauses_without_an_owner_belong_to_who_leads_the_isms() -> None:
    roles = (
        "kind: role\nid: ciso\nholders: [{person: dana}]\n---\nkind: role\nid: isms-manager\n"
        "holders: [{person: ana, from: 2026-04-03}, {person: gita, from: 2026-04-02}]\n"
    )
    assert owners("9.1", roles) == ["gita"]
    assert owners("9.1", roles.replace("04-02", "04-03")) == ["dana"]
    assert owners("A.8.13", roles) == []
    assert owners("7.2", PROCESS + "---\n" + roles) == ["finn"]


def statement(id: str, status: str, approved_on: str = "", owner: str = "finn") -> str:
    return (
        f"kind: statement-of-applicability\nid: {id}\nstatus: {status}\n"
        f"controls: [{{control: A.8.13, owner: {owner}, applicable: {owner != 'ana'}}}]\n"
        + (f"approved_on: {approved_on}\n" if approved_on else "")
        + "---\n"
    )


V4 = statement("V4", "superseded", "2025-02-01", "dana")
V5 = statement("V5", "approved", "2026-04-02", "finn")
V6 = statement("V6", "draft", "2026-04-01", "gita")


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (V4 + V5 + V6, "2026-04-02", "V5"),
        (V5 + V4 + V6, "2026-04-01", "V4"),
        (V4 + V5, "2025-02-01", "V4"),
        (V4 + V5, "2025-01-31", "V5"),
        (V4, "2025-01-31", None),
        (V4, "2026-04-02", "V4"),
        (V6, "2026-04-02", None),
        (statement("S", "approved"), "2020-01-01", "S"),
        (statement("S", "approved") + V4, "2026-01-01", "V4"),
        (statement("S", "approved", "spring"), "2020-01-01", "S"),
        ("", "2026-04-02", None),
    ],
)
def test_the_statement_in_force(text: str, day: str, expected: str | None) -> None:
    run = run_of(PEOPLE + text.removesuffix("---\n"))
    found = statement_in_force(date.fromisoformat(day), run)
    assert (found.id if found else None) == expected


def test_rows_of_the_statement_in_force_only() -> None:
    assert owners("A.8.13", V4 + V5 + V6[:-4]) == ["finn"]
    assert owners("A.8.13", V4 + V5.replace("04-02", "04-03")[:-4]) == ["dana"]


def test_a_role_with_a_holder_who_is_nobody_on_record() -> None:
    role = "kind: role\nid: head\nholders: [{person: finn}, {person: X. Y.}]\n---\n"
    assert declared("access", role + PROCESS.replace("owner: finn", "owner: head")) == [
        ("ana", "operator"),
        ("finn", "owner"),
        ("gita", "operator"),
    ]


def test_what_people_hold() -> None:
    run = run_of(
        PEOPLE
        + PROCESS
        + "---\nkind: statement-of-applicability\nid: SOA\n"
        + "controls: [{control: A.8.13, owner: dana}]\n"
        + "---\nkind: assignment\nid: A\nperson: ana\ncapacity: owner\nscope: [full-isms]\n"
    )
    known = Responsibilities(run)
    access = {"access", "A.5.15", "A.5.16", "A.5.17", "A.5.18", "7.2"}
    assert known.held_by(frozenset({"finn"}), PERIOD.end) == access
    assert known.held_by(frozenset({"gita", "dana"}), PERIOD.end) == access | {"A.8.13"}
    assert known.held_by(frozenset(), PERIOD.end) == set()
    assert known.held_by(frozenset({"finn", "ana"}), PERIOD.end) is EVERYTHING


def test_what_cannot_be_read() -> None:
    known = Responsibilities(
        run_of(
            PEOPLE
            + "kind: assignment\nrecords:\n"
            + "  - {id: A, person: ana, capacity: owner, scope: [A.8.13], to: soon}\n"
            + "  - {id: B, person: ana, capacity: owner, scope: [A.8.14]}\n"
        )
    )
    assert list(known.doubts(["A.8.13", "A.8.14"], PERIOD.end)) == [
        "`to` in A cannot be read as a date"
    ]
    assert list(known.doubts(["A.8.14"], PERIOD.end)) == []


def test_of_several_records_that_say_the_same_the_first_counts() -> None:
    rows = ", ".join(f"{{id: {id}, owner: finn, controls: [A.5.1]}}" for id in "ba")
    text = f"kind: process\nrecords: [{rows}]\n"
    known = Responsibilities(run_of(PEOPLE + text))
    (tenure,) = known.declared("A.5.1", PERIOD.end)
    assert tenure.record.id == "a"
    assert of_person((tenure,), tenure.person) == (tenure,)
    assert of_person((tenure,), tenure.record) == ()
