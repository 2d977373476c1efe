from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts import PLUGINS, run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.rules import Found, Pass
from isms_lint_iso27001.derive.waivers import (
    accepts,
    codes_of,
    expired_on,
    is_looked_for,
    names_many_records,
    names_many_rules,
    rule_of,
)

RULES = PLUGINS.rules
FOUND = (Found("CAR005", "CAR-1"), Found("CAR005", "CAR-2"), Found("CAR006", "CAR-1"))


def run_with(text: str, *selected: str, as_of: str = "2026-11-20") -> Pass:
    bare = run_of(f"kind: waiver\nid: WV-1\n{text}", as_of)
    return Pass(
        bare.register, bare.as_of, {}, rules=RULES, selected=frozenset(selected), found=FOUND
    )


def seen(text: str) -> list[tuple[str, str]]:
    run = run_with(text)
    return [tuple(one) for one in accepts(run.register.records[0], run)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rule: CAR005\ntarget: CAR-1", [FOUND[0]]),
        ("rule: overdue\ntarget: CAR-2", [FOUND[1]]),
        ("rule: CAR\ntarget: CAR-1", [FOUND[0], FOUND[2]]),
        ("rule: CAR005\ntarget: 'CAR-*'", [FOUND[0], FOUND[1]]),
        ("rule: '*'\ntarget: '*'", list(FOUND)),
        ("rule: CAR001\ntarget: CAR-1", []),
        ("rule: CAR005\ntarget: CAR", []),
        ("rule: CAR005", []),
        ("target: CAR-1", []),
    ],
)
def test_what_it_accepts(text: str, expected: list[Found]) -> None:
    assert seen(text) == [tuple(one) for one in expected]


@pytest.mark.parametrize("code", ["CAR005", "INP003", "WVR004"])
def test_code_and_name_are_one_rule(code: str) -> None:
    for word in (code, code.lower(), RULES[code].name):
        run = run_with(f"rule: {word}")
        waiver = run.register.records[0]
        assert rule_of(waiver, run) is RULES[code]
        assert codes_of(waiver, run) == {code}
        assert not names_many_rules(waiver, run)


def test_no_rule_is_called_as_another_or_a_family() -> None:
    words = [rule.name for rule in RULES.values()] + [code.casefold() for code in RULES]
    assert len(set(words)) == len(words)
    assert not {rule.family.casefold() for rule in RULES.values()} & set(words)


def test_many() -> None:
    run = run_with("rule: XFW\ntarget: 'A*'")
    waiver = run.register.records[0]
    assert names_many_rules(waiver, run)
    assert names_many_records(waiver, run)
    assert codes_of(waiver, run) == {code for code in RULES if code.startswith("XFW")}


def test_whether_anybody_looks() -> None:
    for word, selected, expected in (
        ("CAR005", ("CAR005",), True),
        ("CAR005", ("CAR006",), False),
        ("CAR", ("CAR006",), True),
        ("WVR002", ("WVR002",), False),
        ("none", ("CAR005",), False),
    ):
        run = run_with(f"rule: {word}", *selected)
        assert is_looked_for(run.register.records[0], run) is expected


@given(days=st.integers(-400, 400))
def test_it_holds_up_to_its_last_day(days: int) -> None:
    today = date(2026, 11, 20)
    last = today + timedelta(days)
    run = run_with(f"expires_on: {last}", as_of=str(today))
    assert expired_on(run.register.records[0], run) == (last if days < 0 else None)


def test_without_an_end_it_does_not_expire() -> None:
    for text in ("reason: none", "expires_on: spring"):
        run = run_with(text)
        assert expired_on(run.register.records[0], run) is None
