"""Which files are rules, and what is said of those that are wrong: at their line, and nobody else's."""

from __future__ import annotations

import json

import pytest
from rule_kit import rule, run, said

from isms_lint.config.errors import UsageError
from isms_lint.findings.result import Result
from isms_lint.testing import lint

UNIT = "{kind: unit, id: u-1, name: Unit}\n"
SOUND = rule(code="TST009", name="sound", kind="unit", holds="false")
RULE = """\
code: TST001
name: under-test
kind: unit
summary: What the test is about.
why: It has to work.
fix: Mend it.
references:
  people: {kind: person}
options:
  days: {type: integer, default: 3, description: How many.}
assert: record.name == "Unit"
message: "{record.name} is not right"
examples:
  bad: "{kind: unit, id: a}"
  good: "{kind: unit, id: b}"
"""


def wrong(text: str) -> list[tuple[int, str]]:
    """Lines and messages of what is wrong with the rule file, where another rule finds something."""
    result = run(UNIT, text, SOUND, select=["ALL"], config=None)
    assert "TST009 u-1" in said(result)
    return [
        (f.location.line, f.message)
        for f in result.findings
        if f.location.file == "rules/r0.yaml" and f.code == "RUL001"
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("kind: unit\n", "kind: untit\n", 3, "no kind is called `untit`; did you mean `unit`?"),
        ("fix: Mend", "fxi: Mend", 6, "a rule has no field `fxi`; did you mean `fix`?"),
        ("fix: Mend it.\n", "fix: 7\n", 6, "`fix` should be"),
        ("summary: What", "summary: what is it?\nx: What", 4, "`summary`"),
        ("code: TST001", "code: T1", 1, "`code`"),
        ("name: under-test", "name: Under Test", 2, "`name`"),
        ("{kind: person}", "{kind: persons}", 8, "no kind is called `persons`"),
        ("{kind: person}", "{knd: person}", 8, ""),
        ("{kind: person}", "{follow: record.name, where: 'true'}", 8, ""),
        (
            "{kind: person}",
            "{follow: later.id}\n  later: {kind: unit}",
            8,
            "a field is followed from",
        ),
        (
            "{kind: person}",
            "{kind: unit, where: 'size(later) > 0'}\n  later: {kind: unit}",
            8,
            "below",
        ),
        ("{kind: person}", "{kind: unit, match: {nmae: record.name}}", 8, "no field `nmae`"),
        ("{kind: person}", "{kind: unit, where: 'other.nmae == 1'}", 8, "no field `nmae`"),
        ("{type: integer, default: 3,", "{type: integer,", 10, "`default` is missing"),
        ("{type: integer, default: 3,", "{type: integer, default: three,", 10, ""),
        ('record.name == "Unit"', 'record.name = "Unit"', 11, "at character"),
        ('record.name == "Unit"', 'size(record.name, 1) == "Unit"', 11, "`size` does not take"),
        ('record.name == "Unit"', "sise(record.name) == 4", 11, "nothing is called `sise` here"),
        ('record.name == "Unit"', "options.dyas == 4", 11, "the rule has no option `dyas`"),
        ('record.name == "Unit"', '"true"', None, ""),
        ("assert: record", "assert: true\nx: record", 11, "`assert` should be"),
        ("{record.name} is", "{record.nmae} is", 12, "no field `nmae`; did you mean `name`?"),
        ('bad: "{kind: unit, id: a}"', "bad: 7", 14, "`examples.bad` should be"),
        ('good: "{kind: unit, id: b}"\n', "", 14, "`good` is missing"),
        ("code: TST001", "code: TST001\nseverity: fatal", 2, "`fatal` is no value of `severity`"),
        ("code: TST001", "code: TST001\nbasis: [data]", 2, "`basis`"),
        ("code: TST001", "code: TST001\nclauses: 10.2", 2, "`clauses` should be"),
        ("code: TST001", "code: TST001\nat: 'na me'", 2, "`at`"),
        ("code: TST001", "code: TST001\nfor_each: nmaes", 2, "no field `nmaes`"),
        ("code: TST001", "code: TST001\nrelated_records: [peple]", 2, "no reference is `peple`"),
        ("code: TST001", "code: TST001\nunsuppressible: true", 2, "no field `unsuppressible`"),
    ],
)
def test_a_mistake_is_told_at_its_line(old: str, new: str, line: int | None, message: str) -> None:
    assert old in RULE
    found = wrong(RULE.replace(old, new))
    if line is None:
        assert found == []
    else:
        assert [one for one in found if one[0] == line and message in one[1]], found


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (f"{RULE}---\n{RULE}", 1, "a file holds one rule"),
        (f"- {json.dumps(json.loads(SOUND))}\n", 1, "a rule is a mapping with"),
        (f"{RULE}assert: 'true'\n", 1, "cannot be read"),
        (f"{RULE}  : [\n", 16, ""),
        (RULE.replace("assert:", "assert: !!python/name:os.system"), 11, ""),
    ],
)
def test_a_file_that_is_no_rule_is_told(text: str, line: int, message: str) -> None:
    config = "rules: ['rules/*']\n"
    result = run(UNIT, text, SOUND, config=config, select=None)
    assert "TST009 u-1" in said(result)
    found = [f for f in result.findings if f.location.file == "rules/r0.yaml"]
    assert [f for f in found if f.location.line == line and message in f.message], found
    assert all(f.severity == "error" for f in found)


@pytest.mark.parametrize(
    "text", ["", "\n", "# nothing yet\n", "---\n", "~\n", "kind: unit\nid: u-2\n", "7", "[]"]
)
def test_where_the_configuration_says_that_rules_stand_everything_is_one(text: str) -> None:
    config = "rules: ['policy/*.yaml']\nselect: [TST]\n"
    files = {"policy/a.yaml": text, "policy/b.yaml": SOUND, "isms.yaml": UNIT}
    result = lint(files, config=config)
    assert "TST009 u-1" in said(result)
    assert dict(result.records) == {"unit": 1}
    wrong = {(f.code, f.location.file) for f in result.findings if f.code != "TST009"}
    assert wrong == {("RUL001", "policy/a.yaml")}


def test_one_anchor_may_serve_twice() -> None:
    text = RULE.replace('bad: "{', 'bad: &text "{').replace(
        'good: "{kind: unit, id: b}"', "good: *text"
    )
    assert wrong(text) == []


# --- which files are rules


def files_of(result: Result) -> tuple[list[str], dict[str, int]]:
    return said(result), dict(result.records)


def test_a_record_in_the_folder_of_rules_stays_a_record() -> None:
    files = {"rules/unit.yaml": UNIT, "rules/rule.yml": SOUND}
    assert files_of(lint(files, select=["TST"])) == (["TST009 u-1"], {"unit": 1})


def test_rules_stand_in_the_folder_itself() -> None:
    files = {"isms.yaml": UNIT, "rules/deep/rule.yaml": SOUND, "other/rules/rule.yaml": SOUND}
    with pytest.raises(UsageError, match="no rule is called `TST`"):
        lint(files, select=["TST"])


def test_the_configuration_says_where_rules_stand() -> None:
    files = {"isms.yaml": UNIT, "policy/checks/a.yaml": SOUND, "rules/b.yaml": RULE}
    result = lint(files, config="rules: ['policy/**/*.yaml']\nselect: [TST, INP]\n")
    assert "TST009 u-1" in said(result)
    # What stands elsewhere is read as a record, and is none.
    assert {f.code for f in result.findings if f.location.file == "rules/b.yaml"} >= {"INP008"}


def test_no_rules_at_all() -> None:
    result = lint(
        {"isms.yaml": UNIT, "rules/a.yaml": SOUND}, config="rules: []\nselect: [RUL, INP]\n"
    )
    assert "TST009" not in {one.code for one in result.rules}


def test_include_narrows_records_and_leaves_the_rules() -> None:
    files = {"isms/a.yaml": UNIT, "b.yaml": UNIT.replace("u-1", "u-2"), "rules/a.yaml": SOUND}
    config = "include: ['isms/*']\nselect: [TST]\n"
    assert said(lint(files, config=config)) == ["TST009 u-1"]


def test_exclude_takes_rules_out() -> None:
    files = {"a.yaml": UNIT, "rules/a.yaml": SOUND, "rules/b.yaml": RULE}
    config = "exclude: ['rules/b.yaml']\nselect: [TST]\n"
    assert said(lint(files, config=config)) == ["TST009 u-1"]


@pytest.mark.parametrize("place", ["rules/a.cases.yaml", "rules/cases/a.cases.yaml"])
def test_cases_are_no_records(place: str) -> None:
    cases = "# rules: TST009\n\nkind: unit\nid: u-7  # expect: TST009\nname: Seven\n"
    files = {"a.yaml": UNIT, "rules/a.yaml": SOUND, place: cases}
    assert files_of(lint(files, select=["TST"])) == (["TST009 u-1"], {"unit": 1})


# --- clashes


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"code": "CAR005"}, "`CAR005` is already taken by iso27001"),
        ({"code": "INP001"}, "`INP001` is already taken by isms-lint"),
        ({"code": "RUL001"}, "`RUL001` is already taken by isms-lint"),
        ({"name": "rule-malformed"}, "`rule-malformed` is already taken by isms-lint"),
        ({"code": "TST009"}, "`TST009` is already taken by rules/a.yaml"),
        ({"name": "sound"}, "`sound` is already taken by rules/a.yaml"),
    ],
)
def test_a_code_or_name_that_is_taken(fields: dict[str, str], message: str) -> None:
    clash = rule(**{"kind": "unit", "holds": "false", **fields})
    files = {"isms.yaml": UNIT, "rules/a.yaml": SOUND, "rules/b.yaml": clash}
    result = lint(files, select=["TST"])
    assert said(result)[0] == "TST009 u-1"
    (finding,) = [f for f in result.findings if f.code == "RUL001"]
    assert (finding.location.file, finding.message) == ("rules/b.yaml", message)


def test_a_configuration_may_speak_of_a_rule_that_is_broken() -> None:
    config = (
        "select: [TST]\nignore: [TST001]\nseverities: {TST001: error}\n"
        "parameters: {TST009: {}}\nper_file_ignores: {'x/*': [TST001]}\n"
    )
    broken = rule(kind="unit", holds="foo()")
    result = run(UNIT, broken, SOUND, config=config, select=None)
    assert [f.code for f in result.findings] == ["TST009", "RUL001"]
