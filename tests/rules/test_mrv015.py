from __future__ import annotations

import pytest

from isms_lint.testing import lint

WHY = "that these results were considered cannot be shown"


def audit(id: str, reported_on: str, kind: str = "audit", more: str = "") -> str:
    return f"kind: {kind}\nid: {id}\nstatus: reported\nreported_on: {reported_on}\n{more}"


def review(id: str, held_on: str, audit_results: str = "''", series: str = "''") -> str:
    return (
        f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {held_on}\nseries: {series}\n"
        f"inputs: {{audit_results: {audit_results}}}\n"
    )


def found(*records: str) -> list[tuple[str, list[str]]]:
    result = lint("---\n".join(records), select=["MRV015"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, [r.id for r in f.related]) for f in result.findings]


FIRST = review("MR-1", "2025-10-08", "none")
ONE = audit("AUD-1", "2026-04-02")
TWO = audit("AUD-2", "2026-08-20")


def test_one_omitted() -> None:
    text = "---\n".join([ONE, TWO, review("MR-2", "2026-10-08", "{references: [AUD-1]}"), FIRST])
    (finding,) = lint(text, select=["MRV015"]).findings
    assert (finding.code, finding.severity, finding.basis) == ("MRV015", "error", "requirement")
    assert finding.clauses == ("9.3.2 d3",)
    assert (finding.record_id, finding.path) == ("MR-2", "inputs.audit_results")
    assert (finding.location.line, finding.location.column) == (16, 25)
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("AUD-2", 9, "AUD-2 was reported on 2026-08-20")
    ]
    assert finding.message == (
        "the input on audit results does not name AUD-2, reported after 2025-10-08, up to"
        f" 2026-10-08: {WHY}"
    )


def test_one_finding_for_several() -> None:
    assert found(FIRST, TWO, ONE, review("MR-2", "2026-10-08", "two audits")) == [
        ("MR-2", ["AUD-1", "AUD-2"])
    ]


@pytest.mark.parametrize(
    "said",
    [
        "{references: [AUD-1, AUD-2]}",
        "AUD-1 and AUD-2.",
        "{summary: 'See AUD-1, (AUD-2)'}",
        "{trend: AUD-1 worse than AUD-2, references: [X]}",
        "{summary: only NC-1, references: [AUD-2]}",
        "{references: [AUD-1, OFI-2]}",
    ],
)
def test_named_by_reference_text_or_finding(said: str) -> None:
    one = audit("AUD-1", "2026-04-02", more="findings: [{id: NC-1}]\n")
    ofi = "kind: opportunity-for-improvement\nid: OFI-2\naudit: AUD-2\n"
    assert found(FIRST, one, TWO, ofi, review("MR-2", "2026-10-08", said)) == []


def test_a_longer_id_is_another_audit() -> None:
    for said in ("AUD-10", "AUD-1-2", "XAUD-1", "AUD-1.2", "2026.AUD-1"):
        assert found(FIRST, ONE, review("MR-2", "2026-10-08", said)) == [("MR-2", ["AUD-1"])]


def test_external_audits_count() -> None:
    external = audit("SURV-1", "2026-04-02", "external-audit", "type: surveillance\n")
    assert found(FIRST, external, review("MR-2", "2026-10-08", "none")) == [("MR-2", ["SURV-1"])]
    assert found(FIRST, external, review("MR-2", "2026-10-08", "SURV-1")) == []
    named = external + "findings: [{id: NC-9}]\n"
    assert found(FIRST, named, review("MR-2", "2026-10-08", "NC-9")) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-10-08", []),
        ("2025-10-09", [("MR-2", ["AUD-1"])]),
        ("2026-10-08", [("MR-2", ["AUD-1"])]),
        ("2026-10-09", []),
    ],
)
def test_days_of_the_period(day: str, expected: list[tuple[str, list[str]]]) -> None:
    # On the day of the first review it belongs to that one, which names it.
    first = review("MR-1", "2025-10-08", "AUD-1")
    assert found(first, audit("AUD-1", day), review("MR-2", "2026-10-08", "none")) == expected


def test_instants_are_days_of_the_organization() -> None:
    late = audit("AUD-1", "2026-10-08T23:30:00Z")
    organization = "kind: organization\nid: o\ntimezone: Europe/London\n"
    last = review("MR-2", "2026-10-08", "none")
    assert found(FIRST, late, last) == [("MR-2", ["AUD-1"])]
    assert found(FIRST, late, last, organization) == []


@pytest.mark.parametrize(("day", "expected"), [("2025-10-08", 0), ("2025-10-09", 1)])
def test_the_first_review_answers_for_one_interval(day: str, expected: int) -> None:
    last = review("MR-2", "2026-10-08", "none")
    assert len(found(audit("AUD-1", day), last)) == expected


def test_the_interval_is_the_declared_one() -> None:
    last = review("MR-2", "2026-10-08", "none")
    organization = "kind: organization\nid: o\nintervals: {management_review_months: 6}\n"
    assert found(organization, audit("AUD-1", "2026-04-08"), last) == []
    assert found(organization, audit("AUD-1", "2026-04-09"), last) == [("MR-2", ["AUD-1"])]


def test_a_series_names_them_together() -> None:
    q1 = review("MR-Q1", "2026-05-10", "AUD-1", "a")
    q2 = review("MR-Q2", "2026-10-08", "{references: [AUD-2]}", "a")
    assert found(FIRST, ONE, TWO, q1, q2) == []
    # Named before it was reported is not considered.
    early = review("MR-Q1", "2026-05-10", "AUD-1 and AUD-2 to come", "a")
    assert found(FIRST, ONE, TWO, early, review("MR-Q2", "2026-10-08", "none", "a")) == [
        ("MR-Q2", ["AUD-2"])
    ]
    # On the very day it is.
    same = review("MR-Q1", "2026-08-20", "AUD-1 and AUD-2", "a")
    assert found(FIRST, ONE, TWO, same, review("MR-Q2", "2026-10-08", "none", "a")) == []


def test_a_review_between_those_of_a_series() -> None:
    q1 = review("MR-Q1", "2026-05-10", "AUD-1", "a")
    between = review("MR-X", "2026-06-15", "none")
    q2 = review("MR-Q2", "2026-10-08", "{references: [AUD-2]}", "a")
    assert found(FIRST, ONE, TWO, q1, between, q2) == []


def test_without_the_input_another_rule_speaks() -> None:
    assert found(FIRST, ONE, review("MR-2", "2026-10-08")) == []
    assert found(FIRST, ONE, review("MR-2", "2026-10-08", "{references: []}")) == []


def test_an_input_that_may_still_come() -> None:
    ahead = (
        "kind: management-review\nid: MR-3\nseries: a\nstatus: planned\nplanned_on: 2026-12-01\n"
    )
    text = "---\n".join([ONE, review("MR-2", "2026-10-08", "''", "a"), ahead])
    result = lint(text, select=["MRV015"])
    assert result.findings == ()
    assert [(o[2], o[3]) for o in result.not_evaluated] == [
        ("MR-2", "series a still has a planned review")
    ]


def test_audits_that_were_not_reported() -> None:
    last = review("MR-2", "2026-10-08", "none")
    for status in ("planned", "postponed", "cancelled"):
        assert found(FIRST, ONE.replace("status: reported", f"status: {status}"), last) == []
    running = "kind: audit\nid: AUD-1\nstatus: fieldwork-done\nfieldwork: {end: 2026-10-01}\n"
    assert found(FIRST, running, last) == []


def not_evaluated(*records: str) -> list[tuple[str, str]]:
    result = lint("---\n".join(records), select=["MRV015"])
    assert result.findings == ()
    return [(o[2], o[3]) for o in result.not_evaluated]


def test_a_report_without_a_day() -> None:
    undated = (
        "kind: audit\nid: AUD-1\nstatus: closed\nfieldwork: {start: 2026-03-16, end: 2026-03-20}\n"
    )
    last = review("MR-2", "2026-10-08", "none")
    why = "reported_on of AUD-1 is missing or not a date"
    assert not_evaluated(FIRST, undated, last) == [("MR-2", why)]
    assert not_evaluated(FIRST, audit("AUD-1", "soon"), last) == [("MR-1", why), ("MR-2", why)]
    assert not_evaluated(FIRST, undated, review("MR-2", "2026-10-08", "AUD-1")) == []


def test_a_review_without_a_day() -> None:
    assert not_evaluated(ONE, "kind: management-review\nid: MR-1\nstatus: held\n") == [
        ("MR-1", "held_on is missing")
    ]
