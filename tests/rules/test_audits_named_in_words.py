"""An audit named in the words of a review: SEQ001, SEQ002, MRV015 and MRV024 read them alike."""

from __future__ import annotations

import pytest
from judge import judged, message

WORDS = "IA-2026 and EA-2025 were presented"


def records(
    words: str = WORDS, end: str = "2026-10-01", reported: str = "2026-10-26", start: str = ""
) -> str:
    return f"""
    kind: audit
    id: IA-2026
    status: reported
    fieldwork: {{start: {start or "2026-09-28"}, end: {end}}}
    reported_on: {reported}
    ---
    {{kind: audit, id: IA-2025, status: reported, reported_on: 2025-09-01}}
    ---
    kind: external-audit
    id: EA-2025
    type: surveillance
    status: closed
    start: 2025-11-10
    end: 2025-11-11
    reported_on: 2025-11-24
    ---
    kind: management-review
    records:
      - {{id: MR-0, status: held, held_on: 2025-10-08, inputs: {{audit_results: IA-2025}}}}
      - {{id: MR-1, status: held, held_on: 2026-10-08, inputs: {{audit_results: {words}}}}}
    """


def test_a_report_that_came_after_the_review() -> None:
    assert judged("MRV024", records()) == ["MR-1 error inputs.audit_results later"]
    assert message("MRV024", records()) == (
        "IA-2026 was reported on 2026-10-26, after the review of 2026-10-08: its report cannot have"
        " been considered there"
    )
    assert message("SEQ002", records()) == (
        "fieldwork began on 2026-09-28 and was reported on 2026-10-26; the review of 2026-10-08 lies"
        " between: its report cannot have been considered"
    )
    # Results of the certification body were there.
    assert judged("SEQ001", records()) == ["MR-1 warning held_on others-only"]
    assert judged("MRV015", records()) == []


def test_nothing_else_was_there() -> None:
    text = records().replace("2025-11", "2025-09")
    assert message("SEQ001", text.replace("EA-2025 were", "others were")) == (
        "no internal audit was reported after 2025-10-08, up to 2026-10-08: the report of IA-2026"
        " cannot have been considered on 2026-10-08"
    )


def test_a_report_that_was_there() -> None:
    for code in ("SEQ001", "SEQ002", "MRV015", "MRV024"):
        assert judged(code, records(reported="2026-10-08")) == []


def test_fieldwork_under_way_and_not_named() -> None:
    text = records(words="EA-2025 was presented", end="2026-10-12")
    assert "it had no results of this audit" in message("SEQ002", text)
    named = records(end="2026-10-12")
    assert "its report cannot have been considered" in message("SEQ002", named)
    assert ": it cannot have been considered there" in message("MRV024", named)


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("{summary: IA-2026 was presented}", "summary"),
        ("{summary: one minor, trend: fewer than before in IA-2026}", "trend"),
        ("{summary: IA-2026 was presented, references: [IA-2026]}", "references[0]"),
    ],
)
def test_where_it_stands(words: str, path: str) -> None:
    assert judged("MRV024", records(words)) == [f"MR-1 error inputs.audit_results.{path} later"]


@pytest.mark.parametrize(
    "words",
    [
        "IA-2026 is under way",
        "IA-2026 is planned for this month",
        "interim results of IA-2026",
        "the report of IA-2026 will follow",
        "IA-2026-2 was presented",
    ],
)
def test_what_is_still_to_come_may_be_named(words: str) -> None:
    assert judged("MRV024", records(words)) == []


def test_an_audit_that_began_after_the_review_is_a_plan() -> None:
    assert judged("MRV024", records(start="2026-10-08", end="2026-10-12")) != []
    assert judged("MRV024", records(start="2026-10-09", end="2026-10-12")) == []
