"""A rule in YAML is a rule like any other: to the configuration, to exceptions, and over time."""

from __future__ import annotations

from typing import Any

import pytest
from rule_kit import rule, run, said

from isms_lint.findings.result import Result

UNIT = "kind: unit\nid: u-1\nname: Unit\n"
RULE = rule(kind="unit", holds="false", at="name")


def judged(config: str, records: str = UNIT, text: str = RULE) -> Result:
    return run(records, text, config=config, select=None)


def test_it_runs_unless_something_else_is_selected() -> None:
    assert "TST001 u-1" in said(judged("{}"))
    assert said(judged("select: [under-test]")) == ["TST001 u-1"]
    assert "TST001 u-1" not in said(judged("ignore: [TST]"))
    found = judged("select: ['basis:organization']").findings
    assert [f.code for f in found] == ["TST001"]


@pytest.mark.parametrize("severity", ["error", "info"])
def test_its_severity_may_be_set(severity: str) -> None:
    (finding,) = judged(f"select: [TST]\nseverities: {{TST001: {severity}}}").findings
    assert finding.severity == severity


@pytest.mark.parametrize(
    "ignores",
    [
        "per_file_ignores: {'isms.yaml': [TST001]}",
        "per_record_ignores: {u-1: [under-test]}",
        "overrides: [{kinds: [unit], ignore: [TST]}]",
    ],
)
def test_what_the_configuration_ignores(ignores: str) -> None:
    result = judged(f"select: [TST]\n{ignores}\n")
    assert (said(result), result.ignored) == ([], 1)


def test_a_comment_accepts_what_it_finds() -> None:
    records = UNIT.replace("Unit", "Unit  # isms-lint: ignore[TST001] renamed next week")
    result = judged("select: [TST]", records)
    assert said(result) == []
    assert [(f.code, f.status.value) for f in result.accepted] == [("TST001", "ignored")]


def test_a_waiver_accepts_what_it_finds() -> None:
    waiver = (
        "---\nkind: waiver\nid: WV-1\nrule: TST001\ntarget: u-1\nreason: renamed next week\n"
        "owner: bo\napproved_by: ana\napproved_on: 2026-10-20\nexpires_on: 2026-12-31\n"
        "---\nkind: person\nrecords: [{id: ana, name: Ana}, {id: bo, name: Bo}]\n"
    )
    result = judged("select: [TST]", UNIT + waiver)
    assert said(result) == []
    assert [(f.code, f.status.value) for f in result.accepted] == [("TST001", "waived")]


ENTRIES = {"for_each": "x_list", "holds": 'item.a != "bad"', "at": "a"}


def fingerprints(records: str, **fields: Any) -> list[str]:
    result = run(records, rule(**{"kind": "unit", **ENTRIES, **fields}))
    assert {f.code for f in result.findings} == {"TST001"}
    return sorted(finding.fingerprint for finding in result.findings)


def test_a_finding_is_the_same_one_wherever_it_stands() -> None:
    one, bad, other = "{id: e-1, a: good}", "{id: e-2, a: bad}", "{id: e-3, a: fine}"
    first = fingerprints(f"{UNIT}x_list: [{one}, {bad}, {other}]\n")
    assert first == fingerprints(f"{UNIT}x_list: [{other}, {one}, {bad}]\n")
    assert first == fingerprints(f"# moved\n\nx_list: [{bad}]\n{UNIT}")
    assert first == fingerprints(f"{UNIT}x_list: [{bad}]\n", message="in other words: {{item.a}}")
    assert first != fingerprints(f"{UNIT}x_list: [{bad.replace('e-2', 'e-9')}]\n")


def test_each_entry_is_a_finding_of_its_own() -> None:
    two = fingerprints(f"{UNIT}x_list: [{{id: e-1, a: bad}}, {{id: e-2, a: bad}}]\n")
    assert len(set(two)) == 2


def test_nothing_hangs_on_the_order_of_records_and_files() -> None:
    text = rule(
        kind="unit", references={"units": {"kind": "unit"}}, holds="false", message="{units}"
    )
    parts = ["{kind: unit, id: u-1, name: A}\n", "{kind: unit, id: u-2, name: B}\n"]
    one, other = run("---\n".join(parts), text), run("---\n".join(reversed(parts)), text)
    messages = [sorted((f.record_id, f.message) for f in r.findings) for r in (one, other)]
    assert messages[0] == messages[1] == [("u-1", "u-1, u-2"), ("u-2", "u-1, u-2")]


@pytest.mark.parametrize("status", ["withdrawn", "draft"])
def test_what_a_rule_finds_of_a_record_that_is_not_in_order_is_found(status: str) -> None:
    records = f"kind: document\nid: D\ntitle: T\nstatus: {status}\nnonsense: 1\n"
    assert said(run(records, rule(kind="document", holds="false"))) == ["TST001 D"]
