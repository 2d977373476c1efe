"""What is said of expressions that people write who know another language than CEL."""

from __future__ import annotations

import pytest
from rule_kit import rule, run

UNIT = "{kind: unit, id: u-1, name: Unit, x_n: 3}\n"


def told(holds: str, code: str) -> str:
    (finding,) = [f for f in run(UNIT, rule(kind="unit", holds=holds)).findings if f.code == code]
    assert finding.path == "assert"
    return finding.message


@pytest.mark.parametrize(
    ("holds", "message"),
    [
        ("has(record.name) and true", "`and` has no place here: write `&&` (at character 18 "),
        ("has(record.name) OR true", "`OR` has no place here: write `||`"),
        ("not has(record.name)", "`not` has no place here: write `!`"),
        ("record.name not in ['a']", "`not` has no place here: write `!`"),
        ("record.name is null", "`is` has no place here: write `==`"),
        ("record.name = 'a'", "`=` has no place here: write `==`"),
        ("size(record.name) => 3", "`=>` has no place here: write `>=`"),
        ("record.name <> 'a'", "`<>` has no place here: write `!=`"),
        ("true & true", "`&` has no place here: write `&&`"),
        ("if true then false", "`if` has no place here: write `condition ? a : b`"),
        ("record.name == “a”", "`“` is no quote here: write straight ones"),
        ("record.name == „a“", "`„` is no quote here"),
        ("record.name == ‘a’", "`‘` is no quote here"),
        ('record.name == "a', 'the quote " is opened and never closed (at character 16 '),
        ("record.name == 'a", "the quote ' is opened and never closed"),
        ("has(record.name", "a `)` is missing"),
        ("has(record.name))", "`)` has no place here"),
        ("record.name ==", "the expression ends before it is complete"),
        ("true ? true", "the expression ends before it is complete: `condition ? a : b`"),
        ("record.name in ('a', 'b')", "a list is written in brackets"),
        ("has(record)", "`has` takes a field: `has(record.owner)`"),
        ("days_between(as_of) > 1", "is given; it takes two dates: `days_between(record.raised"),
        ("['a'].filter(x) == []", "given; it takes a name and a condition"),
        ("day_between(as_of, as_of) > 1", "`day_between` here; did you mean `days_between`?"),
        ("record.name.startswith('a')", "did you mean `startsWith`?"),
        ("len(record.name) > 1", "nothing is called `len` here: write `size(list)`"),
        ("['a'].any(x, x == 'a')", "nothing is called `any` here: write `list.exists(x, cond"),
        ("record.name.lower() == 'a'", "with `(?i)` before a pattern"),
        ("today > '2026-01-01'", "nothing is called `today` here: write `as_of`"),
        ("now() > '2026-01-01'", "nothing is called `now` here: write `as_of`"),
        ("record.name == None", "nothing is called `None` here: write `null`"),
        ("contains(record.name, 'a')", "stands behind one: `record.title.contains("),
        ("name == 'a'", "nothing is called `name` here: a field of the record is written `record."),
        ("recrod.name == 'a'", "nothing is called `recrod` here; did you mean `record`?"),
        ("record.name in 'a'", "`in` looks into a list: for a part of a text, write `text.cont"),
        ("record.name.matches(1)", "`matches` does not take a value and a whole number; it takes"),
        ("[1] + 'a' == []", "`+` does not take a list and text"),
        ("[1]", "a condition gives true or false, and this gives a list"),
        ("size(record.name)", "and this gives a whole number"),
    ],
)
def test_what_is_no_expression(holds: str, message: str) -> None:
    assert message in told(holds, "RUL001")


@pytest.mark.parametrize(
    ("holds", "message"),
    [
        ("record.name.x_unit == 'a'", "a field of something that is no mapping: where a field"),
        ("record.x_n in record.name", "`in` looks into a list: for a part of a text"),
        ("record.name.contains(record.x_n)", "`contains` does not take text and a whole number;"),
        ("size(record.x_n) > 1", "`size` does not take a whole number; it takes a list or a text"),
        ("record.x_n.exists(x, x == 1)", "it goes through something that is no list"),
        ("record.x_n && true", "`&&`: it asks for true or false"),
        ("latest(record.name) < as_of", "`latest` does not take text; it takes a list of dates"),
    ],
)
def test_what_does_not_fit_a_record(holds: str, message: str) -> None:
    assert message in told(holds, "RUL002")


def test_the_line_of_a_long_expression() -> None:
    message = told("has(record.name)\n  and true", "RUL001")
    assert message.endswith(
        "`and` has no place here: write `&&` (at line 2, character 3 of the expression)"
    )
