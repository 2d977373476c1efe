from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judge import judged, message

from isms_lint.records.dates import add_months

OWNED = """
---
kind: process
records: [{id: hiring, owner: hana}, {id: operations, owner: finn}, {id: sales, owner: gus}]
---
kind: person
records: [{id: hana}, {id: finn, name: Finn Ray}, {id: gus}]
"""
FOUND = ["AUD-2 info team[0].person swap"]


def audit(id: str, day: str, person: str, scope: str, status: str = "reported") -> str:
    return (
        f"---\nkind: audit\nid: {id}\nstatus: {status}\nfieldwork: {{start: {day}, end: {day}}}\n"
        f"scope: [{scope}]\nteam: [{{person: {person}, function: lead}}]\n"
    )


def swap(first: str = "2026-03-16", second: str = "2026-06-16", **more: object) -> list[str]:
    one = audit("AUD-1", first, "finn", "hiring")
    return judged("IND014", one + audit("AUD-2", second, "hana", "operations") + OWNED, **more)


def test_message() -> None:
    one = audit("AUD-1", "2026-03-16", "hana", "operations")
    two = audit("AUD-2", "2026-06-16", "finn", "hiring")
    assert message("IND014", one + two + OWNED) == (
        "finn (Finn Ray) audits in the area of hana, and hana audited in that of finn in AUD-1, at"
        " most 12 months before"
    )


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2025-06-16", "2026-06-16", FOUND),
        ("2025-06-15", "2026-06-16", []),
        ("2026-06-16", "2026-06-16", FOUND),
        # The later of the two tells it.
        ("2026-06-17", "2026-06-16", ["AUD-1 info team[0].person swap"]),
        # Twelve months back from a leap day is the end of February.
        ("2027-02-28", "2028-02-29", FOUND),
        ("2027-02-27", "2028-02-29", []),
    ],
)
def test_twelve_months(first: str, second: str, expected: list[str]) -> None:
    assert swap(first, second, as_of="2028-11-20") == expected


def test_options() -> None:
    assert swap(within_months=3) == FOUND
    assert swap(within_months=2) == []


def test_in_one_audit() -> None:
    team = "team: [{person: finn, covers: [hiring]}, {person: hana, covers: [operations]}]"
    text = audit("AUD-1", "2026-03-16", "finn", "hiring").partition("team:")[0] + team
    assert judged("IND014", text + OWNED) == []
    # Another audit beside it counts, of either of them.
    for person, scope, said in (("finn", "hiring", "[1]"), ("hana", "operations", "[0]")):
        before = audit("AUD-0", "2026-03-16", person, scope)
        expected = [f"AUD-1 info team{said}.person swap"]
        assert judged("IND014", before + text + OWNED) == expected


def test_a_ring_of_three_and_a_one_way() -> None:
    ring = (
        audit("AUD-1", "2026-03-16", "finn", "hiring")
        + audit("AUD-2", "2026-06-16", "hana", "sales")
        + audit("AUD-3", "2026-09-16", "gus", "operations")
    )
    assert judged("IND014", ring + OWNED) == []
    assert judged("IND014", audit("AUD-1", "2026-03-16", "finn", "hiring") + OWNED) == []
    # What one owns oneself is IND001's matter.
    own = audit("AUD-1", "2026-03-16", "finn", "operations")
    assert judged("IND014", own + audit("AUD-2", "2026-06-16", "finn", "operations") + OWNED) == []


def test_one_finding_lists_them() -> None:
    text = (
        audit("AUD-1", "2026-03-16", "finn", "hiring")
        + audit("AUD-2", "2026-04-16", "gus", "hiring")
        + audit("AUD-3", "2026-06-16", "hana", "operations, sales")
    )
    assert message("IND014", text + OWNED) == (
        "hana audits in the area of finn and gus, and finn and gus audited in that of hana in AUD-1"
        " and AUD-2, at most 12 months before"
    )


def test_the_last_exchange_counts() -> None:
    text = (
        audit("AUD-0", "2025-01-16", "finn", "hiring")
        + audit("AUD-1", "2026-03-16", "finn", "hiring")
        + audit("AUD-2", "2026-06-16", "hana", "operations")
        + audit("AUD-3", "2026-09-16", "finn", "hiring", "cancelled")
    )
    assert judged("IND014", text + OWNED) == FOUND


def test_what_cannot_be_judged() -> None:
    undated = audit("AUD-1", "soon", "finn", "hiring") + OWNED
    assert judged("IND014", undated) == ["? AUD-1: `fieldwork.start` cannot be read as a date"]
    nobody = audit("AUD-1", "2026-03-16", "J. Smith", "hiring") + OWNED
    assert judged("IND014", nobody) == ["? AUD-1: `J. Smith` in `team` is no person on record"]


DAYS = st.integers(0, 900).map(lambda days: date(2024, 1, 1) + timedelta(days=days))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(DAYS, st.sampled_from(["finn", "hana"])), min_size=1, max_size=6))
def test_as_a_plain_search_finds_it(audits: list[tuple[date, str]]) -> None:
    areas = {"finn": "hiring", "hana": "operations"}
    texts = [
        audit(f"AUD-{n}", str(day), person, areas[person]) for n, (day, person) in enumerate(audits)
    ]
    expected = [
        f"AUD-{n} info team[0].person swap"
        for n, (day, person) in enumerate(audits)
        if any(
            other != person and add_months(day, -12) <= before <= day and (before, m) <= (day, n)
            for m, (before, other) in enumerate(audits)
        )
    ]
    assert sorted(judged("IND014", "".join(texts) + OWNED)) == expected


@pytest.mark.parametrize(("count", "compared"), [(50, True), (51, False)])
def test_teams_of_many_are_not_compared(count: int, compared: bool) -> None:
    team = ", ".join(f"{{person: p{n}, function: auditor}}" for n in range(count))
    people = ", ".join(f"{{id: p{n}}}" for n in range(count))
    text = (
        f"kind: person\nrecords: [{people}]\n---\nkind: process\nid: hiring\noperators: [p0]\n"
        f"owner: p1\n---\nkind: audit\nid: AUD-1\nstatus: reported\nscope: [hiring]\n"
        f"fieldwork: {{start: 2026-03-02, end: 2026-03-02}}\nreported_on: 2026-03-02\nteam: [{team}]\n"
    )
    said = judged("IND001", text)
    assert said == (
        ["AUD-1 error team[1].person owns"]
        if compared
        else ["? AUD-1: the team has more than 50 auditors"]
    )
