from __future__ import annotations

import pytest
from judge import judged, message

PEOPLE = """\
---
kind: person
records:
  - {id: ana}
  - {id: bo, to: 2026-06-30}
---
{kind: role, id: cto, holders: [{person: ana}]}
---
{kind: role, id: coo, holders: [{person: bo}]}
"""


def organization(top_management: str | None) -> str:
    text = "kind: organization\nid: o\n"
    return text + (f"top_management: {top_management}\n" if top_management else "") + PEOPLE


EMPTY = ["o error top_management empty"]
NOBODY = ["o error top_management nobody"]


@pytest.mark.parametrize("written", [None, "[]", "['']", "[TBD]", "[{from: 2026-01-01}]"])
def test_nobody_named(written: str | None) -> None:
    assert judged("ROL001", organization(written)) == EMPTY


def test_the_words() -> None:
    assert message("ROL001", organization("[]")) == (
        "the organization does not say who its top management is: that top management leads and"
        " reviews the system cannot be shown"
    )
    text = organization("[bo, coo, board, {person: ana, to: 2026-01-31}]")
    assert message("ROL001", text) == (
        "on 2026-11-20 nobody is top management: `bo` is not with the organization then, nobody"
        " with the organization holds the role `coo`, `board` is no person or role on record and 1"
        " more. That top management leads and reviews the system cannot be shown"
    )
    assert "`ana` is entered for another time" in message(
        "ROL001", organization("[{person: ana, to: 2026-01-31}]")
    )


@pytest.mark.parametrize("written", ["[bo]", "[coo]", "[the board]", "board", "[{person: bo}]"])
def test_nobody_who_is_there(written: str) -> None:
    assert judged("ROL001", organization(written)) == NOBODY


@pytest.mark.parametrize("written", ["[ana]", "[cto]", "[bo, ana]", "[board, cto]", "ana"])
def test_one_is_enough(written: str) -> None:
    assert judged("ROL001", organization(written)) == []


@pytest.mark.parametrize(("as_of", "expected"), [("2026-06-30", []), ("2026-07-01", NOBODY)])
def test_the_last_day(as_of: str, expected: list[str]) -> None:
    assert judged("ROL001", organization("[bo]"), as_of) == expected
    entry = "[{person: ana, to: 2026-06-30}]"
    assert judged("ROL001", organization(entry), as_of) == expected


def test_without_an_organization() -> None:
    assert judged("ROL001", "kind: person\nid: ana\n") == ["? no organization records"]
