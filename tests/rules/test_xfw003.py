from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint


def audit(criteria: str, more: str = "") -> str:
    return f"kind: audit\nid: A\nstatus: reported\ncriteria: {criteria}\n{more}\n"


TWO = ["A warning criteria two"]
OTHER = ["A warning criteria other"]


def test_what_it_says() -> None:
    assert message("XFW003", audit("['ISO/IEC 27001:2013', 'ISO/IEC 27001:2022']")) == (
        "the criteria name ISO/IEC 27001 in the editions 2013 and 2022: by which one it was audited"
        " cannot be told"
    )
    assert message("XFW003", audit("['ISO 19011:2018', 'ISO/IEC 27001:2013']")) == (
        "the criteria name `ISO/IEC 27001:2013`, and the ids of this audit are read in the edition of"
        " 2022"
    )


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ("['ISO/IEC 27001:2022', POL-1]", []),
        ("['ISO 27001:2022', 'ISO 19011:2018']", []),
        ("['ISO/IEC 27001:2013']", OTHER),
        ("'ISO/IEC 27001:2013'", OTHER),
        ("['ISO/IEC 27001:2022', 'ISO 27001:2013']", TWO),
        ("['ISO/IEC 27001:2022 and ISO/IEC 27001:2013']", TWO),
        ("['ISO/IEC 27001:2022', 'ISO 19011:2018', 'ISO 19011:2026']", TWO),
        ("['ISO 9001:2008', 'ISO 9001:2015']", TWO),
        ("['ISO/IEC 27001:2022', 'ISO/IEC 27001:2022/Amd 1:2024']", []),
        ("['ISO/IEC 27001:2022+A1:2024']", []),
        ("['ISO/IEC 27001:2013', 'ISO/IEC 27001:2022/Amd 1:2024']", TWO),
        ("['ISO/IEC 27001']", []),
        ("['ISO 27001 (2013)']", OTHER),
        # A national edition has a year of its own.
        ("['EN ISO/IEC 27001:2023', 'ISO/IEC 27001:2022']", []),
        # Which was used for what is said in words.
        ("['ISO/IEC 27001:2013 for the controls', 'ISO/IEC 27001:2022']", []),
        ("['certificate to ISO/IEC 27001:2013']", []),
        ("['ISO/IEC 27006-1:2024', 'ISO/IEC 27006-2:2021']", []),
        ("[]", []),
    ],
)
def test_criteria(criteria: str, expected: list[str]) -> None:
    assert judged("XFW003", audit(criteria)) == expected


BOTH = "['ISO/IEC 27001:2013', 'ISO/IEC 27001:2022']"


@pytest.mark.parametrize(
    ("criteria", "more", "expected"),
    [
        ("['ISO/IEC 27001:2013']", "edition: '2013'", []),
        ("['ISO/IEC 27001:2022']", "edition: '2013'", OTHER),
        (BOTH, "edition: '2013'", []),
        (BOTH, "edition: '2022'", []),
        (BOTH, "edition: '2005'", TWO),
        ("['ISO/IEC 27001:2013']", "---\nkind: organization\nid: o\nedition: '2013'", []),
        # The organization's edition is no word on this audit.
        (BOTH, "---\nkind: organization\nid: o\nedition: '2022'", TWO),
        ("['ISO 9001:2008', 'ISO 9001:2015', 'ISO 27001:2022']", "edition: '2022'", TWO),
    ],
)
def test_the_edition_of_the_audit(criteria: str, more: str, expected: list[str]) -> None:
    assert judged("XFW003", audit(criteria, more)) == expected


def test_a_cancelled_audit() -> None:
    assert judged("XFW003", audit(BOTH).replace("reported", "cancelled")) == []
    assert judged("XFW003", audit(BOTH).replace("reported", "planned")) == TWO


def test_criteria_of_the_programme() -> None:
    programme = f"kind: audit-programme\nid: P\ncriteria: {BOTH}\nentries: [{{audit: A}}]\n---\n"
    bare = audit("[]", "programme: P")
    assert judged("XFW003", programme + bare) == ["A warning programme two"]
    (finding,) = lint(programme + bare, select=["XFW003"]).findings
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("P", 3, "its criteria stand here")
    ]
    assert judged("XFW003", programme + audit("[]")) == ["A warning programme two"]
    assert judged("XFW003", programme + bare + "edition: '2013'") == []
    assert judged("XFW003", programme + audit("['ISO 27001:2022']", "programme: P")) == []
    assert judged("XFW003", bare) == ["? A: the programme `P` is not on record"]
