from __future__ import annotations

import pytest
from judge import judged, message

FOUND = ["A warning criteria no-criteria"]


def audit(criteria: str, standards: str = "[ISO/IEC 27001, ISO 9001]", more: str = "") -> str:
    said = f"standards: {standards}\n" if standards else ""
    return f"kind: audit\nid: A\nstatus: reported\n{said}criteria: {criteria}\n{more}\n"


ONE_LINE = "['ISO/IEC 27001:2022 and ISO 9001:2015']"


def test_what_it_says() -> None:
    assert message("XFW004", audit(ONE_LINE)) == (
        "the audit is of ISO/IEC 27001 and ISO 9001, and no criterion is for ISO/IEC 27001 or ISO 9001"
        " alone"
    )
    assert message("XFW004", audit("['ISO/IEC 27001:2022', POL-1]")) == (
        "the audit is of ISO/IEC 27001 and ISO 9001, and no criterion names ISO 9001"
    )
    three = audit(ONE_LINE, "[ISO/IEC 27001, ISO 9001, ISO 14001]")
    assert message("XFW004", three) == (
        "the audit is of ISO/IEC 27001, ISO 9001 and ISO 14001, and no criterion names ISO 14001 and"
        " no criterion is for ISO/IEC 27001 or ISO 9001 alone"
    )


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ("['ISO/IEC 27001:2022', 'ISO 9001:2015']", []),
        ("['ISO/IEC 27001 (2022)', quality manual for ISO 9001 (2015)]", []),
        ("['ISO/IEC 27001:2022', 'ISO 9001:2015', manual for ISO 27001 and ISO 9001]", []),
        ("['EN ISO/IEC 27001:2023', 'DIN EN ISO 9001:2015']", []),
        ("['ISO/IEC 27001:2022']", FOUND),
        (ONE_LINE, FOUND),
        ("[POL-1]", FOUND),
        # Without any criteria it is AUD002's.
        ("[]", []),
        ("[TBD]", []),
    ],
)
def test_a_criterion_for_each(criteria: str, expected: list[str]) -> None:
    assert judged("XFW004", audit(criteria)) == expected


@pytest.mark.parametrize(
    ("standards", "expected"),
    [
        ("[ISO/IEC 27001, ISO 9001]", FOUND),
        ("['ISO/IEC 27001:2022', 'ISO 9001:2015']", FOUND),
        ("ISO 27001 + ISO 9001", FOUND),
        ("27001+9001", FOUND),
        ("[ISO/IEC 27001]", []),
        ("['ISO/IEC 27001:2022', ISO 27001]", []),
        ("[ISO/IEC 27001, SOC 2]", []),
    ],
)
def test_what_the_audit_says_it_is_of(standards: str, expected: list[str]) -> None:
    assert judged("XFW004", audit("['ISO/IEC 27001:2022', POL-1]", standards)) == expected


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        (ONE_LINE, FOUND),
        ("['ISO/IEC 27001:2022, ISO 9001:2015']", FOUND),
        ("['27001+9001']", FOUND),
        ("['ISO/IEC 27001:2022 and ISO 9001:2015', 'ISO 9001:2015']", FOUND),
        ("['ISO/IEC 27001:2022 and ISO 9001:2015', 'ISO 9001:2015', 'ISO 27001']", []),
        ("['ISO/IEC 27001:2022', 'ISO 9001:2015']", []),
        # What else is said may make it anything; and guidance is no management system.
        ("['ISO/IEC 27001:2022', manual for ISO 9001 and ISO 27001]", []),
        ("['ISO/IEC 27001:2022 and ISO/IEC 27002:2022']", []),
        ("['ISO/IEC 27001:2022 and ISO 19011:2018']", []),
    ],
)
def test_several_standards_in_one_line(criteria: str, expected: list[str]) -> None:
    assert judged("XFW004", audit(criteria, "")) == expected


def test_a_cancelled_audit() -> None:
    assert judged("XFW004", audit(ONE_LINE).replace("reported", "cancelled")) == []
    assert judged("XFW004", audit(ONE_LINE).replace("reported", "planned")) == FOUND


def test_criteria_of_the_programme() -> None:
    programme = "kind: audit-programme\nid: P\ncriteria: {}\n---\n"
    both = programme.format("['ISO/IEC 27001:2022', 'ISO 9001:2015']")
    one = programme.format("['ISO/IEC 27001:2022', POL-1]")
    of_it = "programme: P"
    assert judged("XFW004", both + audit("[]", more=of_it)) == []
    assert judged("XFW004", both + audit("['ISO/IEC 27001:2022']", more=of_it)) == []
    assert judged("XFW004", both + audit(ONE_LINE, "", of_it)) == []
    assert judged("XFW004", one + audit("['ISO/IEC 27001:2022']", more=of_it)) == FOUND
    assert judged("XFW004", one + audit("[]", more=of_it)) == ["A warning standards no-criteria"]
    assert judged("XFW004", audit("[POL-1]", more=of_it)) == [
        "? A: the programme `P` is not on record"
    ]
