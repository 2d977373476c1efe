from __future__ import annotations

import pytest
from judge import judged, message

NONE = ["CHG-1 warning plan none"]
LACKS = ["CHG-1 warning plan lacks"]
UNCLEAR = ["? CHG-1: `type` does not tell whether it is a change of the management system"]


def change(more: str = "", type: str = "site", status: str = "implemented") -> str:
    kind = f"type: {type}\n" if type else ""
    return f"kind: change\nid: CHG-1\ntitle: New data centre\n{kind}status: {status}\n{more}"


def test_a_new_data_centre_without_a_plan() -> None:
    assert judged("CTX004", change()) == NONE
    assert message("CTX004", change()) == (
        "no plan for this change of the management system is on record: nothing says who carries it"
        " out and by when"
    )


@pytest.mark.parametrize(
    ("type", "expected"),
    [
        *((one, NONE) for one in ("scope", "organization", "control-applicability", "isms")),
        *((one, []) for one in ("editorial", "technology", "supplier")),
        *((one, UNCLEAR) for one in ("other", "")),
    ],
)
def test_which_changes_are_of_the_isms(type: str, expected: list[str]) -> None:
    assert judged("CTX004", change(type=type)) == expected


@pytest.mark.parametrize("type", ["other", ""])
@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("significant: true\n", NONE),
        ("significant: false\n", UNCLEAR),
        ("scope: ['6.1.2']\n", NONE),
        ("clauses: '9'\n", NONE),
        ("scope: full-isms\n", NONE),
        ("scope: [A.8.14]\n", UNCLEAR),
    ],
)
def test_what_tells_where_the_type_does_not(type: str, more: str, expected: list[str]) -> None:
    assert judged("CTX004", change(more, type)) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [("proposed", []), ("rejected", []), ("planned", NONE), ("''", NONE)],
)
def test_how_far_it_is(status: str, expected: list[str]) -> None:
    assert judged("CTX004", change(status=status)) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("plan: {responsible: finn, due_on: 2026-03-31}\n", []),
        ("plan: {purpose: two regions, consequences: more keys, resources: 40 days}\n", LACKS),
        ("plan: {responsible: finn}\n", LACKS),
        ("plan: {due_on: 2026-03-31}\n", LACKS),
        ("plan: {responsible: TBD, due_on: 2026-03-31}\n", LACKS),
        ("plan: {}\n", NONE),
        ("plan: {due_on: 2026-03-31}\nowner: finn\n", []),
        ("plan: {responsible: finn}\nplanned_on: 2026-03-31\n", []),
        ("plan: {responsible: finn}\nimplemented_on: 2026-03-30\n", []),
        ("implemented_on: 2026-03-30\nowner: finn\n", NONE),
        ("planned_on: 2026-03-31\nowner: finn\n", []),
        ("planned_on: 2026-03-31\n", NONE),
    ],
)
def test_what_a_plan_says(more: str, expected: list[str]) -> None:
    assert judged("CTX004", change(more)) == expected


def test_what_the_plan_lacks() -> None:
    assert message("CTX004", change("plan: {purpose: two regions}\n")) == (
        "the plan of the change does not say who carries it out and by when"
    )


def test_actions_are_a_plan() -> None:
    action = "---\nkind: action\nid: ACT-1\norigin: CHG-1\n"
    assert judged("CTX004", change() + action + "owner: finn\ndue_on: 2026-03-31\n") == []
    assert judged("CTX004", change() + action + "owner: finn\n") == LACKS


def test_the_edition_of_2013_had_no_such_clause() -> None:
    assert judged("CTX004", change("edition: '2013'\n")) == []


def test_a_plan_in_words() -> None:
    assert judged("CTX004", change("plan: see the project\n")) == [
        "? CHG-1: `plan` is not written in its fields"
    ]
