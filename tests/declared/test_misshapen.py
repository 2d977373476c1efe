"""What is said of rule files that are of another shape than a rule has."""

from __future__ import annotations

import pytest
from rule_kit import run

UNIT = "{kind: unit, id: u-1, name: Unit}\n"
RULE = """\
code: TST001
name: under-test
kind: unit
summary: What it is about.
why: It has to work.
fix: Mend it.
assert: has(record.name)
message: does not hold
examples: {bad: "{kind: unit, id: a}", good: "{kind: unit, id: b}"}
"""


def told(old: str, new: str) -> tuple[int, str]:
    """The line and the message of the one thing that is said of the rule, changed."""
    text = RULE.replace(old, new) if old else RULE + new
    assert text != RULE
    (finding,) = [f for f in run(UNIT, text, select=["RUL"]).findings if f.code == "RUL001"]
    return finding.location.line, finding.message


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("TST001", "org1", 1, "`code`: two to eight capitals and three digits, such as `ORG001`"),
        ("under-test", "Under Test", 2, "words joined by hyphens: `closed-in-time`"),
        ("about.", "about", 4, "with a full stop at its end"),
        ("It has to work.", "''", 5, "`why` says nothing"),
        ("", "at: a b", 10, "`at`: the name of a field, such as `approved_on`"),
        ("", "for_each: team[0]", 10, "`for_each`: the name of a field"),
        ("", "references: {Foo Bar: {follow: record.x_a}}", 10, "names are of small letters"),
        ("", "references: {a: {}}", 10, "one of `follow`, `holders` and `kind`"),
        ("", "references: {a: {follow: record.x_a, whre: b}}", 10, "did you mean `where`?"),
        (
            "",
            "references: {a: {follow: record.x_a, where: b}}",
            10,
            "`where` does not go with `fol",
        ),
        (
            "",
            "options: {days: {type: integer, description: a}}",
            10,
            "`default` is missing in `options.days`",
        ),
        ("has(record.name)", "!has(record.name)", 7, "YAML has a meaning for `!` at the begin"),
        ("", "when: !has(record.name)", 10, "YAML has a meaning for `!` at the begin"),
        ("has(record.name)", "true", 7, "it is true or false: put it in quotes"),
        ("does not hold", "{record.name}", 8, "it is a mapping: put it in quotes"),
        ('"{kind: unit, id: a}"', "{kind: unit}", 9, "write `bad: |`, and the records in the"),
    ],
)
def test_it_is_said_in_words(old: str, new: str, line: int, message: str) -> None:
    at, found = told(old, new)
    assert (at, message in found) == (line, True), found
