from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judge import judged, message

from isms_lint.testing import lint


def ncs(*days: str, more: str = "grade: minor, requirement: [A.5.18]") -> str:
    rows = [f"  - {{id: NC-{n}, raised_on: {day}, {more}}}\n" for n, day in enumerate(days, 1)]
    return f"kind: nonconformity\nrecords:\n{''.join(rows)}"


def cars(**causes: str) -> str:
    """A corrective action for each nonconformity `NC1`, with its cause."""
    return "".join(
        f"---\n{{kind: corrective-action, id: CAR-{n}, nonconformity: {nc.replace('NC', 'NC-')},"
        f" cause: {cause}}}\n"
        for n, (nc, cause) in enumerate(causes.items(), 1)
    )


THREE = ncs("2026-02-02", "2026-05-04", "2026-10-05")
FOUND = ["NC-3 warning requirement cluster"]


def test_three_minors_on_one_control() -> None:
    (finding,) = lint(THREE, select=["FND010"]).findings
    assert (finding.record_id, str(finding.severity), finding.basis) == (
        "NC-3",
        "warning",
        "certification practice",
    )
    assert [r.id for r in finding.related] == ["NC-1", "NC-2"]
    assert finding.message == (
        "NC-1, NC-2 and NC-3 are 3 minor nonconformities against A.5.18 within 12 months: together,"
        " are they a major one?"
    )


def test_two_are_none() -> None:
    assert judged("FND010", ncs("2026-02-02", "2026-05-04")) == []
    assert judged("FND010", ncs("2026-02-02", "2026-05-04"), cluster=2) == [
        "NC-2 warning requirement cluster"
    ]
    assert judged("FND010", THREE, cluster=4) == []


@pytest.mark.parametrize(
    ("first", "expected"),
    [("2025-10-05", FOUND), ("2025-10-04", []), ("2026-10-05", FOUND)],
)
def test_the_edge_of_the_window(first: str, expected: list[str]) -> None:
    assert judged("FND010", ncs(first, "2026-05-04", "2026-10-05")) == expected


@pytest.mark.parametrize(("months", "expected"), [(8, []), (9, FOUND)])
def test_another_window(months: int, expected: list[str]) -> None:
    assert judged("FND010", THREE, window_months=months) == expected


def test_one_month_reads_as_one() -> None:
    text = ncs("2026-10-05", "2026-10-05", "2026-10-05")
    assert " within 1 month: " in message("FND010", text, window_months=1)


def test_only_the_last_time_is_told() -> None:
    text = ncs("2022-01-01", "2022-02-01", "2022-03-01", "2026-02-02", "2026-05-04", "2026-10-05")
    assert judged("FND010", text) == ["NC-6 warning requirement cluster"]
    older = ncs("2022-01-01", "2022-02-01", "2022-03-01", "2026-10-05")
    assert judged("FND010", older) == FOUND
    growing = ncs("2026-01-01", "2026-02-01", "2026-03-01", "2027-02-01")
    assert message("FND010", growing, "2027-03-01").startswith("NC-2, NC-3 and NC-4 are 3 minor")


@pytest.mark.parametrize(
    "more",
    [
        "grade: major, requirement: [A.5.18]",
        "requirement: [A.5.18]",
        "grade: minor, requirement: [A.5.18], status: withdrawn",
        "grade: minor, requirement: [nothing known]",
        "grade: minor",
    ],
)
def test_what_does_not_count(more: str) -> None:
    assert judged("FND010", ncs("2026-02-02", "2026-05-04", "2026-10-05", more=more)) == []


def test_different_requirements() -> None:
    assert judged("FND010", THREE.replace("A.5.18", "A.5.15", 1)) == []
    assert judged("FND010", THREE.replace("A.5.18", "A.5.15-A.5.18", 1)) == FOUND


def test_several_requirements_of_the_same_findings_are_one() -> None:
    text = THREE.replace("[A.5.18]", "['9.2.2', A.5.18, A.5.17, A.5.16]")
    assert judged("FND010", text) == FOUND
    assert " against 9.2.2 and A.5.16–A.5.18 within" in message("FND010", text)


def test_two_clusters_that_end_with_one_finding() -> None:
    text = (
        ncs("2026-01-01", "2026-01-02")
        + ncs("2026-01-03", "2026-01-04")
        .replace("A.5.18", "A.8.13")
        .replace("NC-1", "NC-3")
        .replace("NC-2", "NC-4")
        .partition("records:\n")[2]
    )
    text += "  - {id: NC-5, raised_on: 2026-02-01, grade: minor, requirement: [A.8.13, A.5.18]}\n"
    assert judged("FND010", text) == ["NC-5 warning requirement cluster"] * 2


def test_sections_of_a_document_are_requirements_of_their_own() -> None:
    document = "---\n{kind: document, id: POL-1, controls: [A.5.18]}\n"
    one = THREE.replace("[A.5.18]", "[POL-1 4.2]")
    assert judged("FND010", one + document) == FOUND
    assert " against POL-1 4.2 within" in message("FND010", one + document)
    assert judged("FND010", one.replace("POL-1 4.2", "POL-1 5.1", 1) + document) == []
    # What a document describes is not what its sections demand.
    mixed = THREE.replace("[A.5.18]", "[POL-1 4.2]", 1)
    assert judged("FND010", mixed + document) == []


def test_causes() -> None:
    assert judged("FND010", THREE + cars(NC1="leavers", NC2="licences", NC3="growth")) == []
    assert judged("FND010", THREE + cars(NC1="leavers", NC2="licences")) == []
    assert judged("FND010", THREE + cars(NC1="Leavers!", NC2="leavers", NC3="leavers")) == FOUND
    assert judged("FND010", THREE + cars(NC1="leavers", NC2="leavers")) == FOUND
    assert judged("FND010", THREE + cars(NC1="leavers", NC2="TBD", NC3="''")) == FOUND


@pytest.mark.parametrize(
    ("causes", "listed"),
    [
        ({}, "NC-1, NC-2, NC-3 and NC-4 are 4"),
        ({"NC4": "growth"}, "NC-1, NC-2, NC-3 and NC-4 are 4"),
        ({"NC1": "a", "NC2": "a", "NC3": "a", "NC4": "growth"}, "NC-1, NC-2 and NC-3 are 3"),
        ({"NC1": "growth", "NC2": "a", "NC3": "a"}, "NC-2, NC-3 and NC-4 are 3"),
        ({"NC1": "growth", "NC2": "a"}, "NC-1, NC-3 and NC-4 are 3"),
    ],
)
def test_those_that_may_have_one_cause_are_listed(causes: dict[str, str], listed: str) -> None:
    text = ncs("2026-02-02", "2026-03-02", "2026-05-04", "2026-10-05") + cars(**causes)
    assert message("FND010", text).startswith(f"{listed} minor")


def test_grades_of_the_organization() -> None:
    own = "---\nkind: organization\nid: org\nnonconformity_grades: {}\n"
    assert judged("FND010", THREE + own.format("[major, Minor]")) == FOUND
    assert judged("FND010", THREE + own.format("[A, B]")) == []
    outside = THREE.replace("grade: minor", "external_audit: SURV-1, grade: minor")
    assert judged("FND010", outside + own.format("[A, B]")) == FOUND


@settings(max_examples=60, deadline=None)
@given(
    gaps=st.lists(st.integers(0, 250), min_size=1, max_size=7),
    least=st.integers(2, 4),
    order=st.randoms(use_true_random=False),
)
def test_as_many_as_any_window_holds_whatever_their_order(
    gaps: list[int], least: int, order: object
) -> None:
    days = [date(2020, 1, 1)]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    windows = (
        sum(_year_before(end) <= day <= end for day in days[: n + 1]) for n, end in enumerate(days)
    )
    said = judged("FND010", ncs(*map(str, days)), cluster=least)
    assert bool(said) is any(count >= least for count in windows)
    shuffled = ncs(*map(str, days)).splitlines(keepends=True)
    rows = shuffled[2:]
    order.shuffle(rows)  # type: ignore[attr-defined]
    assert judged("FND010", "".join([*shuffled[:2], *rows]), cluster=least) == said


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, 2, 28)


def test_records_with_one_id_count_once() -> None:
    row = "{{kind: nonconformity, id: {}, grade: minor, requirement: [A.5.18], raised_on: {}}}\n"
    two = "---\n".join([row.format("NC-1", "2026-02-02"), row.format("NC-2", "2026-05-04")])
    assert judged("FND010", f"{two}---\n{row.format('NC-2', '2026-10-05')}") == []
    assert judged("FND010", f"{two}---\n{row.format('NC-3', '2026-10-05')}") == [
        "NC-3 warning requirement cluster"
    ]
