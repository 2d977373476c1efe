"""What the functions give, at their boundaries, read off what rules find."""

from __future__ import annotations

import pytest
from rule_kit import rule, run, said

ORGANIZATION = "kind: organization\nid: o\nname: O\ntimezone: {}\n"
AUDIT = """---
kind: audit
id: AUD-1
status: reported
reported_on: 2026-03-31T22:30:00Z
scope: [A.5.18, "9.2"]
x_seen: 2026-03-31T22:30:00Z
x_days: [2026-02-28, 2024-02-29, 2025-12-31]
x_mixed: [2026-02-28, 7, ~]
x_none: []
"""
PEOPLE = """---
kind: person
records: [{id: ana, name: Ana}, {id: bo, name: Bo}]
---
kind: role
id: ciso
name: CISO
holders: [{person: ana, from: 2025-01-01, to: 2026-01-31}, {person: bo, from: 2026-02-01}]
"""


def lines(holds: str, timezone: str = "Europe/Amsterdam") -> list[str]:
    records = ORGANIZATION.format(timezone) + AUDIT + PEOPLE
    return said(run(records, rule(kind="audit", holds=holds)))


def shown(expression: str, timezone: str = "Europe/Amsterdam") -> str:
    """What an expression gives, as a message shows it."""
    records = ORGANIZATION.format(timezone) + AUDIT + PEOPLE
    text = rule(kind="audit", holds="false", message=f"{{{expression}}}")
    (finding,) = run(records, text).findings
    return finding.message


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ('date("2026-03-16")', "2026-03-16"),
        ('date(" 2026-03-16 ")', "2026-03-16"),
        ("date(record.x_seen)", "2026-04-01"),
        ("record.reported_on", "2026-04-01"),
        ('days_between("2026-02-28", "2026-03-01")', "1"),
        ('days_between("2024-02-28", "2024-03-01")', "2"),
        ('days_between("2026-03-01", "2026-03-01")', "0"),
        ('days_between("2026-03-02", "2026-03-01")', "-1"),
        # The clocks go forward in between, and the days stay days.
        ('days_between("2026-03-28", "2026-03-30")', "2"),
        ('days_between("0001-01-01", "9999-12-31")', "3652058"),
        ('plus_days("2026-12-31", 1)', "2027-01-01"),
        ('plus_days("2026-01-01", -1)', "2025-12-31"),
        ('plus_days("9999-12-31", 1)', "9999-12-31"),
        ('plus_days("2026-01-01", 9223372036854775807)', "9999-12-31"),
        ('plus_days("2026-01-01", -9223372036854775807)', "0001-01-01"),
        ('plus_months("2026-01-31", 1)', "2026-02-28"),
        ('plus_months("2024-01-31", 1)', "2024-02-29"),
        ('plus_months("2024-02-29", 12)', "2025-02-28"),
        ('plus_months("2026-03-31", -1)', "2026-02-28"),
        ('plus_months("2026-11-15", 2)', "2027-01-15"),
        ('plus_months("2026-01-01", 9223372036854775807)', "9999-12-31"),
        ("latest(record.x_days)", "2026-02-28"),
        ("earliest(record.x_days)", "2024-02-29"),
        ("latest(record.x_mixed)", "2026-02-28"),
        ('holders("ciso", "2026-01-31")', "ana"),
        ('holders("ciso", "2026-02-01")', "bo"),
        ('holders("ana", "2020-01-01")', "ana"),
        ("as_of", "2026-11-20"),
    ],
)
def test_what_they_give(expression: str, value: str) -> None:
    assert shown(expression) == value


@pytest.mark.parametrize(
    ("timezone", "day"),
    [("UTC", "2026-03-31"), ("Pacific/Auckland", "2026-04-01"), ("America/Lima", "2026-03-31")],
)
def test_instants_are_days_of_the_organization(timezone: str, day: str) -> None:
    assert shown("record.reported_on", timezone) == day
    assert shown("date(record.x_seen)", timezone) == day


@pytest.mark.parametrize(
    ("holds", "holding"),
    [
        ('covers(record.scope, "A.5.18")', True),
        ('covers(record.scope, "A.5.17")', False),
        ('covers(record.scope, "A.5")', False),
        ('covers(["A.5"], "A.5.18")', True),
        ('covers("A.5.15-A.5.18", "A.5.18")', True),
        ('covers("A.5.15-A.5.17", "A.5.18")', False),
        ('covers(record.scope, "9.2.2")', True),
        ('covers([], "A.5.18")', False),
        ('overlaps(record.scope, "A.5")', True),
        ('overlaps("A.5", record.scope)', True),
        ('overlaps(record.scope, ["A.6", "9.2.1"])', True),
        ('overlaps("A.6", "A.7")', False),
        ("overlaps(record.scope, [])", False),
        ('size(record.x_none) == 0 && size("häuser") == 6', True),
        ("record.x_days.exists_one(day, day < '2025-01-01')", True),
        ("record.x_days.filter(day, day > '2025-01-01').map(day, size(day)) == [10, 10]", True),
        ("record.x_none.all(day, false) && !record.x_none.exists(day, true)", True),
        ("record.?x_other.orValue('a') == 'a' && record.?x_seen.hasValue()", True),
        ("!record.?fieldwork.?start.hasValue()", True),
        ("record.id.matches('^AUD-[0-9]+$') && !record.id.matches('^[0-9]+$')", True),
        ("type(record.scope) == list && type(record.id) == string", True),
        ("int('12') > 3 && double('1.5') > 1.0 && string(7) == '7'", True),
        ("'1' == string(1) && dyn('1') != dyn(1)", True),
    ],
)
def test_what_holds(holds: str, holding: bool) -> None:
    assert lines(holds) == ([] if holding else ["TST001 AUD-1"])


@pytest.mark.parametrize(
    ("holds", "reason"),
    [
        ('date("16 March 2026") < as_of', "`16 March 2026` is no date: YYYY-MM-DD"),
        ('days_between("2026-02-30", as_of) > 0', "`2026-02-30` is no date: YYYY-MM-DD"),
        ("latest(record.x_none) < as_of", "there is no date in the list: ask for its size first"),
        ("latest([1, 2]) < as_of", "there is no date in the list: ask for its size first"),
        ("plus_days(record.scope, 1) < as_of", "`plus_days` does not take a list and"),
        ("covers(record.scope, record.scope)", "`covers` does not take a list and a list"),
    ],
)
def test_what_they_do_not_take_is_told_at_the_rule(holds: str, reason: str) -> None:
    (finding,) = run(ORGANIZATION.format("UTC") + AUDIT, rule(kind="audit", holds=holds)).findings
    assert (finding.code, finding.path) == ("RUL002", "assert")
    assert reason in finding.message


@pytest.mark.parametrize(
    "asked",
    ['holders("ciso", "2024-12-31")', 'holders("nobody", as_of)', "holders(record.x_owner, as_of)"],
)
def test_nobody_is_not_an_empty_list(asked: str) -> None:
    (line,) = lines(f"size({asked}) == 0")
    assert line.startswith("? TST001 AUD-1: ")
