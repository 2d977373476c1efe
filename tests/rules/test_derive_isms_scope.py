from __future__ import annotations

import pytest
from facts import run_of

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.clause.leaves import clause_leaves
from isms_lint_iso27001.derive.context.isms_scope import items_in_scope, unseen_items

RECORDS = """
kind: process
records:
  - {id: hiring, controls: [A.6.1, A.6.2]}
  - {id: backup}
---
kind: unit
records: [{id: sales}, {id: platform}, {id: hosting, parent: platform}]
"""


def scoped(scope: str = "") -> Pass:
    return run_of(RECORDS + (f"---\nkind: scope\nid: SCOPE\n{scope}\n" if scope else ""))


@pytest.mark.parametrize(
    ("scope", "ids"),
    [
        ("", ["backup", "hiring"]),
        ("processes: [hiring]", ["hiring"]),
        ("units: [sales]", ["sales", "backup", "hiring"]),
        ("processes: [hiring]\nunits: [sales]", ["hiring", "sales"]),
        ("processes: [hiring]\nstatus: draft", ["backup", "hiring"]),
        ("processes: [hiring]\nstatus: superseded", ["backup", "hiring"]),
        ("processes: [nothing]", ["backup", "hiring"]),
    ],
)
def test_what_lies_in_scope(scope: str, ids: list[str]) -> None:
    assert [one.id for one in items_in_scope(scoped(scope))] == ids


def test_processes_by_name_or_by_a_control() -> None:
    run = scoped()
    assert unseen_items(set(), run) == ["backup", "hiring"]
    assert unseen_items({"backup"}, run) == ["hiring"]
    assert unseen_items({"backup", "A.6.2"}, run) == []


def test_units_where_audits_name_units() -> None:
    run = scoped("processes: [hiring]\nunits: [sales, hosting]")
    assert unseen_items({"hiring"}, run) == []
    assert unseen_items({"hiring", "sales"}, run) == ["hosting"]
    assert unseen_items({"hiring", "platform"}, run) == ["sales"]
    assert unseen_items({"hiring", "hosting", "sales"}, run) == []


def test_everything_is_everything() -> None:
    run = scoped("units: [sales, hosting]")
    everything = set(run.register.scope.all_leaves())
    assert unseen_items(everything, run) == []
    assert unseen_items(everything - {"A.8.13"}, run) == ["backup"]
    # Controls that do not apply are not asked for.
    run = run_of(
        f"{RECORDS}---\nkind: statement-of-applicability\nid: SOA\nstatus: approved\n"
        "controls: [{control: A.5.1, applicable: true}, {control: A.8.13, applicable: false}]\n"
    )
    assert unseen_items({*clause_leaves(run), "A.5.1"}, run) == []
    assert unseen_items({*clause_leaves(run), "A.8.13"}, run) == ["backup", "hiring"]


def test_units_above_each_other() -> None:
    run = run_of(
        "kind: unit\nrecords: [{id: a, parent: b}, {id: b, parent: a}, {id: c}]\n---\n"
        "kind: scope\nid: S\nunits: [a]\n"
    )
    assert unseen_items({"c"}, run) == ["a"]
    assert unseen_items({"b"}, run) == []
