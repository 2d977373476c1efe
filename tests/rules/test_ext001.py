from __future__ import annotations

import pytest
from judge import judged, message
from whole_kit import PART, WHOLE

from isms_lint.testing import lint


def organization(decided: str = "2025-03-01", expires: str = "2028-02-29") -> str:
    return (
        "kind: organization\nid: o\n"
        f"certificate: {{body: CertCo, decided_on: {decided}, expires_on: {expires}}}\n"
    )


def visit(start: str, type: str = "surveillance", status: str = "closed", end: str = "") -> str:
    text = f"---\nkind: external-audit\nid: {type}-{start[:4]}\ntype: {type}\nstatus: {status}\n"
    return f"{text}start: {start}\n" + (f"end: {end}\n" if end else "")


LATE = ["surveillance-2026 warning start first-late"]
NONE = ["o warning certificate.decided_on first-missing"]
YEAR = ["o warning certificate.decided_on year-missed"]
STAGE_2 = visit("2025-01-14", "stage-2")


@pytest.mark.parametrize(
    ("start", "expected"),
    [("2026-02-16", []), ("2026-03-01", []), ("2026-03-02", LATE), ("2026-04-20", LATE)],
)
def test_the_first_surveillance(start: str, expected: list[str]) -> None:
    assert judged("EXT001", organization() + visit(start)) == expected
    assert judged("EXT001", organization() + STAGE_2 + visit(start)) == expected
    # A plan counts as long before as after.
    planned = visit(start, status="planned")
    assert judged("EXT001", organization() + planned, "2025-11-20") == expected


@pytest.mark.parametrize(("as_of", "expected"), [("2026-03-01", []), ("2026-03-02", NONE)])
def test_no_surveillance_yet(as_of: str, expected: list[str]) -> None:
    assert judged("EXT001", organization() + STAGE_2, as_of) == expected
    cancelled = visit("2026-02-16", status="cancelled")
    assert judged("EXT001", organization() + STAGE_2 + cancelled, as_of) == expected


def test_what_it_says() -> None:
    late = organization() + visit("2026-04-20")
    assert message("EXT001", late) == (
        "the first surveillance began on 2026-04-20, more than 12 months after the certification"
        " decision of 2025-03-01"
    )
    (finding,) = lint(late, select=["EXT001"]).findings
    assert [(one.id, one.location.line) for one in finding.related] == [("o", 3)]
    assert message("EXT001", late, "2026-04-19").startswith("the first surveillance begins on")
    assert message("EXT001", organization() + STAGE_2) == (
        "no surveillance is on record after the certification decision of 2025-03-01; the first one"
        " was due by 2026-03-01"
    )
    gap = organization("2021-03-01", "2030-02-28") + visit("2022-02-14")
    assert message("EXT001", gap, "2025-01-01") == (
        "no surveillance is on record for 2023 and 2024; one is due in each calendar year but those"
        " of a recertification"
    )


FIRST = organization("2024-12-10", "2027-12-09") + visit("2025-11-25")


@pytest.mark.parametrize(
    ("more", "as_of", "expected"),
    [
        ("", "2026-12-31", []),
        ("", "2027-01-01", YEAR),
        (visit("2026-01-01"), "2027-01-01", []),
        (visit("2026-12-31", status="planned"), "2027-01-01", YEAR),
        (visit("2026-12-31", status="in-progress"), "2027-01-01", []),
        (visit("2027-01-12"), "2027-02-01", YEAR),
        (visit("2026-05-05", "transition"), "2027-01-01", []),
        (visit("2026-05-05", "recertification"), "2027-01-01", []),
        (visit("2026-05-05", "special"), "2027-01-01", YEAR),
        (visit("2026-05-05", "customer"), "2027-01-01", YEAR),
        # The certificate expires in 2027.
        (visit("2026-11-24"), "2029-01-01", []),
    ],
)
def test_each_calendar_year(more: str, as_of: str, expected: list[str]) -> None:
    assert judged("EXT001", FIRST + more, as_of) == expected


def test_a_visit_over_the_turn_of_the_year_counts_for_both() -> None:
    assert judged("EXT001", FIRST + visit("2027-01-04"), "2027-02-01") == YEAR
    over = visit("2026-12-30", end="2027-01-04")
    assert (
        judged(
            "EXT001",
            organization("2024-12-10", "2030-01-01") + visit("2025-11-25") + over,
            "2028-01-01",
        )
        == []
    )


def test_a_late_first_visit_is_told_once() -> None:
    text = organization("2024-12-10") + visit("2026-04-20")
    assert judged("EXT001", text) == LATE
    assert judged("EXT001", text, "2028-01-01") == [
        "o warning certificate.decided_on year-missed",
        *LATE,
    ]


def test_after_a_recertification_only_the_years_count() -> None:
    before = visit("2024-11-19", "recertification")
    text = organization("2024-12-10") + before
    assert judged("EXT001", text + visit("2025-12-16")) == []
    assert judged("EXT001", text, "2025-12-31") == []
    assert judged("EXT001", text, "2026-01-01") == YEAR
    # A surveillance before the decision tells of a certificate before this one.
    assert (
        judged("EXT001", organization("2024-12-10") + visit("2023-11-14") + visit("2025-12-16"))
        == []
    )


def test_where_there_is_nothing_to_judge() -> None:
    assert judged("EXT001", "kind: organization\nid: o\n" + visit("2026-04-20")) == []


def test_without_any_audit_of_the_body() -> None:
    assert judged("EXT001", organization() + WHOLE) == NONE
    assert judged("EXT001", organization() + WHOLE, "2026-03-01") == []
    assert judged("EXT001", organization()) == [
        f"? o: no audit of the certification body is on record, and {PART}"
    ]
    assert judged("EXT001", organization(), "2026-03-01") == []


PLANNED = visit("2026-02-16", status="planned")


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2026-02-16", []), ("2026-02-17", []), ("2026-03-01", []), ("2026-03-02", NONE)],
)
def test_a_first_visit_that_stays_planned(as_of: str, expected: list[str]) -> None:
    assert judged("EXT001", organization() + PLANNED, as_of) == expected


def test_it_names_the_visits_that_stay_planned() -> None:
    text = organization() + PLANNED
    assert message("EXT001", text) == (
        "no surveillance is on record after the certification decision of 2025-03-01; the first one"
        " was due by 2026-03-01; surveillance-2026 was planned for 2026-02-16, and is not on record"
        " as held"
    )
    (finding,) = lint(text, select=["EXT001"]).findings
    assert [one.id for one in finding.related] == ["surveillance-2026"]
    late = visit("2026-09-01", "recertification")
    assert message("EXT001", text + late) == (
        "the first surveillance began on 2026-09-01, more than 12 months after the certification"
        " decision of 2025-03-01; surveillance-2026 was planned for 2026-02-16, and is not on record"
        " as held"
    )
    gap = organization("2024-12-10") + visit("2025-11-25") + visit("2026-11-24", status="planned")
    assert message("EXT001", gap, "2027-02-01").endswith(
        "but those of a recertification; surveillance-2026 was planned for 2026-11-24, and is not on"
        " record as held"
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("start: 2026-02-16", []),
        ("planned_on: 2026-02-16", NONE),
        ("planned_on: 2026-02-16\nreported_on: 2026-03-02", []),
        ("planned_on: 2026-02-16\nend: 2026-02-17", []),
        ("status: planned\nstart: 2026-02-16\nreported_on: 2026-03-02", []),
        ("status: postponed\nstart: 2026-02-16", NONE),
    ],
)
def test_what_shows_that_a_visit_took_place(more: str, expected: list[str]) -> None:
    text = f"---\nkind: external-audit\nid: SURV-1\ntype: surveillance\n{more}\n"
    assert judged("EXT001", organization() + text) == expected


def test_what_cannot_be_judged() -> None:
    why = ["? o: certificate.decided_on is missing or not a date"]
    assert judged("EXT001", organization("spring") + visit("2026-04-20")) == why
    nameless = "kind: organization\nid: o\ncertificate: {body: CertCo}\n"
    assert judged("EXT001", nameless + visit("2026-04-20")) == why
    undated = visit("soon")
    assert judged("EXT001", organization() + undated) == [
        "? o: when surveillance-soon took place is not on record"
    ]
    assert judged("EXT001", organization() + visit("2026-02-16") + undated) == []
    for other in (visit("soon", "stage-2"), visit("soon", status="postponed")):
        assert judged("EXT001", organization() + other) == NONE
