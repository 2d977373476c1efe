"""Hostile rules and records: a clear finding in bounded time and memory, and nobody else's lost."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from rule_kit import rule, run, said

from isms_lint.declared import bounds, declare

UNIT = "{kind: unit, id: u-1, name: Unit}\n"
MALFORMED = "its rule file is malformed: see RUL001"


def reasons(*rules: str, records: str = UNIT) -> list[tuple[str, str, str]]:
    """Code, field and message of what is found in rule files."""
    result = run(records, *rules)
    return [(f.code, f.path, f.message) for f in result.findings if f.code.startswith("RUL")]


def wrong(holds: str, **fields: object) -> str:
    """What is said of a rule that asserts `holds`, which has to be one finding about that."""
    ((code, path, message),) = reasons(rule(kind="unit", holds=holds, **fields))
    assert (code, path) == ("RUL001", "assert")
    return message


@pytest.mark.parametrize(
    ("holds", "message"),
    [
        ("(" * 60 + "true" + ")" * 60, "it is nested deeper than 32 levels"),
        ("[" * 60 + "]" * 60 + " == []", "it is nested deeper than 32 levels"),
        ("1" + " + 1" * 200 + " == 201", "it is nested deeper than 32 levels"),
        ("true && " * 400 + "true", f"an expression has at most {bounds.LONGEST} characters"),
        ("record.größe == 1", "`ö` has no place here"),
        ("größe == 1", "`ö` has no place here"),
        ("record.name.matches(", "the expression ends before it is complete"),
        ("__import__('os')", "nothing is called `__import__` here"),
        ("record.name.format([1])", "nothing is called `format` here"),
        ("record.name.replace('a', 'aaaa') == ''", "nothing is called `replace` here"),
        ("cel.bind(a, record.name, a + a) == ''", "nothing is called"),
        ("optional.of(1).optMap(x, x).hasValue()", "`optMap` is none of the macros here"),
        ("['a'].all(p, record.name.matches(p))", "a pattern that is written out"),
        ("record.name.matches(record.name)", "a pattern that is written out"),
        ("record.name.matches('((a?){40}){400}')", "at most 10000 states"),
        ("[record.name].map(x, [x, x]).map(x, [x, x]) == []", "lists that another one makes"),
        ("[[1].map(x, x)].all(x, x == x)", "lists that another one makes"),
        ("[1].map(x, [1].map(y, y)).all(x, x == x)", "lists that another one makes"),
        (
            "timestamp('2026-01-01T00:00:00Z').getFullYear('/dev/stdin') == 2026",
            "`getFullYear` takes no timezone here",
        ),
        ("google.protobuf.Int64Value{value: 1} == 1", "is none of the types here"),
        ("record.clauses.map(c, c + c) == []", "`+` inside all, exists, filter or map"),
        ("[record.name].map(c, [c] + [c]) == []", "`+` inside all, exists, filter or map"),
        ("size(record.name)", "a condition gives true or false, and this gives"),
        ("record.x_on == 2026-11-01", 'a date is written in quotes: "2026-11-20"'),
        ("record.approved_on > '1.11.2026'", "`1.11.2026` is no date"),
        ("as_of < '2026-11-31'", "`2026-11-31` is no date"),
        ("record.nmae == 'x'", "there is no field `nmae`; did you mean `name`?"),
        ("item.a == 1", "`item` is an entry of `for_each`, and the rule has none"),
        ("other.a == 1", "`other` is a record in a `where`"),
        ("options.days == 1", "the rule has no option `days`"),
        ("days_between('a', 1) == 1", "`days_between` does not take text and a whole number"),
    ],
)
def test_what_is_not_bounded_or_means_nothing_is_refused(holds: str, message: str) -> None:
    assert message in wrong(holds)


@pytest.mark.parametrize(
    ("holds", "message"),
    [
        ("record.name > 3", "`>` does not take text and a whole number"),
        ("record.name", "it gives something that is neither true nor false"),
        ("1 / 0 == 1", "divide by zero"),
        ("9223372036854775807 + size(record.name) > 0", "overflow"),
        ("record.name.matches('(')", "invalid regular expression"),
        ("date(record.name) < as_of", "`Unit` is no date: YYYY-MM-DD"),
        ("covers(['A.8'], 'A.999')", "`A.999` is no clause, control or record"),
        ("latest([]) < as_of", "there is no date in the list"),
    ],
)
def test_what_does_not_fit_is_told_at_the_rule(holds: str, message: str) -> None:
    text = rule(kind="unit", holds=holds)
    ((code, path, found),) = reasons(text)
    assert (code, path) == ("RUL002", "assert")
    assert found.startswith("`assert` cannot judge unit u-1: ")
    assert message in found
    assert said(run(UNIT, text))[1:] == ["? TST001 u-1: the rule does not fit it: see RUL002"]


def test_steps_are_counted() -> None:
    records = json.dumps({"kind": "unit", "id": "u-1", "name": "U", "x_n": list(range(900))})
    holds = "record.x_n.all(a, record.x_n.all(b, a >= 0 || b >= 0))"
    ((code, _, message),) = reasons(rule(kind="unit", holds=holds), records=records)
    assert code == "RUL002"
    assert "more than 10 000 steps" in message


def test_a_pattern_takes_linear_time() -> None:
    records = json.dumps({"kind": "unit", "id": "u-1", "name": "a" * 3000 + "b"})
    assert said(run(records, rule(kind="unit", holds='!record.name.matches("^(a+)+$")'))) == []


UNFIT = [
    (["x" * 3000] * 70, "it holds more than 200000 values and characters"),
    (2**70, "it has a number that is too large"),
    ("\ud800", "it has a text that is no valid Unicode"),
]


def with_value(value: object) -> dict[str, str]:
    return {"isms.json": json.dumps({"kind": "unit", "id": "u-1", "name": "U", "x_v": value})}


@pytest.mark.parametrize(("value", "reason"), UNFIT)
def test_what_is_too_much_of_a_field_is_told_at_the_rule(value: object, reason: str) -> None:
    text = rule(kind="unit", holds="has(record.x_v) && [1].all(n, n == 1)")
    result = run(with_value(value), text)
    assert said(result) == ["RUL002 TST001", "? TST001 u-1: the rule does not fit it: see RUL002"]
    assert reason in result.findings[0].message


@pytest.mark.parametrize(("value", "reason"), [*UNFIT, ("nonsense", "")])
def test_a_field_that_no_rule_names_keeps_none_from_judging(value: object, reason: str) -> None:
    macro = rule(kind="unit", holds='[record.name].all(n, n == "V")')
    assert said(run(with_value(value), macro)) == ["TST001 u-1"]
    known = {"v": {"kind": "unit", "where": 'other.name == "V"'}}
    beside = rule(kind="unit", references=known, holds="size(v) == 1")
    assert said(run(with_value(value), beside)) == ["TST001 u-1"]


@pytest.mark.parametrize("holds", ["size(record) > 9", "record.all(n, n != '')", "record == {}"])
def test_a_rule_on_all_of_a_record_sees_all(holds: str) -> None:
    result = run(with_value(2**70), rule(kind="unit", holds=holds))
    assert [f.code for f in result.findings] == ["RUL002"]


@pytest.mark.parametrize(
    ("holds", "value"),
    [
        ("date(record.x_v) >= as_of", "Key not found in map : x"),
        ("date(record.x_v) >= as_of", 'NOT_FOUND: Key not found in map : "x"'),
        ('covers(["A.5"], record.x_v)', "Index error: index=0 size=0"),
        ('covers(["A.5"], record.x_v)', "a scope names nothing that is known: `x`"),
    ],
)
def test_no_text_of_a_record_passes_for_what_the_library_says(holds: str, value: str) -> None:
    result = run(with_value(value), rule(kind="unit", holds=holds))
    assert [f.code for f in result.findings] == ["RUL002"]


def test_placeholders_of_one_word_are_told_apart() -> None:
    record = {"x_3": "ONE", "x_x": {"x": "TWO"}, "x_y": {"x": "THREE"}, "x_x_1": "FOUR"}
    records = json.dumps({"kind": "unit", "id": "u-1", "name": "U", **record})
    message = "{record.x_3} {record.x_x.x} {record.x_y.x} {record.x_x_1}"
    result = run(records, rule(kind="unit", holds="false", message=message))
    assert [f.message for f in result.findings] == ["ONE TWO THREE FOUR"]


def test_text_of_records_is_no_template() -> None:
    records = json.dumps({"kind": "unit", "id": "u-1", "name": "{0.__class__} {record.id} %s"})
    result = run(records, rule(kind="unit", holds="false", message="{{x}} {record.name}"))
    assert [f.message for f in result.findings] == ["{x} {0.__class__} {record.id} %s"]


@pytest.mark.parametrize("name", ["severity", "record", "message", "at", "fix", "about", "related"])
def test_a_placeholder_may_have_any_name(name: str) -> None:
    records = json.dumps({"kind": "unit", "id": "u-1", "name": "U", f"x_{name}": {name: "said"}})
    text = rule(kind="unit", holds="false", message=f"{{record.x_{name}.{name}}}")
    assert [f.message for f in run(records, text).findings] == ["said"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"unsuppressible": True}, "a rule has no field `unsuppressible`"),
        ({"check": "os.system"}, "a rule has no field `check`"),
        ({"code": "GATE005"}, "`GATE005` is already taken by isms-lint"),
        ({"code": "CAR005"}, "`CAR005` is already taken by iso27001"),
        ({"name": "self-audit-owner"}, "`self-audit-owner` is already taken by iso27001"),
        ({"code": "tst1"}, "`code`"),
        ({"kind": "untt"}, "no kind is called `untt`; did you mean `unit`?"),
        ({"clauses": ["10.9"]}, "`10.9` is no clause or control"),
        ({"clauses": ["A.5.99"]}, "`A.5.99` is no clause or control"),
        (
            {"kind": "nonconformity", "holds": "record.status == 'opne'"},
            "no such field is ever `opne`; did you mean `open`?",
        ),
        (
            {"kind": "nonconformity", "holds": "record.status in ['open', 'geschlossen']"},
            "no such field is ever `geschlossen`; known: closed, open",
        ),
        ({"severity": "fatal"}, "`fatal` is no value of `severity`"),
        ({"references": {"record": {"kind": "unit"}}}, "`record` has a meaning"),
        ({"references": {"size": {"kind": "unit"}}}, "`size` has a meaning"),
        (
            {"references": {"a": {"follow": "b.c"}, "b": {"kind": "unit"}}},
            "a field is followed from",
        ),
        ({"message": "{record.name"}, "a placeholder `{` is never closed"),
        ({"message": "}"}, "a brace `}` closes nothing"),
        ({"message": "{record.name}" * 21}, "at most 20 placeholders"),
        ({"at": "nmae"}, "there is no field `nmae`"),
        ({"for_each": "nmaes"}, "there is no field `nmaes`"),
        ({"related_records": ["x"]}, "no reference is `x`"),
        ({"assrt": "true"}, "a rule has no field `assrt`; did you mean `assert`?"),
    ],
)
def test_a_rule_cannot_be_what_it_is_not(fields: dict[str, object], message: str) -> None:
    text = rule(**{"kind": "unit", "holds": "true", **fields})
    found = [(f.code, f.message) for f in run(UNIT, text, select=["RUL"]).findings]
    assert any(code == "RUL001" and message in said for code, said in found), found


def test_two_rules_of_one_code_are_told_and_the_first_runs() -> None:
    one = rule(kind="unit", holds="false")
    result = run(UNIT, one, one.replace("under-test", "another"))
    assert [(f.code, f.location.file) for f in result.findings] == [
        ("TST001", "isms.yaml"),
        ("RUL001", "rules/r1.yaml"),
    ]


def test_a_broken_rule_costs_no_other() -> None:
    other = rule(code="TST002", name="other", kind="unit", holds="false")
    result = run(UNIT, rule(kind="unit", holds="foo()"), other)
    assert said(result) == ["TST002 u-1", "RUL001 TST001", f"? TST001 : {MALFORMED}"]


def test_nothing_silences_what_is_wrong_with_rules() -> None:
    config = "select: [CAR005]\nper_file_ignores: {'rules/*': [ALL]}\n"
    text = "# isms-lint: ignore[RUL001] we know\n" + rule(kind="unit", holds="foo()")
    found = run(UNIT, text, config=config, select=None).findings
    assert "RUL001" in [f.code for f in found]


_BOMBS = {
    "texts that double": "[[[record.name].map(a, a)[0]].map(b, b)[0]].all(c, size(c) > 0)",
    "many lists": "size(record.x_n.map(a, record.x_n.map(b, record.name))) > 0",
    "many texts": "size(record.x_n.map(a, [record.name, record.name, record.name])) > 0",
    "many patterns": "record.x_n.all(a, !record.name.matches('(x|y)*y(x|y){20}z'))",
    "many scopes": "record.x_n.all(a, overlaps(record.x_s, 'A.5') || true)",
    "lists in lists": "record.x_n.exists(a, record.x_n.exists(b, a in record.x_n && b == -1))",
    "all with all": "units.all(a, units.exists(b, a == b))",
    "all at once": " && ".join(["units == units"] * 100),
    "all of all": "units.map(a, units) == []",
    "lists of what is written": f"[[{', '.join(['units'] * 200)}]].all(a, [1, 2].all(b, a == a))",
    "a search": " && ".join(["!record.name.contains(record.name + 'y')"] * 40),
}


@pytest.mark.parametrize("bomb", list(_BOMBS))
def test_time_and_memory_are_bounded(tmp_path: Path, bomb: str) -> None:
    (tmp_path / "rules").mkdir()
    text = rule(kind="unit", holds=_BOMBS[bomb], references={"units": {"kind": "unit"}})
    (tmp_path / "rules" / "r.yaml").write_text(text)
    many = [
        {
            "kind": "unit",
            "id": f"u-{number}",
            "name": "x" * 20_000,
            "x_n": list(range(2000)),
            "x_s": ["A.5.1"] * 2000,
        }
        for number in range(5)
    ]
    (tmp_path / "isms.json").write_text(json.dumps(many))

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))

    ran = subprocess.run(
        [sys.executable, "-m", "isms_lint", "check", tmp_path, "--select=TST", "--jobs=1"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
    )
    assert ran.returncode in (0, 1), ran.stderr
    assert "Traceback" not in ran.stderr
    assert "internal error" not in ran.stderr
    assert "RUL002" in ran.stdout or "No findings" in ran.stdout or "TST001" in ran.stdout


def test_a_rule_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SECONDS", 1e-9)
    records = "---\n".join(UNIT.replace("u-1", f"u-{number}") for number in range(3))
    result = run(records, rule(kind="unit", holds="true"))
    assert said(result)[0] == "RUL002 TST001"
    assert [line.partition(":")[0] for line in said(result)[1:]] == [
        f"? TST001 u-{number}" for number in range(3)
    ]


def test_an_error_that_ends_a_rule_is_absorbed_by_no_or(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SECONDS", 1e-9)
    result = run(UNIT, rule(kind="unit", holds='date("2026-01-01") < as_of || true'))
    assert said(result)[0] == "RUL002 TST001"


def test_all_rules_together_have_their_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SECONDS_TOGETHER", 1e-9)
    other = rule(code="TST002", name="other", kind="unit", holds="true")
    found = run(UNIT, rule(kind="unit", holds="true"), other).findings
    assert [f.code for f in found] == ["RUL002", "RUL002"]
    assert all("together" in f.message for f in found)


def test_expressions_have_a_length_together(monkeypatch: pytest.MonkeyPatch) -> None:
    where = " && ".join(["other.name != 'unit'"] * 80)
    references = {f"r{number}": {"kind": "unit", "where": where} for number in range(20)}
    (told,) = reasons(rule(kind="unit", references=references, holds="true"))
    assert told[2] == "the expressions of a rule have at most 20000 characters together"
    monkeypatch.setattr(declare, "MOST_CHARACTERS", 10)
    other = rule(code="TST002", name="other", kind="unit", holds="false")
    result = run(UNIT, rule(kind="unit", holds='record.name == "Unit"'), other)
    assert [f.code for f in result.findings] == ["RUL001"]
    assert result.findings[0].location.file == "rules/r1.yaml"


@pytest.mark.parametrize(
    ("schema", "path", "message"),
    [
        ({"type": "string", "pattern": "^(a+)+$", "default": "a"}, "options.n", "no `pattern`"),
        (
            {"type": "array", "items": {"pattern": "(a+)+$"}, "default": []},
            "options.n",
            "no `pattern`",
        ),
        ({"$ref": "http://127.0.0.1:9/x", "default": 1}, "options.n", "cannot be used"),
        ({"type": "integer", "default": "one"}, "options.n.default", "does not fit its own option"),
    ],
)
def test_options_take_what_can_be_told_at_once(
    schema: dict[str, object], path: str, message: str
) -> None:
    options = {"n": {**schema, "description": "A number."}}
    ((code, where, found),) = reasons(rule(kind="unit", options=options, holds="options.n == 1"))
    assert (code, where) == ("RUL001", path)
    assert message in found


def test_what_an_option_holds_is_counted() -> None:
    options = {"words": {"type": "array", "default": [], "description": "Words."}}
    holds = "record.name.startsWith('U') && [1, 2].all(n, !(n in options.words))"
    text = rule(kind="unit", options=options, holds=holds)
    parameters = {"TST001": {"words": ["x"] * 1000}}
    assert said(run(UNIT, text, parameters=parameters)) == []
    parameters = {"TST001": {"words": [["x"] * 1000] * 20_000}}
    result = run(UNIT, text, parameters=parameters)
    assert [f.code for f in result.findings] == ["RUL002"]


@pytest.mark.parametrize("field", ["code", "name"])
def test_a_name_is_one_line(field: str) -> None:
    sound = json.loads(rule(kind="unit", holds="false"))
    result = run(UNIT, json.dumps({**sound, field: f"{sound[field]}\n"}), select=["RUL"])
    assert [(f.code, f.path) for f in result.findings] == [("RUL001", field)]


def test_honest_macros_over_large_records_are_far_below() -> None:
    """A statement of applicability with its 93 controls, gone through twice over, and a long text."""
    entries = [{"control": f"A.5.{n}", "note": "x" * 400, "by": [f"p-{n}"]} for n in range(93)]
    record = {"kind": "unit", "id": "u-1", "name": "U", "x_text": "y" * 40_000, "x_rows": entries}
    holds = (
        "record.x_rows.all(a, record.x_rows.exists(b, b.control == a.control && b.by == a.by)"
        " && !record.x_text.contains(a.control))"
    )
    assert said(run(json.dumps(record), rule(kind="unit", holds=holds))) == []


def test_a_record_that_rules_itself_out_costs_no_look_at_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds, "MOST_SELECTIONS", 0)
    known = {"others": {"kind": "unit", "where": "other.id != record.id"}}
    one = {"kind": "unit", "references": known, "holds": "true"}
    out = rule(when='size(others) > 0 && record.name != "Unit"', **one)
    assert said(run(UNIT, out)) == []
    looked = rule(when='size(others) > 0 && record.name == "Unit"', **one)
    assert said(run(UNIT, looked))[0] == "RUL002 TST001"


def test_selections_are_counted_for_each_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_SELECTIONS", 10)
    records = "---\n".join(UNIT.replace("u-1", f"u-{number}") for number in range(3))
    known = {"same": {"kind": "unit", "where": "other.id == record.id"}}
    two = [
        rule(code=f"TST00{n}", name=f"r{n}", kind="unit", references=known, holds="size(same) == 1")
        for n in (1, 2)
    ]
    assert said(run(records, *two)) == []
    monkeypatch.setattr(bounds, "MOST_SELECTIONS", 8)
    found = [f.code for f in run(records, *two).findings]
    assert found == ["RUL002", "RUL002"]
