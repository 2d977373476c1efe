from __future__ import annotations

import pytest
from judge import judged, message
from whole_kit import ELSEWHERE, PART, WHOLE

HEAD = """\
kind: organization
id: o
---
kind: person
records: [{id: dana}, {id: eli, to: 2025-12-31}]
"""
NOBODY = ["o error  nobody"]


def role(id: str, duties: str | None = None, holder: str = "dana") -> str:
    more = "" if duties is None else f"duties: [{duties}]\n"
    return f"---\nkind: role\nid: {id}\nholders: [{{person: {holder}}}]\n{more}"


def found(*records: str) -> list[str]:
    return judged("ROL002", HEAD + "".join(records))


def test_the_words() -> None:
    assert message("ROL002", HEAD + role("hr")) == (
        "on 2026-11-20 nobody on record answers for the conformity of the system (5.3 a, duty"
        " `isms-conformity`), nor for reporting its performance to top management (5.3 b, duty"
        " `isms-reporting`)"
    )
    one = role("a", "isms-conformity")
    assert message("ROL002", HEAD + one + role("b", "isms-reporting", "eli")) == (
        "on 2026-11-20 nobody on record answers for reporting its performance to top management"
        " (5.3 b, duty `isms-reporting`); nobody with the organization holds `b`"
    )
    assert message("ROL002", HEAD + role("ciso", holder="eli")).endswith(
        "; nobody with the organization holds `ciso`"
    )
    assert message("ROL002", HEAD + one + role("b", "isms-conformity", "eli")).endswith(
        "reporting`)"
    )


@pytest.mark.parametrize(
    ("duties", "expected"),
    [
        ("isms-conformity, isms-reporting", []),
        ("isms-conformity", NOBODY),
        ("isms-reporting", NOBODY),
        ("buys the coffee", NOBODY),
        ("ensures that the ISMS conforms with ISO 27001, reports on the ISMS to the board", []),
        ("ensures conformity with the standard, reports holes", NOBODY),
    ],
)
def test_duties_of_a_role(duties: str, expected: list[str]) -> None:
    assert found(role("security-lead", duties)) == expected
    assert found(role("security-lead", duties, "eli")) == NOBODY


def test_two_roles() -> None:
    assert found(role("a", "isms-conformity"), role("b", "isms-reporting")) == []


@pytest.mark.parametrize("id", ["isms-manager", "ciso"])
def test_who_leads_the_system_has_both_unless_said_otherwise(id: str) -> None:
    assert found(role(id)) == []
    assert found(role(id, "chairs the security board")) == []
    assert found(role(id, holder="eli")) == NOBODY
    assert found(role(id), role("other", "isms-conformity")) == NOBODY
    assert found(role(id), role("a", "isms-conformity"), role("b", "isms-reporting")) == []


def assignment(scope: str, capacity: str = "owner", person: str = "dana", to: str = "") -> str:
    more = f", to: {to}" if to else ""
    return (
        f"---\n{{kind: assignment, id: AS-1, person: {person}, capacity: {capacity},"
        f" scope: {scope}{more}}}\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (assignment("[full-isms]"), []),
        (assignment("['4-10']"), []),
        (assignment("['5.3']"), NOBODY),
        (assignment("[full-isms]", "operator"), NOBODY),
        (assignment("[full-isms]", person="eli"), NOBODY),
        (assignment("[full-isms]", to="2026-11-19"), NOBODY),
        (assignment("[full-isms]", to="2026-11-20"), []),
    ],
)
def test_assigned_all_clauses(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_without_roles() -> None:
    assert found() == [f"? o: neither roles nor assignments are on record, and {PART}"]
    assert found(WHOLE) == NOBODY
    assert found(WHOLE, ELSEWHERE.format("5.3")) == [
        "? o: neither roles nor assignments are on record, and LIST says where that is kept"
    ]


def test_one_organization_is_judged() -> None:
    assert found(role("hr"), "---\nkind: organization\nid: second\n") == NOBODY
