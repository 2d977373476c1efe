from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

LATE = ["OBJ-1 error  late"]
OBJECTIVE = "kind: objective\nid: OBJ-1\nstatus: active\n"


def measure(more: str = "", months: str = "3", id: str = "MSR-1") -> str:
    return f"kind: measure\nid: {id}\nobjective: OBJ-1\nfrequency_months: {months}\n{more}"


def result(*days: str, of: str = "MSR-1") -> str:
    rows = "".join(f"  - {{id: R-{of}-{d}, measure: {of}, on: {d}, value: 97}}\n" for d in days)
    return f"kind: result\nrecords:\n{rows}"


def isms(*records: str, objective: str = OBJECTIVE) -> str:
    return "---\n".join((objective, *records))


def test_eight_months_ago() -> None:
    text = isms(measure(), result("2025-12-20", "2026-03-20"))
    assert judged("OBJ003", text) == LATE
    assert message("OBJ003", text) == (
        "MSR-1 is taken every 3 months, and its last result is of 2026-03-20: monitoring as planned"
        " cannot be shown"
    )
    (finding,) = lint(text, select=["OBJ003"]).findings
    assert [(one.id, one.message) for one in finding.related] == [
        ("MSR-1", "MSR-1: how often"),
        ("R-MSR-1-2026-03-20", "the last result of MSR-1"),
    ]


@pytest.mark.parametrize(
    ("last", "months", "slack", "expected"),
    [
        # 3 months and a half of one are four months and 15 days.
        ("2026-07-05", "3", 1.5, []),
        ("2026-07-04", "3", 1.5, LATE),
        ("2026-08-20", "3", 1, []),
        ("2026-08-19", "3", 1, LATE),
        ("2026-10-05", "1", 1.5, []),
        ("2026-10-04", "1", 1.5, LATE),
        ("2025-05-20", "12", 1.5, []),
        ("2025-05-19", "12", 1.5, LATE),
        ("2026-11-20", "1", 1.5, []),
    ],
)
def test_one_and_a_half_periods(last: str, months: str, slack: float, expected: list[str]) -> None:
    assert judged("OBJ003", isms(measure(months=months), result(last)), slack=slack) == expected


@pytest.mark.parametrize(
    ("started", "expected"), [("2026-07-05", []), ("2026-07-04", LATE), ("2027-01-01", [])]
)
def test_younger_than_a_period(started: str, expected: list[str]) -> None:
    young = f"from: {started}\n"
    assert judged("OBJ003", isms(measure(), objective=OBJECTIVE + young)) == expected
    assert judged("OBJ003", isms(measure(young))) == expected
    # The later day counts, of the two and of the last result.
    old = isms(measure("from: 2024-01-01\n"), result("2025-01-10"), objective=OBJECTIVE + young)
    assert judged("OBJ003", old) == expected


def test_never_measured() -> None:
    assert message("OBJ003", isms(measure("from: 2026-01-01\n", months="1"))) == (
        "MSR-1 is taken each month, and has no result since it began on 2026-01-01: monitoring as"
        " planned cannot be shown"
    )


def test_several_measures() -> None:
    text = isms(
        measure(),
        measure(id="MSR-2"),
        measure(id="MSR-3"),
        result("2026-10-01"),
        result("2026-01-01", of="MSR-2"),
        result("2026-02-01", of="MSR-3"),
    )
    assert judged("OBJ003", text) == LATE
    assert message("OBJ003", text).count("is taken every 3 months") == 2


def test_a_measure_without_objective() -> None:
    alone = measure().replace("objective: OBJ-1\n", "")
    assert judged("OBJ003", f"{alone}---\n{result('2026-01-01')}") == [
        "MSR-1 error frequency_months late"
    ]
    assert judged("OBJ003", f"{alone}---\n{result('2026-10-01')}") == []
    assert judged("OBJ003", f"{alone}status: withdrawn\n---\n{result('2026-01-01')}") == []
    # An objective that is not on record is none.
    assert judged("OBJ003", f"{measure()}---\n{result('2026-01-01')}") == [
        "MSR-1 error frequency_months late"
    ]


@pytest.mark.parametrize("status", ["draft", "closed", "withdrawn"])
def test_not_pursued(status: str) -> None:
    objective = OBJECTIVE.replace("active", status)
    assert judged("OBJ003", isms(measure(), result("2025-01-01"), objective=objective)) == []


def test_results_that_do_not_count() -> None:
    ahead = isms(measure(), result("2026-01-01", "2026-11-21"))
    assert judged("OBJ003", ahead) == LATE
    empty = "kind: result\nid: R\nmeasure: MSR-1\non: 2026-10-01\nvalue: TBD\n"
    assert judged("OBJ003", isms(measure(), result("2026-01-01"), empty)) == LATE
    assert judged("OBJ003", isms(measure(), result("2026-01-01"), empty + "text: all\n")) == []


@pytest.mark.parametrize("months", ["''", "quarterly", "true", "0"])
def test_no_frequency_is_assumed(months: str) -> None:
    assert judged("OBJ003", isms(measure(months=months), result("2020-01-01"))) == [
        "? OBJ-1: MSR-1 does not say how often it is taken (`frequency_months`)"
    ]


def test_what_cannot_be_judged() -> None:
    assert judged("OBJ003", isms()) == [
        "? OBJ-1: no measure serves it: how often it is to be monitored is not on record"
    ]
    assert judged("OBJ003", isms(objective=OBJECTIVE + "not_measurable: too few people\n")) == [
        "? OBJ-1: it is not measured, and how else it is monitored is not on record"
    ]
    assert judged("OBJ003", isms(measure())) == [
        "? OBJ-1: MSR-1 has no result, and since when it is taken is not on record"
    ]
    undated = "kind: result\nid: R\nmeasure: MSR-1\non: spring\nvalue: 97\n"
    assert judged("OBJ003", isms(measure(), result("2026-01-01"), undated)) == [
        "? OBJ-1: a result of MSR-1 has no date that can be read"
    ]
    assert judged("OBJ003", isms(measure(), result("2026-10-01"), undated)) == []
    # What can be judged still is.
    half = isms(measure(), measure(id="MSR-2", months="''"), result("2026-01-01"))
    assert judged("OBJ003", half) == [
        *LATE,
        "? OBJ-1: MSR-2 does not say how often it is taken (`frequency_months`)",
    ]
