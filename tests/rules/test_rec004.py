"""REC004: reviews that cite what came about after them."""

from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

LATER = (
    "kind: nonconformity\nrecords:\n  - {id: NC-1, raised_on: 2026-02-01}\n"
    "  - {id: NC-2, raised_on: 2026-05-01}\n  - {id: NC-3, raised_on: 2026-05-01, review: MR-1}\n---\n"
)
AUDITS = (
    "kind: audit\nrecords:\n"
    "  - {id: AU-1, status: reported, fieldwork: {start: 2026-04-20, end: 2026-04-24}}\n"
    "  - {id: AU-2, status: planned, planned_on: 2026-09-01}\n---\n"
)


def review(words: str, status: str = "held", held_on: str = "2026-03-15") -> str:
    return f"kind: management-review\nid: MR-1\nstatus: {status}\nheld_on: {held_on}\n{words}\n"


def found(words: str, records: str = LATER) -> list[str]:
    return [said.removeprefix("MR-1 error ") for said in judged("REC004", records + review(words))]


def test_a_nonconformity_of_the_future() -> None:
    text = LATER + review("inputs:\n  risk: Three need a signature (NC-2 of the audit), see NC-1")
    (finding,) = lint(text, select=["REC004"]).findings
    assert finding.message == (
        "the review of 2026-03-15 cites NC-2 (raised on 2026-05-01), which cannot have been considered"
        " there"
    )
    assert (finding.path, finding.severity) == ("inputs.risk", "error")
    assert (finding.location.line, finding.location.column, finding.location.end_column) == (
        12,
        33,
        37,
    )
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("NC-2", 4, "NC-2 was raised on 2026-05-01")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "inputs: {audit_results: {summary: NC-2}}",
        "inputs: {nonconformities: {trend: NC-2}}",
        "decisions: [{text: put NC-2 right}]",
        "conclusion: {effective: but for NC-2}",
        "conclusion: but for NC-2",
        "text: as NC-2 shows",
        "notes: [nothing, NC-2]",
    ],
)
def test_words_wherever_they_stand(words: str) -> None:
    assert [said.rpartition(" ")[2] for said in found(words)] == ["words"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("nonconformity", "raised_on: {}"),
        ("opportunity-for-improvement", "raised_on: {}"),
        ("corrective-action", "opened_on: {}"),
        ("incident", "detected_on: {}"),
        ("incident", "occurred_on: {}"),
        ("result", "on: {}"),
    ],
)
def test_kinds_that_tell_their_day(kind: str, fields: str) -> None:
    for day, expected in (("2026-03-29", []), ("2026-03-30", ["text words"])):
        record = f"kind: {kind}\nid: X-1\n{fields.format(day)}\n---\n"
        assert found("text: as X-1 shows", record) == expected


def test_the_days_in_which_minutes_are_written_are_an_option() -> None:
    text = LATER + review("text: NC-2")
    assert len(judged("REC004", text, minutes_days=46)) == 1
    assert judged("REC004", text, minutes_days=47) == []


@pytest.mark.parametrize(
    "words",
    [
        "text: as NC-1 shows",
        "text: NC-3 is raised herewith",
        "text: NC-20 and X-NC-2 and NC-2.1",
        "text: on the agenda of the next review is NC-2",
        "text: |\n  ## 5 Next review\n\n  - NC-2\n",
        "text: |\n  Planned for April:\n\n  - NC-2\n",
        "text: |\n  ## Ausblick\n\n  NC-2\n",
        "inputs: {nonconformities: {summary: draft of NC-2, interim: true}}",
        "inputs: {nonconformities: interim results (NC-2)}",
        # MRV024 speaks of these
        "inputs: {nonconformities: {summary: NC-2, references: [NC-2]}}",
        "x_own: NC-2",
        "next_on: NC-2",
    ],
)
def test_what_is_no_citation_of_the_future(words: str) -> None:
    assert found(words) == []


def test_reviews_that_were_not_held() -> None:
    for status in ("planned", "cancelled"):
        assert judged("REC004", LATER + review("text: NC-2", status)) == []
    assert judged("REC004", LATER + review("text: NC-2", held_on="soon")) == []


def test_a_finding_without_a_day_is_not_older_than_its_audit() -> None:
    finding = AUDITS + "kind: nonconformity\nid: NC-9\naudit: AU-1\n---\n"
    assert found("text: as NC-9 shows", finding) == ["text words"]
    assert message("REC004", finding + review("text: NC-9")).startswith(
        "the review of 2026-03-15 cites NC-9 (of AU-1, begun on 2026-04-20), which"
    )
    assert found("inputs: {audit_results: {references: [NC-9]}}", finding) == [
        "inputs.audit_results.references[0] references"
    ]
    early = finding.replace("2026-04-20", "2026-03-15")
    assert found("inputs: {audit_results: {references: [NC-9]}}", early) == []
    assert found("text: as NC-9 shows", finding.replace("AU-1\n---", "AU-2\n---")) == []


def test_a_reference_with_a_day_is_told_by_another_rule() -> None:
    text = LATER + review("inputs: {audit_results: {references: [NC-2]}}")
    assert [f.code for f in lint(text, select=["REC004", "MRV024"]).findings] == ["MRV024"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("text: AU-1 identified three minors.", ["text results"]),
        ("text: In AU-1 wurden drei Abweichungen festgestellt.", ["text results"]),
        ("text: A auditoria AU-1 identificou três não conformidades.", ["text results"]),
        ("text: Approve external internal auditor for AU-1", []),
        ("text: AU-1 will be reported in May.", []),
        ("text: Internal audit (AU-1) findings review", []),
        ("text: AU-1 is planned, as AU-0 found gaps.", []),
        ("text: AU-2 identified three minors.", []),
    ],
)
def test_of_audits_results_count(words: str, expected: list[str]) -> None:
    assert found(words, AUDITS) == expected


def test_several_are_one_finding() -> None:
    more = LATER + "kind: incident\nid: INC-1\ndetected_on: 2026-06-01\n---\n"
    text = more + review("inputs: {risk: NC-2}\ntext: INC-1 and NC-2")
    (finding,) = lint(text, select=["REC004"]).findings
    assert [(part.name, part.location.line) for part in finding.about] == [
        ("INC-1", 16),
        ("NC-2", 15),
    ]
    assert (
        "cites NC-2 (raised on 2026-05-01) and INC-1 (detected on 2026-06-01), which"
        in finding.message
    )
