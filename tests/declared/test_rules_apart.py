"""What a rule finds does not depend on which other rules look at the same records."""

from __future__ import annotations

from typing import Any

import pytest
from rule_kit import rule, run, said

RECORDS = """\
{kind: unit, id: u, name: U}
---
{kind: corrective-action, id: CAR-1, status: planned, owner: ana, due_on: 2026-09-30}
---
{kind: corrective-action, id: CAR-2, status: planned, owner: ana, due_on: 2026-09-30}
---
{kind: person, id: ana, name: Ana, unit: u}
"""
ACTIONS = {"actions": {"kind": "corrective-action"}}
OWNER = {"owner": {"follow": "record.owner"}}
LOOKS_AT_MORE = {
    "code": "TST000",
    "name": "looks-at-more",
    "kind": ["corrective-action", "person"],
    "holds": "has(record.owner) || has(record.name) || has(record.status) || has(record.due_on)",
}


@pytest.mark.parametrize(
    ("holds", "finds"),
    [
        # Five fields are stated, of an action: kind and id are two of them.
        ("actions.exists(one, size(one) < 5)", True),
        ("actions.exists(one, !one.exists(name, name == 'due_on'))", True),
        ("actions.exists(one, !('due_on' in one.map(name, name)))", True),
        ("actions.map(one, one).exists(one, size(one) < 5)", True),
        ("actions.filter(one, size(one) < 5).size() > 0", True),
        ("actions.filter(one, one.id == 'CAR-1').exists(one, size(one) < 5)", True),
        ("size(actions[0]) < 5", True),
        ("[actions].exists(all, all.exists(one, size(one) < 5))", True),
        ("(true ? actions : []).exists(one, size(one) < 5)", True),
        ("size(actions) == 2 && actions[0].id == 'CAR-1' && actions[1]['id'] == 'CAR-2'", False),
        ("actions.filter(one, one.id != 'CAR-1').all(one, one.id == 'CAR-2')", False),
    ],
)
def test_of_a_list_of_records(holds: str, finds: bool) -> None:
    _same_apart(kind="unit", references=ACTIONS, holds=holds, finds=finds)


@pytest.mark.parametrize(
    ("holds", "finds"),
    [
        ("size(owner) < 4", True),
        ("owner.map(name, 1).size() < 4", True),
        ("owner.all(name, name in ['id', 'kind'])", True),
        ("!('name' in owner)", True),
        ("owner != null && 'id' in owner && owner['unit'] == 'u'", False),
    ],
)
def test_of_a_record_followed(holds: str, finds: bool) -> None:
    _same_apart(kind="corrective-action", references=OWNER, holds=holds, finds=finds)


def _same_apart(*, finds: bool, **fields: Any) -> None:
    text = rule(**fields)
    alone = said(run(RECORDS, text))
    beside = said(run(RECORDS, rule(**LOOKS_AT_MORE), text))
    assert (bool(alone), beside) == (finds, alone)
