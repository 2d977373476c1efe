"""`for_each`: what is judged one by one, and where the findings stand, in every form records have."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rule_kit import rule, run, said

from isms_lint.findings.result import Result

AUDIT = """kind: audit
id: AUD-1
status: reported
fieldwork: {start: 2026-03-02, end: 2026-03-04}
team:
  - {person: ana, function: lead}
  - person: bo
    function: auditor
findings:
  - kind: nonconformity
    id: NC-1
    status: open
    evidence: [EV-1, EV-2]
  - kind: nonconformity
    id: NC-2
    status: closed
    evidence: EV-3
"""


def places(result: Result) -> list[str]:
    """`record path file:line:column message` of each finding."""
    return [
        f"{f.record_id} {f.path} {f.location.file}:{f.location.line}:{f.location.column} {f.message}"
        for f in result.findings
    ]


def judged(records: Any = AUDIT, **fields: Any) -> list[str]:
    return places(run(records, rule(**{"kind": "audit", "holds": "false", **fields})))


def test_each_entry_of_a_list() -> None:
    assert judged(for_each="team", message="{item.person}") == [
        "AUD-1 team[0] isms.yaml:6:5 ana",
        "AUD-1 team[1] isms.yaml:7:5 bo",
    ]


def test_a_field_of_the_entry() -> None:
    holds = 'item.function == "lead"'
    assert judged(for_each="team", at="function", holds=holds) == [
        "AUD-1 team[1].function isms.yaml:8:15 does not hold"
    ]


def test_a_field_that_the_entry_lacks_is_told_at_the_entry() -> None:
    holds = "has(item.covers)"
    assert judged(for_each="team", at="covers", holds=holds) == [
        "AUD-1 team[0].covers isms.yaml:6:5 does not hold",
        "AUD-1 team[1].covers isms.yaml:7:5 does not hold",
    ]


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (
            "[EV-1, EV-2]",
            ["A evidence[0] isms.yaml:4:12 EV-1", "A evidence[1] isms.yaml:4:18 EV-2"],
        ),
        ("EV-1", ["A evidence isms.yaml:4:11 EV-1"]),
        ("{uri: EV-1}", ["A evidence isms.yaml:4:11 A"]),
        ("[]", []),
        ("~", []),
    ],
)
def test_a_single_value_is_an_entry_and_none_is_none(evidence: str, expected: list[str]) -> None:
    records = f"kind: audit\nid: A\nstatus: planned\nevidence: {evidence}\n"
    message = "{type(item) == map ? record.id : item}"
    assert judged(records, for_each="evidence", message=message) == expected


def test_a_field_that_is_missing_has_no_entries() -> None:
    result = run(
        "{kind: audit, id: A, status: planned}", rule(kind="audit", for_each="team", holds="false")
    )
    assert said(result) == []


def test_entries_further_in() -> None:
    assert judged(for_each="fieldwork.start", message="{item}") == [
        "AUD-1 fieldwork.start isms.yaml:4:20 2026-03-02"
    ]


def test_entries_of_entries() -> None:
    assert judged(for_each="findings.evidence", message="{item}") == [
        "AUD-1 findings[0].evidence[0] isms.yaml:13:16 EV-1",
        "AUD-1 findings[0].evidence[1] isms.yaml:13:22 EV-2",
        "AUD-1 findings[1].evidence isms.yaml:17:15 EV-3",
    ]


def test_records_in_a_record_are_entries_and_records() -> None:
    assert judged(for_each="findings", holds='item.status == "open"', message="{item.id}") == [
        "AUD-1 findings[1] isms.yaml:14:5 NC-2"
    ]
    assert judged(kind="nonconformity", holds='record.status == "open"', at="status") == [
        "NC-2 status isms.yaml:16:13 does not hold"
    ]


def test_records_of_a_register() -> None:
    register = (
        "kind: audit\nrecords:\n  - {id: A, status: planned}\n  - {id: B, status: reported}\n"
    )
    assert judged(register, holds='record.status == "planned"', at="status") == [
        "B status isms.yaml:4:21 does not hold"
    ]


def test_a_reference_on_the_entry_is_looked_up_for_each() -> None:
    people = (
        "---\n{kind: person, id: ana, name: Ana Lind}\n---\n{kind: person, id: bo, name: Bo Falk}\n"
    )
    references = {"one": {"follow": "item.person"}}
    assert [
        line.rpartition(":")[2]
        for line in judged(
            AUDIT + people, for_each="team", references=references, message="{one.name}"
        )
    ] == ["5 Ana Lind", "5 Bo Falk"]


def test_one_entry_that_does_not_fit_leaves_the_others() -> None:
    records = "{kind: unit, id: u, name: U, x_days: [5, five, 7]}"
    result = run(records, rule(kind="unit", for_each="x_days", holds="item > 6"))
    assert said(result) == [
        "TST001 u",
        "RUL002 TST001",
        "? TST001 u: the rule does not fit it: see RUL002",
    ]


def test_places_in_json() -> None:
    data = {
        "kind": "audit",
        "id": "A",
        "status": "planned",
        "team": [{"person": "ana"}, {"person": "bo"}],
    }
    text = json.dumps(data, indent=2)
    lines = judged({"a.json": text}, for_each="team", holds='item.person == "ana"', at="person")
    line = next(n for n, one in enumerate(text.splitlines(), 1) if '"bo"' in one)
    assert lines == [f"A team[1].person a.json:{line}:17 does not hold"]


def test_places_in_markdown() -> None:
    team = "team:\n  - person: ana\n  - person: bo\n"
    text = f"---\nkind: audit\nid: A\nstatus: planned\n{team}---\n\n# Audit\n"
    lines = judged({"a.md": text}, for_each="team", holds='item.person == "ana"', at="person")
    assert lines == ["A team[1].person a.md:7:13 does not hold"]


MAPPED = """
select: [TST]
mappings:
  - files: export/*.yaml
    kind: audit
    fields:
      id: key
      status: state
      team: {from: people, each: {fields: {person: who}}}
"""


def test_places_in_records_of_another_form() -> None:
    text = "key: A\nstate: planned\npeople:\n  - {who: ana}\n  - {who: bo}\n"
    fields = {"for_each": "team", "holds": 'item.person == "ana"', "at": "person"}
    result = run({"export/a.yaml": text}, rule(kind="audit", **fields), config=MAPPED, select=None)
    assert places(result) == ["A team[1].person export/a.yaml:5:11 does not hold"]
