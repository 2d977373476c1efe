"""What a record does not state is not evaluated, wherever a rule asks for it, and never passes."""

from __future__ import annotations

from pathlib import Path

import pytest
from rule_kit import rule, run, said

from isms_lint import UsageError, check

ACTION = "{kind: corrective-action, id: CAR-1, status: planned, x_list: [{a: 1}, {b: 2}]}\n"
NOT_STATED = ["? TST001 CAR-1: `owner` is not stated"]


def judged(**fields: object) -> list[str]:
    return said(run(ACTION, rule(kind="corrective-action", **fields)))


@pytest.mark.parametrize(
    "holds",
    [
        'record.owner == "ana"',
        'record.owner != "ana"',
        '!(record.owner == "ana")',
        'record.owner == "ana" || false',
        'record.owner == "ana" && true',
        'record.owner == "ana" ? true : true',
        'record.owner in ["ana"]',
        '!(record.owner in ["ana"])',
        "size(record.owner) >= 0",
        'record["owner"] != ""',
        "type(record.owner) != string",
        "[record.owner].all(one, true)",
        'record.x_list.all(one, record.owner == "ana")',
        "dyn(record.owner) == dyn(record.owner)",
        'holders(record.owner, as_of) != ["x"]',
    ],
)
def test_in_what_has_to_hold(holds: str) -> None:
    assert judged(holds=holds) == NOT_STATED


def test_in_what_chooses() -> None:
    assert judged(when='record.owner != "ana"', holds="true") == NOT_STATED


def test_in_what_selects() -> None:
    known = {"own": {"kind": "corrective-action", "where": 'other.owner == "ana"'}}
    (line,) = judged(references=known, holds="size(own) == 0")
    assert line == "? TST001 CAR-1: `owner` is not stated in corrective-action CAR-1"


def test_in_what_is_matched() -> None:
    known = {"people": {"kind": "person", "match": {"id": "record.owner"}}}
    assert judged(references=known, holds="size(people) == 0") == NOT_STATED


@pytest.mark.parametrize(
    ("holds", "expected"),
    [
        # What is known may decide by itself; then nothing is left open.
        ('record.owner == "ana" || record.status == "planned"', []),
        ('record.owner == "ana" && record.status == "closed"', ["TST001 CAR-1"]),
        ("has(record.owner)", ["TST001 CAR-1"]),
        ("!has(record.owner)", []),
        ('record.?owner.orValue("") == ""', []),
    ],
)
def test_what_is_known_may_decide(holds: str, expected: list[str]) -> None:
    assert judged(holds=holds) == expected


def test_one_entry_that_does_not_say_leaves_the_others_judged() -> None:
    lines = judged(for_each="x_list", holds="item.a == 2")
    assert lines == ["TST001 CAR-1", "? TST001 CAR-1: `a` is not stated"]


def test_a_message_says_so() -> None:
    result = run(ACTION, rule(kind="corrective-action", holds="false", message="by {record.owner}"))
    assert [f.message for f in result.findings] == ["by not stated"]


@pytest.mark.parametrize("owner", ["", "~", '""', '"  "'])
def test_a_field_that_says_nothing_is_not_stated(owner: str) -> None:
    text = rule(kind="corrective-action", holds="has(record.owner)")
    records = f"kind: corrective-action\nid: CAR-1\nstatus: planned\nowner: {owner}\n"
    assert said(run(records, text)) == ["TST001 CAR-1"]


def test_a_date_that_cannot_be_read_is_not_compared() -> None:
    text = rule(kind="corrective-action", holds="record.due_on >= as_of")
    records = "{kind: corrective-action, id: CAR-1, status: planned, due_on: TBD}"
    assert said(run(records, text)) == ["? TST001 CAR-1: `due_on` is no date that can be read"]


def test_without_records_of_the_kind_the_rule_is_not_evaluated() -> None:
    result = run("{kind: unit, id: a, name: A}", rule(kind="audit", holds="true"))
    assert said(result) == ["? TST001 : no audit records"]


def test_the_gate_counts_what_was_not_evaluated() -> None:
    result = run(ACTION, rule(kind="corrective-action", holds='record.owner == "ana"'))
    assert not result.findings
    assert [(o.code, o.record_kind, o.record_id) for o in result.not_evaluated] == [
        ("TST001", "corrective-action", "CAR-1")
    ]


def test_paths_hide_no_rule_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "r.yaml").write_text(rule(kind="unit", holds="foo()"))
    (tmp_path / "unit.yaml").write_text("{kind: unit, id: u-1, name: U}\n")
    result = check(tmp_path / "unit.yaml", root=tmp_path, select=["RUL"])
    assert [finding.code for finding in result.findings] == ["RUL001"]


def test_a_rule_file_that_cannot_be_read_is_blamed_for_the_rule_that_is_missing() -> None:
    with pytest.raises(UsageError, match=r"rules/r0\.yaml"):
        run(ACTION, "code: TST001\nname: [", select=["TST001"])
