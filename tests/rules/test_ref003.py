from __future__ import annotations

import pytest

from isms_lint.testing import lint

KNOWN = """
---
kind: person
id: hugo
---
kind: role
id: lead
---
kind: statement-of-applicability
id: SOA-1
---
kind: process
id: backup
---
kind: document
id: POL-1
"""


def found(text: str) -> list[tuple[str, str, str]]:
    result = lint(text + KNOWN, select=["REF003"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.path, f.message_id) for f in result.findings]


def test_an_auditor_that_is_a_statement() -> None:
    text = "kind: audit\nid: AUD-1\nteam:\n  - {person: SOA-1, function: lead}\n"
    (finding,) = lint(text + KNOWN, select=["REF003"]).findings
    assert (finding.code, finding.severity) == ("REF003", "error")
    assert (finding.record_id, finding.path) == ("AUD-1", "team[0].person")
    assert (finding.location.line, finding.location.column) == (4, 14)
    assert finding.message == (
        "team[0].person names `SOA-1`, which is a statement of applicability; it takes a person or"
        " a role"
    )
    assert [(r.id, r.location.line) for r in finding.related] == [("SOA-1", 14)]


@pytest.mark.parametrize(
    ("kind", "named"),
    [("unit", "a unit"), ("objective", "an objective"), ("incident", "an incident")],
)
def test_articles(kind: str, named: str) -> None:
    text = f"kind: corrective-action\nid: CAR-1\nowner: X\n---\nkind: {kind}\nid: X\n"
    (finding,) = lint(text, select=["REF003"]).findings
    assert f"`X`, which is {named}; it takes" in finding.message
    assert finding.related[0].message == f"X is {named}"


def test_fields_with_several_kinds() -> None:
    assert found("kind: corrective-action\nid: CAR-1\nowner: hugo") == []
    assert found("kind: corrective-action\nid: CAR-1\nowner: lead") == []
    assert found("kind: corrective-action\nid: CAR-1\nowner: CAR-1") == [
        ("CAR-1", "owner", "reference")
    ]


def test_fields_of_any_kind() -> None:
    assert found("kind: document\nid: POL-2\nsupersedes: [POL-1, hugo]") == []


def test_dangling_is_another_rules() -> None:
    assert found("kind: corrective-action\nid: CAR-1\nowner: zoe") == []


def test_an_unknown_kind_is_another_rules() -> None:
    text = "kind: corrective-action\nid: CAR-1\nowner: zoe\n---\nkind: persn\nid: zoe"
    assert found(text) == []


def test_one_of_several_with_the_id() -> None:
    text = "kind: corrective-action\nid: CAR-1\nowner: zoe\n---\nkind: unit\nid: zoe\n---\n"
    assert found(text + "kind: person\nid: zoe") == []
    assert found(text + "kind: process\nid: zoe") == [("CAR-1", "owner", "reference")]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("backup", []),
        ("POL-1", []),
        ("POL-1 4.2", []),
        ("A.8.13", []),
        ("hugo", [("NC-1", "requirement[0]", "scope")]),
        ("SOA-1", [("NC-1", "requirement[0]", "scope")]),
        ("nothing", []),
    ],
)
def test_scope_items(item: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(f"kind: nonconformity\nid: NC-1\nrequirement: [{item}]") == expected
