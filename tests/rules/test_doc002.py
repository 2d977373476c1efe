from __future__ import annotations

import pytest
from judge import judged, message

WHOLE = {
    "title": "Access policy",
    "status": "approved",
    "version": '"2"',
    "approved_by": "ana",
    "approved_on": "2026-02-02",
}
LACKS = ["POL-2 error status lacks"]


def document(*without: str, more: str = "", **fields: str) -> str:
    shown = {name: value for name, value in {**WHOLE, **fields}.items() if name not in without}
    lines = [f"{name}: {value}\n" for name, value in shown.items()]
    return "kind: document\nid: POL-2\n" + "".join(lines) + more


def test_whole() -> None:
    assert judged("DOC002", document()) == []


@pytest.mark.parametrize("field", ["title", "version", "approved_by", "approved_on"])
def test_each_part(field: str) -> None:
    assert judged("DOC002", document(field)) == LACKS
    assert judged("DOC002", document(**{field: "TBD"})) == LACKS


def test_the_message() -> None:
    assert message("DOC002", document("version")) == (
        "approved, but without a version: which document this is cannot be shown"
    )
    assert message("DOC002", document("version", "approved_on", "approved_by")) == (
        "approved, but without a version: which document this is cannot be shown; and without a date"
        " of approval and an approver: its approval cannot be shown"
    )
    assert message("DOC002", document("title", "approved_by")) == (
        "approved, but without a title: which document this is cannot be shown; and without an"
        " approver: its approval cannot be shown"
    )


@pytest.mark.parametrize("version", ["latest", "Current", "HEAD"])
def test_a_word_that_fits_each_version(version: str) -> None:
    assert judged("DOC002", document(version=version)) == LACKS


@pytest.mark.parametrize(("declared", "expected"), [("true", []), ("false", LACKS)])
def test_git_keeps_the_version_where_that_is_declared(declared: str, expected: list[str]) -> None:
    organization = f"---\nkind: organization\nid: org\nversions_from_git: {declared}\n"
    assert judged("DOC002", document("version") + organization) == expected
    # Git does not say who approved it.
    assert judged("DOC002", document("approved_by") + organization) == LACKS


@pytest.mark.parametrize("status", ["draft", "in-review", "superseded", "withdrawn"])
def test_not_approved(status: str) -> None:
    assert judged("DOC002", document("version", status=status)) == []


def test_approved_as_far_as_its_fields_tell() -> None:
    assert judged("DOC002", document("status", "version")) == ["POL-2 error status lacks"]
    assert judged("DOC002", document("status", "approved_on", "version")) == LACKS
    assert judged("DOC002", document("status", "approved_on", "approved_by")) == [
        "? POL-2: nothing says whether it is approved"
    ]


def test_an_amendment_is_an_approval() -> None:
    amended = "amendments: [{on: 2026-05-01, by: ana, reason: version 2}]\n"
    assert judged("DOC002", document("approved_by", "approved_on", more=amended)) == []
    assert judged("DOC002", document("approved_by", "approved_on", more="amendments: [{}]\n")) == (
        LACKS
    )


def test_a_heading_is_a_title() -> None:
    assert judged("DOC002", document("title", text='"# Access policy\\n\\nRights."')) == []
    assert judged("DOC002", document("title", text="Rights follow the task.")) == LACKS


def test_documents_from_outside() -> None:
    assert judged("DOC002", document("version", "approved_by", type="law")) == []
    assert judged("DOC002", document("version", "approved_by", type="policy")) == LACKS
