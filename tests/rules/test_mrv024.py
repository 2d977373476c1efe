from __future__ import annotations

import pytest

from isms_lint.testing import lint

AUDIT = "kind: audit\nid: AUD-2\nstatus: reported\nreported_on: 2026-10-26\n---\n"


def review(inputs: str, held_on: str = "2026-10-08", status: str = "held") -> str:
    return (
        f"kind: management-review\nid: MR-1\nstatus: {status}\nheld_on: {held_on}\n"
        f"inputs:\n  {inputs}\n"
    )


def found(text: str) -> list[tuple[str, str]]:
    result = lint(text, select=["MRV024"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.path, f.message_id) for f in result.findings]


def test_a_report_of_the_future() -> None:
    text = AUDIT + review("audit_results: {summary: one, references: [AUD-1, AUD-2]}")
    (finding,) = lint(text, select=["MRV024"]).findings
    assert (finding.code, finding.severity, finding.basis) == ("MRV024", "error", "data coherence")
    assert (finding.record_id, finding.path) == ("MR-1", "inputs.audit_results.references[1]")
    assert (finding.location.line, finding.location.column) == (11, 53)
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("AUD-2", 4, "AUD-2 was reported on 2026-10-26")
    ]
    assert finding.message == (
        "AUD-2 was reported on 2026-10-26, after the review of 2026-10-08: it cannot have been"
        " considered there"
    )


@pytest.mark.parametrize(("day", "expected"), [("2026-10-08", 0), ("2026-10-09", 1)])
@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("audit", "reported_on"),
        ("external-audit", "reported_on"),
        ("nonconformity", "raised_on"),
        ("opportunity-for-improvement", "raised_on"),
        ("corrective-action", "opened_on"),
        ("risk-assessment", "completed_on"),
        ("incident", "detected_on"),
        ("incident", "occurred_on"),
        ("result", "on"),
        ("evidence", "collected_on"),
        ("change", "determined_on"),
        ("issue", "determined_on"),
        ("interested-party", "determined_on"),
    ],
)
def test_every_kind_that_tells_its_day(kind: str, field: str, day: str, expected: int) -> None:
    text = f"kind: {kind}\nid: X-1\n{field}: {day}\n---\n" + review("risk: {references: [X-1]}")
    assert found(text) == [("inputs.risk.references[0]", "later")] * expected


def test_a_later_review_is_cited() -> None:
    later = "---\nkind: management-review\nid: MR-2\nstatus: held\nheld_on: 2026-10-09\n"
    assert found(review("previous_actions: {references: [MR-2]}") + later) == [
        ("inputs.previous_actions.references[0]", "later")
    ]


def test_an_incident_is_known_when_it_is_detected() -> None:
    incident = "kind: incident\nid: X-1\noccurred_on: 2026-09-01\ndetected_on: 2026-10-09\n---\n"
    assert len(found(incident + review("risk: {references: [X-1]}"))) == 1


def test_as_of_of_an_input() -> None:
    assert found(review("measurement: {summary: ok, as_of: 2026-10-08}")) == []
    text = review("measurement: {summary: ok, as_of: 2026-10-09}")
    (finding,) = lint(text, select=["MRV024"]).findings
    assert (finding.path, finding.location.line) == ("inputs.measurement.as_of", 6)
    assert [(r.id, r.location.line) for r in finding.related] == [("MR-1", 4)]
    assert finding.message == (
        "the input is said to be current up to 2026-10-09, after the review of 2026-10-08: it"
        " cannot have been considered there"
    )


@pytest.mark.parametrize(
    "label",
    [
        "interim: true",
        "summary: interim results",
        "summary: 'Interim: one minor'",
        "trend: better on interim results",
    ],
)
def test_interim_results_are_labelled(label: str) -> None:
    text = AUDIT + review(f"audit_results: {{{label}, references: [AUD-2], as_of: 2026-10-26}}")
    assert found(text) == []


def test_other_words_are_no_label() -> None:
    for label in ("interim: false", "summary: in the interims"):
        text = AUDIT + review(f"audit_results: {{{label}, references: [AUD-2]}}")
        assert len(found(text)) == 1
    # The label of one input says nothing of another.
    text = AUDIT + review(
        "audit_results: {interim: true, references: [AUD-2]}\n"
        "  nonconformities: {references: [AUD-2]}"
    )
    assert found(text) == [("inputs.nonconformities.references[0]", "later")]


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("[EV-1, EV-2]", [("inputs.measurement.evidence[1]", "later")]),
        ("EV-2", [("inputs.measurement.evidence", "later")]),
        ("[{uri: EV-2}, notes/EV-2.md]", []),
    ],
)
def test_evidence_of_an_input_is_cited_too(evidence: str, expected: list[tuple[str, str]]) -> None:
    register = (
        "kind: evidence\nrecords:\n  - {id: EV-1, collected_on: 2026-10-08}\n"
        "  - {id: EV-2, collected_on: 2026-10-20}\n---\n"
    )
    assert (
        found(register + review(f"measurement: {{summary: ok, evidence: {evidence}}}")) == expected
    )


def test_one_finding_for_each_reference() -> None:
    more = "kind: nonconformity\nid: NC-1\nraised_on: 2026-10-20\n---\n"
    text = AUDIT + more + review("audit_results: {references: [NC-1, AUD-2], as_of: 2026-12-01}")
    assert found(text) == [
        ("inputs.audit_results.references[0]", "later"),
        ("inputs.audit_results.references[1]", "later"),
        ("inputs.audit_results.as_of", "as-of"),
    ]


def test_instants_are_days_of_the_organization() -> None:
    text = AUDIT.replace("2026-10-26", "2026-10-08T23:30:00Z")
    text += review("audit_results: {references: [AUD-2]}")
    assert found(text) == []
    zone = "---\nkind: organization\nid: o\ntimezone: Europe/London\n"
    assert found(text + zone) == [("inputs.audit_results.references[0]", "later")]


def test_what_tells_no_day() -> None:
    for other in (
        "kind: audit\nid: X-1\nstatus: planned\nplanned_on: 2026-12-01",
        "kind: audit\nid: X-1\nstatus: cancelled\nreported_on: 2026-12-01",
        "kind: audit\nid: X-1\nstatus: in-progress",
        "kind: document\nid: X-1\napproved_on: 2026-10-20",
        "kind: risk-assessment\nid: X-1\nstarted_on: 2026-10-20",
        "kind: management-review\nid: X-1\nstatus: planned\nplanned_on: 2026-12-01",
        "kind: person\nid: ana",
    ):
        assert found(f"{other}\n---\n" + review("risk: {references: [X-1]}")) == []


def test_only_held_reviews() -> None:
    inputs = "audit_results: {references: [AUD-2]}"
    for status in ("planned", "cancelled"):
        assert found(AUDIT + review(inputs, status=status)) == []
    assert len(found(AUDIT + review(inputs, status="results-approved"))) == 1


def not_evaluated(text: str) -> list[tuple[str, str]]:
    result = lint(text, select=["MRV024"])
    assert result.findings == ()
    return [(o[2], o[3]) for o in result.not_evaluated]


def test_missing_days_are_not_guessed() -> None:
    for other in (
        "kind: audit\nid: X-1\nstatus: reported",
        "kind: external-audit\nid: X-1\nreported_on: soon",
        "kind: nonconformity\nid: X-1",
        "kind: corrective-action\nid: X-1",
        "kind: result\nid: X-1",
        "kind: incident\nid: X-1",
        "kind: risk-assessment\nid: X-1\ncompleted_on: soon",
    ):
        text = f"{other}\n---\n" + review("risk: {references: [X-1, X-1]}")
        assert not_evaluated(text) == [("MR-1", "when X-1 came about is missing or not a date")]
    assert not_evaluated(AUDIT + review("audit_results: {references: [AUD-2]}", "soon")) == [
        ("MR-1", "held_on is not a date")
    ]
