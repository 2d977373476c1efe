"""The explanation of a declared rule, in the form that all rules have."""

from __future__ import annotations

from textwrap import indent

from isms_lint.records.record import Record


def explanation(rule: Record) -> str:
    """The text of a rule file under the headings of a rule's docstring."""
    get = rule.text
    sections = [
        ("What it checks", get("checks") or _expressions(rule)),
        ("Why it matters", get("why")),
        ("How to fix", get("fix")),
        ("Not reported", get("not_reported")),
        ("Bad", _example(rule, "bad")),
        ("Good", _example(rule, "good")),
    ]
    text = f"{get('summary')}\n\n"
    for heading, body in sections:
        if body:
            text += f"{heading}\n{indent(body.expandtabs(4), '    ')}\n"
    return text


def _expressions(rule: Record) -> str:
    kinds = _kinds(rule.get("kind"))
    entry = f" each entry of `{rule.text('for_each')}` of" if rule.get("for_each") else ""
    when = f", when `{_line(rule, 'when')}`" if rule.get("when") else ""
    said = f"Of{entry} each {kinds}{when}: that `{_line(rule, 'assert')}`."
    references = rule.get("references") or {}
    return "\n".join([said, *(_reference(rule, name) for name in references)])


def _reference(rule: Record, name: str) -> str:
    """What the name of a reference stands for."""
    at = ("references", name)
    if rule.get(*at, "follow"):
        stands = "all records" if rule.get(*at, "many") else "the record"
        return f"`{name}`: {stands} that `{_line(rule, *at, 'follow')}` names."
    if rule.get(*at, "holders"):
        on = f", on `{_line(rule, *at, 'on')}`" if rule.get(*at, "on") else ""
        return f"`{name}`: the persons whom `{_line(rule, *at, 'holders')}` means{on}."
    match = rule.get(*at, "match") or {}
    conditions = [f"whose `{field}` is `{_line(rule, *at, 'match', field)}`" for field in match]
    if rule.get(*at, "where"):
        conditions.append(f"where `{_line(rule, *at, 'where')}`")
    chosen = " and ".join(conditions)
    return f"`{name}`: each {_kinds(rule.get(*at, 'kind'))} {chosen}".rstrip() + "."


def _kinds(kind: str | list[str]) -> str:
    return kind if isinstance(kind, str) else " or ".join(kind)


def _line(rule: Record, *path: str) -> str:
    return " ".join(rule.text(*path).split())


def _example(rule: Record, which: str) -> str:
    text = str(rule.get("examples", which) or "").strip("\n")
    day = rule.get("examples", "as_of")
    return f"# as-of: {day}\n{text}" if day else text
