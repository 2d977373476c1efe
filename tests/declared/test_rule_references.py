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


PEOPLE = """
{kind: person, id: ana, name: Ana}
---
{kind: role, id: ciso, name: CISO, holders: [{person: ana, from: 2024-01-01, to: 2024-12-31}]}
---
"""
NOT_ANA = 'owners.all(owner, owner.id != "ana")'


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        ("owner: ana", ["TST001 CAR-1"]),
        ("title: no owner", ["? TST001 CAR-1: `owner` is not stated"]),
        ("owner: edd", ["? TST001 CAR-1: `edd` means nobody on 2026-11-20"]),
        ("owner: ciso", ["? TST001 CAR-1: `ciso` means nobody on 2026-11-20"]),
    ],
)
def test_nobody_is_never_taken_for_all(owner: str, expected: list[str]) -> None:
    owners = {"owners": {"holders": "record.owner"}}
    text = rule(kind="corrective-action", references=owners, holds=NOT_ANA)
    assert said(run(PEOPLE + ACTION.format(owner), text)) == expected


@pytest.mark.parametrize(
    "of", [{"holders": "record.owner"}, {"follow": "record.x_who", "many": True}]
)
def test_what_is_optional_may_be_nobody(of: dict[str, object]) -> None:
    owners = {"owners": {**of, "optional": True}}
    text = rule(kind="corrective-action", references=owners, holds=NOT_ANA)
    assert said(run(PEOPLE + ACTION.format("title: no owner"), text)) == []


def test_the_function_tells_of_nobody_too() -> None:
    holds = '!("ana" in holders(record.owner, as_of))'
    text = rule(kind="corrective-action", holds=holds)
    assert said(run(PEOPLE + ACTION.format("owner: ciso"), text)) == [
        "? TST001 CAR-1: an id means nobody on 2026-11-20: `ciso`"
    ]


def test_a_reference_on_one_that_leads_nowhere_is_not_evaluated() -> None:
    led = {"process": {"follow": "record.x_process"}, "owners": {"holders": "process.owner"}}
    text = rule(kind="corrective-action", references=led, holds=NOT_ANA)
    assert said(run(PEOPLE + ACTION.format("x_process: none"), text)) == [
        "? TST001 CAR-1: `record.x_process` leads to no record"
    ]


@pytest.mark.parametrize("what", ["holders", "follow"])
def test_no_field_is_followed_from_a_list(what: str) -> None:
    led = {"all_units": {"kind": "unit"}, "r": {what: "all_units.owner"}}
    text = rule(kind="corrective-action", references=led, holds="size(all_units) > 9 || r != null")
    found = run(ACTION.format("owner: ana"), text, select=["RUL"]).findings
    assert [(f.code, f.path) for f in found] == [("RUL001", f"references.r.{what}")]
    assert found[0].message.startswith("`all_units` is a list")


def test_a_finding_stands_whatever_its_message_can_say() -> None:
    message = "late since {days_between(date(record.x_seen), as_of)} days"
    text = rule(kind="corrective-action", holds="false", message=message)
    result = run(ACTION.format("x_seen: last week"), text)
    told, wrong = result.findings
    assert (told.code, told.message) == ("TST001", "late since not known days")
    assert (wrong.code, wrong.path) == ("RUL002", "message")


def test_where_a_rule_does_not_fit_the_records_are_shown() -> None:
    result = run(
        ACTION.format("owner: ana"), rule(kind="corrective-action", holds="record.owner > 1")
    )
    (found,) = result.findings
    assert [(r.id, r.location.file) for r in found.related] == [("CAR-1", "isms.yaml")]


def test_a_fault_elsewhere_in_the_record_hides_no_rule_that_does_not_fit() -> None:
    records = ACTION.format("owner: ana, titel: misspelt")
    result = run(records, rule(kind="corrective-action", holds="record.owner > 1"))
    assert [f.code for f in result.findings] == ["RUL002"]
