from __future__ import annotations

import pytest
from judge import judged, message

AUDIT = "{kind: audit, id: AUD-1, status: reported}"


def programme(
    start: str = "2024-01-01",
    end: str = "2026-12-31",
    status: str = "approved",
    id: str = "PRG-1",
    more: str = "",
) -> str:
    period = f"period: {{start: {start}, end: {end}}}"
    return f"kind: audit-programme\nid: {id}\nstatus: {status}\n{period}\n{more}"


def said(*records: str, as_of: str = "2026-11-20") -> list[str]:
    return judged("PRG001", "\n---\n".join(records), as_of)


def test_audits_and_no_programme() -> None:
    assert said(AUDIT, AUDIT.replace("1", "2")) == ["AUD-1 error  none"]
    assert message("PRG001", AUDIT) == (
        "audits are on record, and no audit programme for ISO/IEC 27001"
    )
    quality = programme(more="criteria: [ISO 9001:2015]")
    assert said(AUDIT, quality.replace("approved", "draft")) == ["AUD-1 error  none"]
    assert said(quality) == said(quality, AUDIT[:-1] + ", criteria: [ISO 9001]}") == []
    assert said("{kind: unit, id: x}") == ["? no audit or audit-programme records"]


OTHER = ["PRG-1 error criteria other"]
IMS = programme(more='criteria: ["ISO 9001:2015", "ISO 14001:2015", "ISO 19011:2026"]')


def test_an_integrated_programme_of_other_standards() -> None:
    own = AUDIT[:-1] + ", criteria: [ISO/IEC 27001]}"
    assert said(IMS, own) == OTHER
    assert message("PRG001", f"{IMS}\n---\n{own}") == (
        "PRG-1 names ISO 9001 and ISO 14001, not ISO/IEC 27001: no audit programme for ISO/IEC 27001"
        " is on record"
    )
    more = programme("2025-01-01", id="PRG-2", more="criteria: [ISO 45001]")
    assert message("PRG001", f"{IMS}\n---\n{more}\n---\n{own}").startswith(
        "PRG-1 names ISO 9001 and ISO 14001, not ISO/IEC 27001; PRG-2 names ISO 45001, not ISO/IEC"
    )
    assert said(IMS.replace("ISO 14001:2015", "ISO/IEC 27001:2022"), own) == []


def test_where_its_audits_name_no_criteria_the_whole_tells() -> None:
    audit = AUDIT[:-1] + ", programme: PRG-1}"
    assert said(IMS, audit) == []
    manual = "{kind: document, id: MAN, clauses: ['4.3', '5.2', '6.1.2', '6.2', '7.2', '8.1']}"
    assert said(IMS, audit, manual) == OTHER


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2023-12-31", ["PRG-1 error period.start ahead"]),
        ("2024-01-01", []),
        ("2026-12-31", []),
        ("2027-01-01", ["PRG-1 error period.end ended"]),
    ],
)
def test_the_period_counts_with_both_ends(as_of: str, expected: list[str]) -> None:
    assert said(programme(), AUDIT, as_of=as_of) == expected


def test_between_two_programmes() -> None:
    records = (programme(end="2026-09-30"), programme("2027-01-01", "2029-12-31", id="PRG-2"))
    assert said(*records) == ["PRG-1 error period.end ended"]
    assert message("PRG001", "\n---\n".join(records)) == (
        "no audit programme covers 2026-11-20: PRG-1 ended on 2026-09-30, and PRG-2 begins on"
        " 2027-01-01"
    )
    assert message("PRG001", records[0]) == (
        "no audit programme covers 2026-11-20: PRG-1 ended on 2026-09-30"
    )
    assert message("PRG001", records[1]) == (
        "no audit programme covers 2026-11-20: PRG-2 begins on 2027-01-01"
    )


def test_the_last_one_that_ended_is_named() -> None:
    old = programme("2018-01-01", "2020-12-31", id="PRG-9")
    assert said(old, programme(end="2026-09-30")) == ["PRG-1 error period.end ended"]
    assert said(programme(end="2026-09-30"), old) == ["PRG-1 error period.end ended"]


def test_several_programmes() -> None:
    assert said(programme(end="2024-12-31"), programme("2025-01-01", id="PRG-2")) == []
    assert said(programme(), programme(id="PRG-2", status="draft")) == []


@pytest.mark.parametrize(
    ("status", "more", "state"),
    [
        ("draft", "approved_by: bo", "a draft"),
        ("superseded", "approved_on: 2023-12-01", "superseded"),
        ("''", "", "neither approved by its status nor by anybody"),
        ("running", "", "`running`"),
        ("approved", "approved_on: 2026-11-21", "approved only on 2026-11-21"),
    ],
)
def test_not_approved(status: str, more: str, state: str) -> None:
    text = programme(status=status, more=more)
    assert said(text, AUDIT) == ["PRG-1 error status unapproved"]
    assert message("PRG001", text) == (
        f"no approved audit programme covers 2026-11-20: PRG-1 is {state}"
    )


@pytest.mark.parametrize(
    ("status", "more"),
    [
        ("''", "approved_by: bo"),
        ("running", "approved_on: 2023-12-01"),
        ("approved", "approved_on: 2026-11-20"),
        ("approved", "approved_on: TBD"),
    ],
)
def test_approved(status: str, more: str) -> None:
    assert said(programme(status=status, more=more)) == []


def test_a_draft_without_a_period_is_no_programme_either() -> None:
    text = "kind: audit-programme\nid: PRG-1\nstatus: draft\n"
    assert said(text) == ["PRG-1 error status unapproved"]
    # A draft of another time tells less than the programme that ended.
    assert said(programme("2020-01-01", "2020-12-31"), programme("2027-01-01", "2027-12-31", "draft",
        "PRG-2")) == ["PRG-1 error period.end ended"]  # fmt: skip
    assert said(programme("2027-01-01", "2027-12-31", "draft")) == [
        "PRG-1 error period.start ahead"
    ]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-01-01", "''", ["? PRG-1: the period of PRG-1 has no readable start and end"]),
        ("''", "2026-12-31", ["? PRG-1: the period of PRG-1 has no readable start and end"]),
        # What is known is enough to know that it does not cover the day.
        ("2027-01-01", "''", ["PRG-1 error period.start ahead"]),
        ("''", "2026-11-19", ["PRG-1 error period.end ended"]),
    ],
)
def test_a_period_that_cannot_be_read(start: str, end: str, expected: list[str]) -> None:
    assert said(programme(start, end)) == expected
    assert said(programme(start, end), programme(id="PRG-2")) == []


@pytest.mark.parametrize(
    ("criteria", "ours"),
    [
        ('["ISO 9001:2015", "ISO/IEC 27001:2022"]', True),
        ("[POL-1, supervisory rules]", True),
        ('["ISO 19011:2026"]', True),
        ("[DIN EN ISO/IEC 27001]", True),
        ("[ISO27001]", True),
        ('["ISO 9001:2015", POL-1]', False),
        ("[ISO14001, ISO 45001]", False),
    ],
)
def test_programmes_of_several_standards(criteria: str, ours: bool) -> None:
    text = programme(more=f"criteria: {criteria}")
    assert said(text, AUDIT) == ([] if ours else OTHER)
