"""What rules in YAML see beside their record: never another thing than is written, never less."""

from __future__ import annotations

import pytest
from rule_kit import rule, run, said

DOCUMENTS = """
kind: document
records:
  - {id: DOC-1, title: One, type: policy, status: approved, approved_on: 2026-03-02T10:00:00Z}
  - {id: DOC-2, title: Two, type: policy, status: draft}
---
"""
ACTION = "{{kind: corrective-action, id: CAR-1, status: planned, opened_on: 2026-03-02, {}}}\n"


def judged(fields: str, **of_rule: object) -> list[str]:
    return said(run(DOCUMENTS + ACTION.format(fields), rule(kind="corrective-action", **of_rule)))


def test_an_instant_matches_the_day_it_is_seen_as() -> None:
    same = {"same": {"kind": "document", "match": {"approved_on": "record.opened_on"}}}
    assert judged("owner: x", references=same, holds="size(same) == 0") == ["TST001 CAR-1"]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("[DOC-1]", []),
        ("[DOC-1, DOC-2]", ["TST001 CAR-1"]),
        ("DOC-2", ["TST001 CAR-1"]),
        ("[]", []),
        ("[DOC-1, DOC-99]", ["? TST001 CAR-1: `DOC-99` in `record.x_docs` names no record"]),
    ],
)
def test_a_list_hides_no_id_that_leads_nowhere(named: str, expected: list[str]) -> None:
    documents = {"named": {"follow": "record.x_docs", "many": True}}
    holds = 'named.all(one, one.status == "approved")'
    assert judged(f"x_docs: {named}", references=documents, holds=holds) == expected


def test_ids_of_other_systems_are_passed_over() -> None:
    documents = {"named": {"follow": "record.x_docs", "many": True}}
    text = rule(kind="corrective-action", references=documents, holds="size(named) == 1")
    records = DOCUMENTS + ACTION.format('x_docs: [DOC-1, "jira:ISMS-7"]')
    assert said(run(records, text, config='external_ids: ["jira:"]\n')) == []


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("[DOC-1]", []),
        (
            "[DOC-1, DOC-2]",
            ["? TST001 CAR-1: `record.x_docs` names 2 records, and the rule takes one"],
        ),
        ("DOC-99", ["? TST001 CAR-1: `record.x_docs` leads to no record"]),
    ],
)
def test_one_record_is_one(named: str, expected: list[str]) -> None:
    document = {"named": {"follow": "record.x_docs"}}
    holds = 'named.status == "approved"'
    assert judged(f"x_docs: {named}", references=document, holds=holds) == expected


def test_a_list_by_its_schema_asks_for_many() -> None:
    text = rule(
        kind="document", references={"r": {"follow": "record.references"}}, holds="r != null"
    )
    (found,) = run(DOCUMENTS, text).findings
    assert (found.code, found.path) == ("RUL001", "references.r.follow")
    assert found.message == "`references` is a list: say `many: true`"


AUDITS = """
kind: organization
id: alder
name: Alder
edition: "2022"
---
kind: audit
id: AUD-1
status: reported
edition: "{edition}"
scope: [{scope}]
"""
COVERED = {
    "audits": {"kind": "audit", "where": 'covers(other.scope, "A.8.2")'},
    "every": {"kind": "audit"},
}


@pytest.mark.parametrize(
    ("edition", "scope", "covered"),
    [
        ("2022", "A.8.2", True),
        ("2022", "A.8", True),
        ("2022", "A.8.3", False),
        # The number is that of another control there; what became A.8.2 was A.9.2.3.
        ("2013", "A.8.2.1", False),
        ("2013", "A.9.2.3", True),
    ],
)
@pytest.mark.parametrize(
    "holds", ["size(audits) == 1", 'every.exists(audit, covers(audit.scope, "A.8.2"))']
)
def test_scope_is_read_in_the_edition_of_the_record_that_has_it(
    edition: str, scope: str, covered: bool, holds: str
) -> None:
    records = AUDITS.format(edition=edition, scope=scope)
    result = run(records, rule(kind="organization", references=COVERED, holds=holds))
    assert said(result) == ([] if covered else ["TST001 alder"])


def test_a_scope_nobody_can_read_is_not_evaluated() -> None:
    records = AUDITS.format(edition="2022", scope="the whole site")
    overlapping = {"a": {"kind": "audit", "where": 'overlaps(other.scope, ["A.8"])'}}
    result = run(records, rule(kind="organization", references=overlapping, holds="size(a) == 0"))
    (line,) = said(result)
    assert line.startswith("? TST001 alder: a scope names nothing that is known: `the whole site`")


def test_what_is_the_same_for_all_does_not_hang_on_who_comes_first() -> None:
    old = '{kind: contract, id: %s, party: A, edition: "2013"}\n---\n'
    old += "{kind: contract, id: CON-5, party: B}"
    known = {"a": {"kind": "audit", "where": 'covers(other.scope, "A.8.2")'}}
    text = rule(kind="contract", references=known, holds="size(a) == 1")
    records = AUDITS.format(edition="2022", scope="A.8.2") + "---\n"
    assert (
        said(run(records + old % "CON-1", text)) == said(run(records + old % "CON-9", text)) == []
    )


def test_an_empty_entry_is_not_evaluated() -> None:
    records = "{kind: audit, id: AUD-1, status: planned, x_rooms: [{name: a}, ~]}"
    result = run(records, rule(kind="audit", for_each="x_rooms", holds="has(item.name)"))
    assert said(result) == ["? TST001 AUD-1: `x_rooms[1]` says nothing"]
