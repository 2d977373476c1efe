from __future__ import annotations

import pytest
from judge import judged, message
from soa_kit import row, statement

WHOLE = "version: '5'\napproved_by: ana\napproved_on: 2026-02-24"


def found(more: str, after: str = "") -> list[str]:
    return judged("SOA011", statement(row("A.5.1"), more=more) + after)


def lacks(field: str) -> list[str]:
    return [f"SOA warning {field} lacks"]


def test_what_it_says() -> None:
    rest = ": which statement applies, since when and by whose decision cannot be shown"
    assert message("SOA011", statement(row("A.5.1"), more="version: latest")) == (
        "`latest` is no version; the statement in force names no date of approval and no approver"
        + rest
    )
    text = statement(row("A.5.1"), more=WHOLE.replace("'5'", "latest"))
    assert message("SOA011", text) == f"`latest` is no version{rest}"
    assert message("SOA011", statement(row("A.5.1"), more="notes: x")) == (
        "the statement in force names no version and no date of approval and no approver" + rest
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (WHOLE, []),
        (WHOLE.replace("version: '5'\n", ""), lacks("version")),
        (WHOLE.replace("'5'", "latest"), lacks("version")),
        (WHOLE.replace("'5'", "HEAD"), lacks("version")),
        (WHOLE.replace("'5'", "TBD"), lacks("version")),
        (WHOLE.replace("'5'", "latest-5"), []),
        (WHOLE.replace("approved_by: ana\n", ""), lacks("approved_by")),
        (WHOLE.replace("approved_by: ana", "approved_by: TBD"), lacks("approved_by")),
        (WHOLE.replace("2026-02-24", "TBD"), lacks("approved_on")),
        ("version: '5'", lacks("approved_on")),
        ("notes: x", lacks("version")),
    ],
)
def test_version_date_and_approver(more: str, expected: list[str]) -> None:
    assert found(more) == expected


def test_versions_from_git() -> None:
    org = "kind: organization\nid: org\nversions_from_git: {}\n"
    without = WHOLE.replace("version: '5'\n", "")
    assert found(without, org.format("true")) == []
    assert found(without, org.format("false")) == lacks("version")
    assert found("version: latest", org.format("true")) == lacks("approved_on")


def test_only_the_statement_in_force() -> None:
    others = statement(row("A.5.1"), id="OLD", status="superseded") + statement(
        row("A.5.1"), id="NEW", status="draft"
    )
    assert found(WHOLE, others) == []


def test_none_in_force() -> None:
    draft = statement(row("A.5.1"), id="NEW", status="draft")
    old = statement(row("A.5.1"), id="OLD", status="superseded")
    assert judged("SOA011", draft) == ["NEW warning status not-approved"]
    assert message("SOA011", draft) == (
        "no Statement of Applicability is in force: only a draft is on record (NEW)"
    )
    two = draft + draft.replace("NEW", "NEWER")
    assert message("SOA011", two).endswith("only drafts are on record (NEW and NEWER)")
    assert judged("SOA011", old + draft) == ["NEW warning status not-approved"]
    assert message("SOA011", old + draft) == (
        "no Statement of Applicability is in force: NEW is a draft and OLD is superseded"
    )
    assert judged("SOA011", old) == ["OLD warning status not-approved"]


def test_a_draft_counts_the_rows_without_a_decision() -> None:
    none = "no Statement of Applicability is in force: only a draft is on record (SOA)"
    open_row = "{control: A.5.2, title: x}"
    rows = (row("A.5.1"), open_row, "{control: A.5.3, applicable: TBD}", "{control: own}")
    said = message("SOA011", statement(*rows, status="draft"))
    assert said == f"{none}; 3 of the 4 rows of SOA have no decision yet"
    said = message("SOA011", statement(row("A.5.1"), open_row, status="draft"))
    assert said == f"{none}; 1 of the 2 rows of SOA has no decision yet"
    assert message("SOA011", statement(row("A.5.1"), status="draft")) == none
