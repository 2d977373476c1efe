from __future__ import annotations

import pytest
from judge import judged, message

DRAFT = ["SC error status not-approved"]
BARE = ["SC error interfaces no-interfaces"]


def scope(status: str = "approved", more: str = "interfaces: provider\n", id: str = "SC") -> str:
    return f"kind: scope\nid: {id}\n" + (f"status: {status}\n" if status else "") + more


def test_approved_with_interfaces() -> None:
    assert judged("CTX003", scope()) == []


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("draft", "a draft"),
        ("in-review", "in review"),
        ("", "not marked as approved"),
        ("superseded", "superseded"),
        ("withdrawn", "withdrawn"),
    ],
)
def test_not_approved(status: str, words: str) -> None:
    assert judged("CTX003", scope(status)) == DRAFT
    assert message("CTX003", scope(status)) == f"no approved scope is on record: SC is {words}"


@pytest.mark.parametrize("field", ["approved_by: ana", "approved_on: 2026-02-02"])
def test_approved_as_far_as_its_fields_tell(field: str) -> None:
    approved = f"interfaces: provider\n{field}\n"
    assert judged("CTX003", scope("", approved)) == []
    assert judged("CTX003", scope("draft", approved)) == DRAFT


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", BARE),
        ("interfaces: TBD\ndependencies: []\n", BARE),
        ("interfaces: none\n", []),
        ("dependencies: [identity provider]\n", []),
        ("text: Development and hosting.\n", BARE),
        ("text: Interfaces to the landlord are the doors.\n", []),
        ("text: Der Betrieb ist abhängig vom Rechenzentrum.\n", []),
        ("exclusions: none\nsites: [Utrecht]\n", BARE),
    ],
)
def test_interfaces(more: str, expected: list[str]) -> None:
    assert judged("CTX003", scope(more=more)) == expected


def test_the_message_on_interfaces() -> None:
    assert message("CTX003", scope(more="")) == (
        "the scope names neither interfaces nor dependencies: where it ends, and what it needs from"
        " others, cannot be shown"
    )


def test_several_scopes() -> None:
    assert judged("CTX003", f"{scope()}---\n{scope('draft', id='NEXT')}") == []
    assert judged("CTX003", f"{scope()}---\n{scope(more='', id='SITE')}") == []
    assert judged("CTX003", f"{scope('superseded', id='OLD')}---\n{scope('draft')}") == DRAFT
    assert judged("CTX003", f"{scope('superseded', id='OLD')}---\n{scope()}") == []


MANUAL = "kind: document\nid: MAN-1\nstatus: approved\nclauses: ['4.3']\n"


def test_a_section_of_a_manual() -> None:
    assert judged("CTX003", MANUAL) == []
    assert judged("CTX003", MANUAL.replace("4.3", "4-6")) == []
    assert judged("CTX003", f"{MANUAL}---\n{scope('superseded')}") == []
    draft = MANUAL.replace("approved", "draft")
    assert judged("CTX003", draft) == ["MAN-1 error status not-approved"]
    # Where there is a scope of its own, it is the scope.
    assert judged("CTX003", f"{MANUAL}---\n{scope('draft')}") == DRAFT


def test_what_cannot_be_judged() -> None:
    other = MANUAL.replace("4.3", "5.3")
    assert judged("CTX003", f"{other}---\n{other.replace('MAN-1', 'MAN-2')}") == [
        "? MAN-1: no scope is on record, and no document cites 4.3"
    ]
    # What a repository lacks is told of the organization, where there is one.
    organization = "---\nkind: organization\nid: o\n"
    missing = ["? o: no scope is on record, and no document cites 4.3"]
    assert judged("CTX003", other + organization) == missing
    assert judged("CTX003", organization) == missing
    assert judged("CTX003", MANUAL + organization) == []
    assert judged("CTX003", "kind: process\nid: backup\n") == [
        "? no document or organization or scope records"
    ]
