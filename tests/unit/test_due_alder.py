"""The calendar of `examples/alder` and what `check` says of it: one speaks when the other's day has
passed, and not before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from isms_lint.checking.judge import examined
from isms_lint.checking.request import Request
from isms_lint.checking.side import Side, read_side
from isms_lint.checking.start import Started, start
from isms_lint.engine import Examined
from isms_lint.offers.due import Due, Undated
from isms_lint.testing.repository import installed
from isms_lint_iso27001.derive.due.sorts import DUE

ALDER = Path(__file__).parents[2] / "examples" / "alder"
AS_OF = date(2026, 11, 20)
GRACE = {"PRG007": 14, "PRG006": 30, "MRV001": 30}
"""Days that rules allow beside the day that is due, where nothing else is configured."""
HALF_A_PERIOD = {3: 46, 12: 182}
RULES = (
    "ACT002",
    "CAR005",
    "CAR006",
    "DOC004",
    "OBJ003",
    "PRG001",
    "PRG007",
    "RSK007",
    "RSK009",
    "SOA008",
)


@cache
def alder() -> tuple[Started, Side]:
    started = start(Request(paths=(str(ALDER),), select=RULES))
    return started, read_side(started, installed())


@cache
def on(day: date) -> Examined:
    started, side = alder()
    return examined(side, started, installed(), day)


@cache
def due() -> list[Due | Undated]:
    started = start(Request(paths=(str(ALDER),)))
    run = examined(read_side(started, installed()), started, installed(), AS_OF).facts
    return [one for sort in DUE.values() for one in sort(run)]


def rules() -> set[str]:
    return {one.rule for one in due() if isinstance(one, Due) and one.rule}


def expected() -> Iterator[tuple[str, date, int]]:
    """By rule and last day on which it is silent, of how many things it speaks the day after."""
    found: Counter[tuple[str, date]] = Counter()
    for one in due():
        if isinstance(one, Due) and one.rule:
            grace = timedelta(days=GRACE.get(one.rule, 0))
            if one.rule == "OBJ003":
                grace = timedelta(days=HALF_A_PERIOD[one.record.get("frequency_months")])
            found[one.rule, one.on + grace] += 1
    return ((rule, day, number) for (rule, day), number in found.items())


def spoken(rule: str, day: date) -> int:
    return sum(finding.code == rule for finding in on(day).result.findings)


def test_nothing_in_it_is_overdue() -> None:
    assert [one for one in due() if isinstance(one, Due) and one.on < AS_OF] == []


def test_what_cannot_be_told() -> None:
    assert [one.why["en"] for one in due() if isinstance(one, Undated)] == [
        "no `next_review_on` is on record for REG-1"
    ]


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_speaks_of_each_thing_from_the_day_after(rule: str) -> None:
    for code, day, number in expected():
        if code == rule:
            assert spoken(rule, day + timedelta(days=1)) - spoken(rule, day) == number, day


def test_no_other_rule_stands_behind_its_days() -> None:
    assert rules() == set(RULES)


def test_who_has_to_act() -> None:
    """Whom records name, through roles too: the head of the platform is Yuki now."""
    owners = {
        one.record.id: [person.id for person in one.owner]
        for one in due()
        if isinstance(one, Due) and one.record.kind != "organization"
    }
    assert owners["PRO-BACKUP"] == ["yuki"]
    assert owners["CAR-2026-3"] == ["viktor"]
    assert owners["MR-2027"] == ["elif"]
    assert owners["MSR-4"] == ["wanjiru"]
