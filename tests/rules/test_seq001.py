from __future__ import annotations

import pytest

from isms_lint.testing import lint


def audit(id: str, reported_on: str, kind: str = "audit") -> str:
    return f"kind: {kind}\nid: {id}\nstatus: reported\nreported_on: {reported_on}\n"


def review(id: str, held_on: str, more: str = "") -> str:
    return f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {held_on}\n{more}"


def found(*records: str) -> list[tuple[str, str, str]]:
    result = lint("---\n".join(records), select=["SEQ001"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.severity.value, f.message_id) for f in result.findings]


EARLIER = audit("AUD-0", "2025-09-30") + "---\n" + review("MR-1", "2025-10-08")
LAST = review("MR-2", "2026-10-08")
ERROR = [("MR-2", "error", "none")]
WARNING = [("MR-2", "warning", "others-only")]


def test_first_audit_after_the_review() -> None:
    text = "---\n".join([LAST, audit("AUD-2", "2026-11-02"), audit("AUD-1", "2026-10-22")])
    (finding,) = lint(text, select=["SEQ001"]).findings
    assert (finding.code, finding.severity, finding.basis) == ("SEQ001", "error", "requirement")
    assert finding.clauses == ("9.3.2 d3",)
    assert (finding.record_id, finding.path) == ("MR-2", "held_on")
    assert (finding.location.line, finding.location.column) == (4, 10)
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("AUD-1", 14, "AUD-1 was reported on 2026-10-22, after the review")
    ]
    assert finding.message == (
        "no internal audit was reported up to 2026-10-08: the review of 2026-10-08 had no audit"
        " results to consider"
    )


def test_the_period_is_named() -> None:
    (finding,) = lint(f"{EARLIER}---\n{LAST}", select=["SEQ001"]).findings
    assert finding.related == ()
    assert finding.message.startswith(
        "no internal audit was reported after 2025-10-08, up to 2026-10-08: the review"
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2025-10-08", ERROR), ("2025-10-09", []), ("2026-10-08", []), ("2026-10-09", ERROR)],
)
def test_days_of_the_period(day: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(EARLIER, audit("AUD-1", day), LAST) == expected


def test_instants_are_days_of_the_organization() -> None:
    late = audit("AUD-1", "2026-10-08T23:30:00Z")
    assert found(EARLIER, late, LAST) == []
    zone = "kind: organization\nid: o\ntimezone: Europe/London\n"
    assert found(EARLIER, late, LAST, zone) == ERROR


def test_for_the_first_review_any_earlier_audit_will_do() -> None:
    assert found(audit("AUD-0", "2021-05-01"), LAST) == []
    assert found(LAST) == ERROR


def test_an_external_audit_in_the_period_softens_it() -> None:
    external = audit("SURV-1", "2026-03-01", "external-audit")
    text = "---\n".join([EARLIER, external, LAST])
    (finding,) = lint(text, select=["SEQ001"]).findings
    assert (finding.severity, finding.message_id) == ("warning", "others-only")
    assert finding.message == (
        "no internal audit was reported after 2025-10-08, up to 2026-10-08; the review of"
        " 2026-10-08 had only SURV-1 to consider"
    )
    assert found(EARLIER, audit("SURV-1", "2025-10-08", "external-audit"), LAST) == ERROR
    assert found(EARLIER, audit("SURV-1", "2026-10-09", "external-audit"), LAST) == ERROR
    assert found(audit("SURV-1", "2021-05-01", "external-audit"), LAST) == WARNING


def test_an_older_audit_the_review_names_softens_it() -> None:
    for said in ("{references: [AUD-0]}", "again AUD-0", "{summary: see AUD-0}"):
        last = review("MR-2", "2026-10-08", f"inputs: {{audit_results: {said}}}\n")
        assert found(EARLIER, last) == WARNING
    # One that was not reported by then is no result.
    last = review("MR-2", "2026-10-08", "inputs: {audit_results: AUD-9}\n")
    assert found(EARLIER, audit("AUD-9", "2026-10-09"), last) == ERROR
    # Nor is one named under another input.
    last = review("MR-2", "2026-10-08", "inputs: {nonconformities: AUD-0}\n")
    assert found(EARLIER, last) == ERROR


def test_a_later_review_of_the_series_cures_it() -> None:
    first = review("MR-2", "2026-10-08", "series: '2026'\n")
    second = review("MR-3", "2026-11-12", "series: '2026'\n")
    late = audit("AUD-1", "2026-10-22")
    assert found(EARLIER, first, late) == ERROR
    assert found(EARLIER, first, late, second) == []
    # A review of no series is one of its own.
    assert found(EARLIER, LAST, late, review("MR-3", "2026-11-12")) == ERROR


def test_audits_that_did_not_take_place() -> None:
    for status in ("planned", "postponed", "cancelled"):
        void = audit("AUD-1", "2026-04-02").replace("status: reported", f"status: {status}")
        assert found(EARLIER, void, LAST) == ERROR
    assert found(EARLIER, "kind: audit\nid: AUD-1\nreported_on: TBD\n", LAST) == ERROR


def test_reviews_that_were_not_held() -> None:
    for status in ("planned", "cancelled"):
        assert found(LAST.replace("status: held", f"status: {status}")) == []


def not_evaluated(*records: str) -> list[tuple[str, str]]:
    result = lint("---\n".join(records), select=["SEQ001"])
    assert result.findings == ()
    return [(o[2], o[3]) for o in result.not_evaluated]


def test_a_report_without_a_day() -> None:
    why = [("MR-2", "reported_on of AUD-1 is missing or not a date")]
    undated = "kind: audit\nid: AUD-1\nstatus: reported\n"
    assert not_evaluated(EARLIER, undated, LAST) == why
    assert not_evaluated(EARLIER, f"{undated}reported_on: April\n", LAST) == why
    assert not_evaluated(EARLIER, f"{undated}fieldwork: {{start: 2026-10-08}}\n", LAST) == why
    assert found(EARLIER, f"{undated}fieldwork: {{start: 2026-10-09}}\n", LAST) == ERROR
    assert found(EARLIER, f"{undated}fieldwork: {{end: 2025-10-08}}\n", LAST) == ERROR
    # It does not matter where another one is known.
    assert found(EARLIER, undated, audit("AUD-2", "2026-04-02"), LAST) == []


def test_a_review_without_a_day() -> None:
    assert not_evaluated("kind: management-review\nid: MR-1\nstatus: held\n") == [
        ("MR-1", "held_on is missing")
    ]


def test_a_series_that_goes_on() -> None:
    first = review("MR-2", "2026-10-08", "series: '2026'\n")
    ahead = "kind: management-review\nid: MR-3\nstatus: planned\nseries: '2026'\nplanned_on: {}\n"
    late = audit("AUD-1", "2026-10-22")
    assert not_evaluated(EARLIER, first, late, ahead.format("2026-11-20")) == [
        ("MR-2", "series 2026 still has a planned review")
    ]
    assert found(EARLIER, first, late, ahead.format("2026-11-19")) == ERROR


def test_an_audit_of_another_standard_alone() -> None:
    other = audit("AUD-1", "2026-04-02")
    assert found(EARLIER, other, LAST) == []
    for criteria, expected in {
        "[ISO 9001:2015]": ERROR,
        "[ISO 9001:2015, ISO/IEC 27001:2022]": [],
        "[POL-1]": [],
    }.items():
        assert found(EARLIER, f"{other}criteria: {criteria}\n", LAST) == expected


RUNNING = (
    "kind: audit\nid: A26\nstatus: reported\nfieldwork: {start: 2026-10-05, end: 2026-10-16}\n"
    "reported_on: 2026-10-30\n"
)
INTERIM = [("MR-2", "warning", "interim-only")]


def presented(text: str) -> str:
    return review("MR-2", "2026-10-08", f"inputs: {{audit_results: {{{text}}}}}\n")


def test_interim_results_of_an_audit_under_way() -> None:
    last = presented("summary: the first three days, references: [A26], interim: true")
    text = "---\n".join([EARLIER, RUNNING, last])
    (finding,) = lint(text, select=["SEQ001"]).findings
    assert (finding.severity, finding.message_id) == ("warning", "interim-only")
    assert finding.message == (
        "only interim results of A26 were presented; no internal audit was reported after"
        " 2025-10-08, up to 2026-10-08, and the review of 2026-10-08 had no other audit results to"
        " consider"
    )
    assert [(r.id, r.message) for r in finding.related] == [
        ("A26", "A26 was under way: its fieldwork began on 2026-10-05")
    ]


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ("summary: interim results of A26", INTERIM),
        # Not named, but said to be interim: the one that was under way.
        ("summary: the first three days, interim: true", INTERIM),
        ("summary: no interim results yet", ERROR),
        ("references: [A26]", ERROR),
        ("references: [A26], interim: false", ERROR),
    ],
)
def test_what_is_said_to_be_interim(results: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(EARLIER, RUNNING, presented(results)) == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-10-08", INTERIM),
        ("2026-10-09", ERROR),
        ("2025-10-09", INTERIM),
        ("2025-10-08", ERROR),
    ],
)
def test_interim_results_need_an_audit_under_way(
    start: str, expected: list[tuple[str, str, str]]
) -> None:
    running = RUNNING.replace("start: 2026-10-05", f"start: {start}")
    assert found(EARLIER, running, presented("summary: so far, interim: true")) == expected
    # One that is named may have begun in any period.
    named = [("MR-2", "warning", "interim-only")] if start != "2026-10-09" else ERROR
    assert found(EARLIER, running, presented("references: [A26], interim: true")) == named


def test_interim_results_beside_others() -> None:
    external = audit("SURV-1", "2026-03-01", "external-audit")
    last = presented("references: [A26], interim: true")
    (finding,) = lint("---\n".join([EARLIER, RUNNING, external, last]), select=["SEQ001"]).findings
    assert (finding.severity, finding.message_id) == ("warning", "others-only")
    assert finding.message.endswith("had only SURV-1 and interim results of A26 to consider")


def test_an_audit_under_way_is_shown() -> None:
    late = audit("AUD-9", "2026-10-20")
    unreported = RUNNING.replace("reported_on: 2026-10-30\n", "")
    for running in (RUNNING, unreported.replace("status: reported", "status: in-progress")):
        text = "---\n".join([EARLIER, late, running, LAST])
        (finding,) = lint(text, select=["SEQ001"]).findings
        assert (finding.message_id, [r.id for r in finding.related]) == ("none", ["A26"])
    # Not one that was called off, nor one of another standard.
    for other in ("criteria: [ISO 9001]\n", "status: cancelled\n"):
        running = RUNNING.replace("status: reported\n", "") + other
        (finding,) = lint("---\n".join([EARLIER, running, LAST]), select=["SEQ001"]).findings
        assert finding.related == ()
