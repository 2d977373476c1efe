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
    kinds = rule.get("kind")
    kinds = kinds if isinstance(kinds, str) else " or ".join(kinds)
    entry = f" each entry of `{rule.text('for_each')}` of" if rule.get("for_each") else ""
    when = f", when `{_line(rule, 'when')}`" if rule.get("when") else ""
    return f"Of{entry} each {kinds}{when}: that `{_line(rule, 'assert')}`."


def _line(rule: Record, field: str) -> str:
    return " ".join(rule.text(field).split())


def _example(rule: Record, which: str) -> str:
    text = str(rule.get("examples", which) or "").strip("\n")
    day = rule.get("examples", "as_of")
    return f"# as-of: {day}\n{text}" if day else text
