"""Documents as facts: what they cover, which is the policy, which are out of use."""

from __future__ import annotations

from datetime import date

import pytest
from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint_iso27001.derive.document.current_records import is_current
from isms_lint_iso27001.derive.document.documented import (
    documented_in,
    documents_on,
    is_documented,
    is_in_use,
)
from isms_lint_iso27001.derive.document.named_information import named_information
from isms_lint_iso27001.derive.document.policies import information_security_policies
from isms_lint_iso27001.derive.document.superseded import superseded_documents
from isms_lint_iso27001.derive.people.delegations import delegates_of
from isms_lint_iso27001.derive.text.versions import names_version


@pytest.mark.parametrize(
    ("said", "covered"),
    [
        ("'6.1.2'", True),
        ("'6.1.2 a'", True),
        ("'6.1'", True),
        ("'4-10'", True),
        ("full-isms", True),
        ("['5.2', '6.1.1-6.1.3']", True),
        ("'6.1.3'", False),
        ("A.6.1", False),
        ("nothing", False),
    ],
)
def test_the_clauses_of_a_document(said: str, covered: bool) -> None:
    run = run_of(f"kind: document\nid: D\nclauses: {said}\n")
    assert is_documented("6.1.2", run) is covered


def test_clauses_are_read_in_the_edition_of_the_document() -> None:
    run = run_of("kind: document\nid: D\nedition: '2013'\nclauses: ['10.1']\n")
    assert is_documented("10.2", run)
    assert not is_documented("10.1", run)


@pytest.mark.parametrize(
    ("status", "used"),
    [
        ("approved", True),
        ("''", True),
        ("draft", False),
        ("in-review", False),
        ("superseded", False),
        ("withdrawn", False),
    ],
)
def test_in_use(status: str, used: bool) -> None:
    run = run_of(f"kind: document\nid: D\nstatus: {status}\nclauses: '5.2'\n")
    assert [is_in_use(document) for document in documents_on("5.2", run)] == [used]
    assert is_documented("5.2", run) is used


def test_the_document_that_covers_a_clause() -> None:
    run = run_of(
        "kind: document\nrecords:\n"
        "  - {id: OLD, status: superseded, clauses: '9.3'}\n"
        "  - {id: NEW, status: approved, clauses: '9.3.2 a'}\n"
        "  - {id: WHOLE, clauses: '9'}\n"
    )
    for clause, id in (("9.3.2", "NEW"), ("9.3.1", "WHOLE"), ("8.1", None)):
        document = documented_in(clause, run)
        assert (document.id if document else None) == id


def policies(text: str) -> list[str]:
    return [one.id for one in information_security_policies(run_of(text))]


def test_the_policy_is_told_by_type_then_title_then_clause() -> None:
    manual = "kind: document\nid: MAN\nclauses: ['5.2']\n"
    policy = "kind: document\nid: POL\ntype: policy\nclauses: ['5.2']\n"
    titled = "kind: document\nid: ISP\ntitle: ISMS Policy\n"
    typed = "kind: document\nid: TOP\ntype: information-security-policy\n"
    assert policies(manual) == ["MAN"]
    assert policies(f"{manual}---\n{policy}") == ["POL"]
    assert policies(f"{manual}---\n{policy}---\n{titled}") == ["ISP"]
    assert policies(f"{manual}---\n{policy}---\n{titled}---\n{typed}") == ["TOP"]
    assert policies(f"{manual}---\n{typed}status: draft\n") == ["MAN"]
    assert policies(f"{typed}status: draft\n") == ["TOP"]
    assert policies("kind: document\nid: POL-2\ntype: policy\ntitle: Access policy\n") == []


def test_superseded_documents() -> None:
    run = run_of(
        "kind: document\nrecords:\n"
        "  - {id: A, status: superseded}\n"
        "  - {id: B, status: approved}\n"
        "  - {id: C, supersedes: [B, C, gone]}\n"
        "  - {id: D, status: draft, supersedes: C}\n"
    )
    found = superseded_documents(run)
    assert {old.id: new and new.id for old, new in found.items()} == {"A": None, "B": "C"}


@pytest.mark.parametrize(
    ("version", "named"),
    [("'2'", True), ("2026.1", True), ("Latest", False), ("TBD", False), ("''", False)],
)
def test_version_labels(version: str, named: bool) -> None:
    (record,) = run_of(f"kind: document\nid: D\nversion: {version}\n").register.records
    assert names_version(record) is named


def test_what_is_current() -> None:
    run = run_of(
        "kind: statement-of-applicability\nrecords:\n"
        "  - {id: S-1, status: superseded, approved_on: 2025-01-01}\n"
        "  - {id: S-2, status: approved, approved_on: 2026-01-01}\n"
        "---\nkind: audit-programme\nrecords:\n"
        "  - {id: P-1, status: draft}\n  - {id: P-2, period: {end: 2026-11-20}}\n"
        "  - {id: P-3, period: {end: 2026-11-19}}\n"
        "---\nkind: scope\nrecords: [{id: C-1, status: withdrawn}, {id: C-2}]\n"
        "---\nkind: audit\nrecords: [{id: A-1, status: planned}, {id: A-2, status: closed}]\n"
        "---\nkind: process\nid: backup\n"
    )
    current = {one.id for one in run.register.records if one.id and is_current(one, run)}
    assert current == {"S-2", "P-2", "C-2", "A-1", "backup"}


def test_a_delegation_without_matters_is_for_everything() -> None:
    run = run_of(
        "kind: organization\nid: o\ndelegations: [{person: b, on_behalf_of: a}]\n"
        "---\nkind: person\nrecords: [{id: a}, {id: b}]\n"
    )
    for matter in ("document-approval", "risk-acceptance"):
        assert delegates_of({"a"}, matter, date(2026, 1, 1), run) == {"b"}


RECORDS = (
    "kind: scope\nid: SC\n",
    "kind: document\nid: POL\ntype: information-security-policy\n",
    "kind: document\nid: MET\nclauses: ['6.1.2', '6.1.3']\n",
    "kind: document\nid: OLD\nstatus: draft\nclauses: ['6.2']\n",
    "kind: audit\nid: AUD\nstatus: reported\nfindings: []\n",
    "kind: risk\nid: RISK\nresidual: {level: 1}\n",
)


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(RECORDS), count=st.integers(1, len(RECORDS)))
def test_more_records_never_show_less(order: list[str], count: int) -> None:
    some = named_information(run_of("---\n".join(order[:count])))
    whole = named_information(run_of("---\n".join(order)))
    assert {piece.clause for piece in whole.missing} <= {piece.clause for piece in some.missing}
    assert [piece.clause for piece in whole.missing] == [
        *("6.1.3 d", "6.2", "7.2", "8.1", "9.1", "9.3.3"),
    ]
    assert [draft.id for draft in whole.unfit] == ["OLD"]
    assert (whole.total, whole.is_whole) == (13, True)
