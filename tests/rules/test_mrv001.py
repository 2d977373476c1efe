from __future__ import annotations

from textwrap import dedent

import pytest

from isms_lint.testing import lint

DECLARED = "kind: organization\nid: o\nintervals: {management_review_months: 12}\n---\n"


def reviews(*days: str, status: str = "held") -> str:
    rows = [
        f"  - {{id: MR-{n}, status: {status}, held_on: {day}}}\n" for n, day in enumerate(days, 1)
    ]
    return "kind: management-review\nrecords:\n" + "".join(rows)


def found(text: str, as_of: str = "2026-11-20", **options: int) -> list[tuple[str, str, str]]:
    result = lint(text, as_of=as_of, select=["MRV001"], parameters={"MRV001": options})
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.severity.value, f.message_id) for f in result.findings]


def test_gap_between_two_reviews() -> None:
    text = DECLARED + reviews("2024-06-03", "2026-02-02")
    (finding,) = lint(text, select=["MRV001"]).findings
    assert (finding.code, finding.severity) == ("MRV001", "error")
    assert finding.basis == "organization's own rule"
    assert finding.clauses == ("9.3.1",)
    assert (finding.record_id, finding.path, finding.location.line) == ("MR-2", "held_on", 8)
    assert [(r.id, r.location.line) for r in finding.related] == [("MR-1", 7)]
    assert finding.message == (
        "the review before this one was held on 2024-06-03, and this one on 2026-02-02; it was due by"
        " 2025-06-03 (12 months as declared; 30 days of grace ended 2025-07-03): reviews at planned"
        " intervals cannot be shown"
    )


def test_too_long_since_the_last() -> None:
    (finding,) = lint(reviews("2025-06-10"), select=["MRV001"]).findings
    assert (finding.record_id, finding.path, finding.message_id) == ("MR-1", "held_on", "last")
    assert finding.severity == "warning"
    assert finding.related == ()
    assert finding.message == (
        "the last review was held on 2025-06-10; the next was due by 2026-06-10 (12 months by custom,"
        " none declared; 30 days of grace ended 2026-07-10): reviews at planned intervals cannot be"
        " shown"
    )
    text = DECLARED + reviews("2025-06-10")
    (finding,) = lint(text, select=["MRV001"], parameters={"MRV001": {"grace_days": 0}}).findings
    assert finding.message == (
        "the last review was held on 2025-06-10; the next was due by 2026-06-10 (12 months as"
        " declared): reviews at planned intervals cannot be shown"
    )


@pytest.mark.parametrize(
    ("later", "expected"),
    [("2026-03-10", []), ("2026-03-11", [("MR-2", "error", "gap")])],
)
def test_last_day_of_grace(later: str, expected: list[tuple[str, str, str]]) -> None:
    # 2026-02-08 and 30 days.
    text = DECLARED + reviews("2025-02-08", later)
    assert found(text, as_of="2026-03-20") == expected


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2026-11-07", []), ("2026-11-08", [("MR-1", "error", "last")])]
)
def test_last_day_before_the_run(as_of: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(DECLARED + reviews("2025-10-08"), as_of=as_of) == expected


def test_months_end_where_the_month_ends() -> None:
    # A month after 31 January 2028 is 29 February, in 2027 the 28th.
    options = {"review_interval_months": 1, "grace_days": 0}
    assert found(reviews("2028-01-31", "2028-02-29"), as_of="2028-02-29", **options) == []
    assert found(reviews("2028-01-31", "2028-03-01"), as_of="2028-03-01", **options) == [
        ("MR-2", "warning", "gap")
    ]
    assert found(reviews("2027-01-31", "2027-02-28"), as_of="2027-02-28", **options) == []
    assert found(reviews("2027-01-31", "2027-03-01"), as_of="2027-03-01", **options) == [
        ("MR-2", "warning", "gap")
    ]
    # A year after a leap day.
    text = reviews("2024-02-29")
    assert found(text, as_of="2025-02-28", grace_days=0) == []
    assert found(text, as_of="2025-03-01", grace_days=0) == [("MR-1", "warning", "last")]


def test_a_declared_interval_goes_before_the_default() -> None:
    declared = DECLARED.replace("12", "24")
    assert found(declared + reviews("2025-01-10")) == []
    assert found(declared + reviews("2024-01-10")) == [("MR-1", "error", "last")]


def test_an_interval_that_is_none_is_not_believed() -> None:
    for written in ("0", "true", "'6'", "yearly"):
        declared = DECLARED.replace("12", written)
        assert found(declared + reviews("2025-12-01")) == []
        assert found(declared + reviews("2025-01-10")) == [("MR-1", "warning", "last")]


def test_order_of_the_file_and_series_do_not_matter() -> None:
    text = dedent("""\
        kind: management-review
        records:
          - {id: MR-C, series: b, status: results-approved, held_on: 2026-06-01}
          - {id: MR-A, series: a, status: held, held_on: 2025-01-10}
          - {id: MR-B, series: b, held_on: 2025-11-01}
        """)
    assert found(text) == []
    assert found(text.replace("2025-01-10", "2024-01-10")) == [("MR-B", "warning", "gap")]


def test_planned_and_cancelled_reviews_close_no_gap() -> None:
    text = reviews("2025-06-10")
    more = dedent("""\
        ---
        kind: management-review
        records:
          - {id: MR-8, status: planned, planned_on: 2026-11-30}
          - {id: MR-9, status: cancelled, held_on: 2026-06-10}
        """)
    assert found(text + more) == [("MR-1", "warning", "last")]


def test_instants_are_days_of_the_organization() -> None:
    zone = "kind: organization\nid: o\ntimezone: {}\n---\n"
    text = "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2025-10-08T23:30:00Z\n"
    assert found(zone.format("Europe/London") + text, as_of="2026-11-08") == []  # 00:30 on the 9th
    assert found(zone.format("UTC") + text, as_of="2026-11-08") == [("MR-1", "warning", "last")]
    # The run's own instant: still the 8th in New York.
    result = lint(
        zone.format("America/New_York") + text, as_of="2026-11-08T04:30:00+00:00", select=["MRV001"]
    )
    assert result.findings == ()


def not_evaluated(text: str) -> list[tuple[str, str]]:
    result = lint(text, select=["MRV001"])
    assert result.findings == ()
    return [(o[2], o[3]) for o in result.not_evaluated]


# More than half of what the standard names, and an audit programme of 2025.
WHOLE = (
    "kind: document\nid: MAN\nstatus: approved\n"
    "clauses: ['4.3', '5.2', '6.1.2', '6.2', '7.2', '8.1', '9.1']\n---\n"
)
PROGRAMME = "kind: audit-programme\nid: PRG\nperiod: {start: 2025-01-01, end: 2027-12-31}\n---\n"
NOTHING = "no management review is on record as held"


def test_never() -> None:
    for planned in ("", reviews("2026-12-01", status="planned")):
        (finding,) = lint(WHOLE + DECLARED + PROGRAMME + planned, select=["MRV001"]).findings
        assert (finding.record_id, finding.path) == ("o", "intervals.management_review_months")
        assert (finding.severity, finding.message_id) == ("error", "never")
        assert [r.id for r in finding.related] == ["PRG"]
        assert finding.message == (
            "no management review is on record as held, and the audit programme PRG began on"
            " 2025-01-01; the first was due by 2026-01-01 (12 months as declared; 30 days of grace"
            " ended 2026-01-31): reviews at planned intervals cannot be shown"
        )
    assert found(WHOLE + PROGRAMME + "kind: organization\nid: o\n") == [("o", "warning", "never")]
    planned = reviews("2026-12-01", status="planned")
    assert found(WHOLE + PROGRAMME + planned) == [("MR-1", "warning", "never")]
    certified = DECLARED.replace("---", "certificate: {decided_on: 2024-12-10}\n---")
    (finding,) = lint(WHOLE + certified + PROGRAMME, select=["MRV001"]).findings
    assert "the certificate was granted on 2024-12-10; the first was due by 2025-12-10" in (
        finding.message
    )


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2026-01-31", []), ("2026-02-01", [("o", "error", "never")])]
)
def test_when_the_first_one_is_due(as_of: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(WHOLE + DECLARED + PROGRAMME, as_of) == expected


def test_without_a_held_review() -> None:
    part = f"{NOTHING}, and the repository seems to hold a part of the management system"
    assert not_evaluated("kind: organization\nid: o") == [("o", part)]
    planned = reviews("2026-12-01", status="planned")
    assert not_evaluated(planned) == [("MR-1", part)]
    assert not_evaluated(f"{planned}---\nkind: organization\nid: o") == [("o", part)]
    no_day = f"{NOTHING}, and no day tells since when one is due"
    assert not_evaluated(WHOLE + DECLARED) == [("o", no_day)]
    minutes = "{kind: evidence, id: EV-1, clauses: ['9.3']}"
    elsewhere = f"{NOTHING}, and EV-1 says where that is kept"
    assert not_evaluated(WHOLE + DECLARED + PROGRAMME + minutes) == [("o", elsewhere)]
    undated = "kind: management-review\nid: MR-1\nstatus: held\n"
    assert not_evaluated(WHOLE + DECLARED + PROGRAMME + undated) == [
        ("MR-1", "held_on is missing"),
        ("o", NOTHING),
    ]
    assert not_evaluated("kind: person\nid: ana") == [
        ("", "no management-review or organization records")
    ]


def test_a_review_without_a_day() -> None:
    text = reviews("2026-06-10") + "  - {id: MR-2, status: held}\n  - {id: MR-3, held_on: TBD}\n"
    assert not_evaluated(text) == [
        ("MR-2", "held_on is missing"),
        ("MR-3", "held_on is not a date"),
    ]
