from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.people.delegations import decides_for, delegates_of

DAY = date(2026, 3, 2)
PEOPLE = (
    "kind: person\nrecords: [{id: gita}, {id: dana}, {id: hugo}]\n---\n"
    "kind: role\nid: cto\nholders: [{person: gita, to: 2026-03-02}, {person: hugo, from: 2026-03-03}]\n"
    "---\nkind: organization\nid: o\n"
)


def allows(delegation: str, decider: str = "dana", entitled: str = "gita", day: date = DAY) -> bool:
    run = run_of(f"{PEOPLE}delegations: [{delegation}]\n")
    return decides_for(decider, entitled, day, run)


@pytest.mark.parametrize(
    ("decider", "entitled", "day", "expected"),
    [
        ("gita", "gita", DAY, True),
        ("dana", "gita", DAY, False),
        ("cto", "gita", DAY, True),
        ("gita", "cto", DAY, True),
        ("gita", "cto", date(2026, 3, 3), False),
        ("hugo", "cto", date(2026, 3, 3), True),
        ("nobody", "nobody", DAY, False),
    ],
)
def test_the_person_meant(decider: str, entitled: str, day: date, expected: bool) -> None:
    assert decides_for(decider, entitled, day, run_of(PEOPLE)) is expected


@pytest.mark.parametrize(
    ("delegation", "expected"),
    [
        ("{person: dana, on_behalf_of: gita}", True),
        ("{person: dana, on_behalf_of: gita, matters: [risk-acceptance]}", True),
        ("{person: dana, on_behalf_of: gita, matters: [document-approval]}", False),
        ("{person: dana, on_behalf_of: gita, matters: []}", False),
        ("{person: dana, on_behalf_of: hugo}", False),
        ("{person: hugo, on_behalf_of: gita}", False),
        ("{person: dana, on_behalf_of: cto}", True),
        ("{person: dana, on_behalf_of: gita, from: 2026-03-02, to: 2026-03-02}", True),
        ("{person: dana, on_behalf_of: gita, from: 2026-03-03}", False),
        ("{person: dana, on_behalf_of: gita, to: 2026-03-01}", False),
    ],
)
def test_one_to_whom_it_was_delegated(delegation: str, expected: bool) -> None:
    assert allows(delegation) is expected


def test_it_is_not_handed_on() -> None:
    chain = "{person: hugo, on_behalf_of: gita}, {person: dana, on_behalf_of: hugo}"
    assert not allows(chain)


def test_matters_apart() -> None:
    one = "delegations: [{person: dana, on_behalf_of: gita, matters: [review-decisions]}]\n"
    run = run_of(PEOPLE + one)
    assert delegates_of({"gita"}, "review-decisions", DAY, run) == {"dana"}
    assert delegates_of({"gita"}, "risk-acceptance", DAY, run) == set()
    assert delegates_of({"hugo"}, "review-decisions", DAY, run) == set()
