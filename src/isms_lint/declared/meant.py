"""What somebody who wrote something else than CEL has probably meant, with an example."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

_NEAR = 0.75
_LONGEST_NAME = 40
_CALLS = {
    "days_between": ("two dates", "days_between(record.raised_on, as_of)"),
    "plus_days": ("a date and a whole number", "plus_days(record.held_on, 10)"),
    "plus_months": ("a date and a whole number", "plus_months(record.completed_on, 12)"),
    "latest": ("a list of dates", "latest([record.approved_on, record.reviewed_on])"),
    "earliest": ("a list of dates", "earliest([record.approved_on, record.reviewed_on])"),
    "date": ("a text that is a date or an instant", "date(record.x_seen)"),
    "covers": ("a scope and an item", 'covers(record.scope, "A.5.18")'),
    "overlaps": ("two scopes", 'overlaps(record.scope, ["A.5", "A.8"])'),
    "holders": ("an id and a date", 'holders("ciso", as_of)'),
    "has": ("a field", "has(record.owner)"),
    "size": ("a list or a text", "size(record.team)"),
    "type": ("a value", "type(item) == map"),
    "int": ("a text or a number", "int(record.version)"),
    "double": ("a text or a number", "double(record.x_share)"),
    "string": ("a value", "string(record.x_number)"),
    "timestamp": ("a text that is an instant", "timestamp(record.x_detected_at)"),
    "duration": ("a text", 'duration("72h")'),
    "contains": ("a text, and stands behind one", 'record.title.contains("draft")'),
    "startsWith": ("a text, and stands behind one", 'record.id.startsWith("NC-")'),
    "endsWith": ("a text, and stands behind one", 'record.id.endsWith("-2026")'),
    "matches": ("a pattern, and stands behind a text", 'record.id.matches("^NC-[0-9]+$")'),
    "exists": (
        "a name and a condition, and stands behind a list",
        'record.team.exists(member, member.person == "ana")',
    ),
    "exists_one": (
        "a name and a condition, and stands behind a list",
        'record.team.exists_one(member, member.person == "ana")',
    ),
    "all": (
        "a name and a condition, and stands behind a list",
        "record.team.all(member, has(member.covers))",
    ),
    "filter": (
        "a name and a condition, and stands behind a list",
        "record.team.filter(member, has(member.covers))",
    ),
    "map": (
        "a name and a value, and stands behind a list",
        "record.team.map(member, member.person)",
    ),
    "orValue": ("a value, and stands behind an optional field", 'record.?grade.orValue("minor")'),
    "hasValue": ("nothing, and stands behind an optional field", "record.?grade.hasValue()"),
}
"""What each function takes, and an example."""
_MATCHES = '`text.matches("...")`, with `(?i)` before a pattern to which capitals do not matter'
_ELSEWHERE = {
    **dict.fromkeys(("len", "length", "count"), "`size(list)`"),
    **dict.fromkeys(("any", "some"), "`list.exists(x, condition)`"),
    **dict.fromkeys(("every", "each"), "`list.all(x, condition)`"),
    **dict.fromkeys(("isEmpty", "is_empty", "empty"), "`size(list) == 0`"),
    **dict.fromkeys(("lower", "upper", "lowerAscii", "like", "ilike", "regex"), _MATCHES),
    **dict.fromkeys(("max", "min"), "`latest(list)` or `earliest(list)`, of dates"),
    **dict.fromkeys(
        ("today", "now", "TODAY", "NOW", "current_date"), "`as_of`, the day of the run"
    ),
    **dict.fromkeys(("datediff", "date_diff", "days"), "`days_between(from, to)`"),
    **dict.fromkeys(("None", "nil", "NULL", "Null"), "`null`"),
    **dict.fromkeys(("True", "TRUE"), "`true`"),
    **dict.fromkeys(("False", "FALSE"), "`false`"),
}
"""What other languages call what has another name here."""
_OPERATORS = {
    "and": "`&&`",
    "or": "`||`",
    "not": "`!`: `!has(record.owner)`, `!(x in [a, b])`",
    "is": "`==`",
    "=": "`==`",
    "=>": "`>=`",
    "=<": "`<=`",
    "<>": "`!=`",
    "&": "`&&`",
    "|": "`||`",
    "if": "`condition ? a : b`",
}
QUOTES = "“”„‟«»‚‘’‛′″"


def operator(written: str) -> str:
    """What is said of a sign or word that is an operator elsewhere; empty where it is none."""
    right = _OPERATORS.get(written.lower())
    return f"`{written}` has no place here: write {right}" if right else ""


def takes(function: str) -> str:
    """What a function takes, with an example; empty where it is not known."""
    wants, example = _CALLS.get(function, ("", ""))
    return f"takes {wants}: `{example}`" if wants else ""


def name(written: str, called: bool, names: Collection[str]) -> str:
    """What is said of a name that means nothing: of a function, if it is `called`, else of a value.

    `names` are the variables there are.
    """
    if called and written in _CALLS:
        return f"`{written}` does not take what it is given; it {takes(written)}"
    said = f"nothing is called `{written}` here"
    if written in _ELSEWHERE:
        return f"{said}: write {_ELSEWHERE[written]}"
    near = _nearest(written, _CALLS if called else names)
    if near:
        return f"{said}; did you mean `{near}`?"
    return said if called else f"{said}: a field of the record is written `record.{written}`"


def _nearest(written: str, known: Collection[str]) -> str:
    if len(written) > _LONGEST_NAME:
        return ""
    lower = {one.lower().replace("_", ""): one for one in known}
    found = get_close_matches(written.lower().replace("_", ""), lower, 1, _NEAR)
    return lower[found[0]] if found else ""
