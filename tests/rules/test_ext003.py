from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

BEFORE = ["NC-1 warning status before"]
OPEN = ["NC-1 error status open"]
MAJOR = ["NC-1 error status open-major"]


def external(id: str, start: str, end: str = "", more: str = "type: surveillance") -> str:
    text = f"---\nkind: external-audit\nid: {id}\nstart: {start}\n{more}\n"
    return text + (f"end: {end}\n" if end else "")


def nc(more: str = "status: open", grade: str = "minor") -> str:
    return (
        "---\nkind: nonconformity\nid: NC-1\nexternal_audit: SURV-1\nraised_on: 2025-11-26\n"
        f"grade: {grade}\n{more}\n"
    )


FIRST = external("SURV-1", "2025-11-25", "2025-11-26")
NEXT = external("SURV-2", "2026-11-24", "2026-11-25")


@pytest.mark.parametrize(
    ("as_of", "minor", "major"),
    [
        ("2026-08-25", [], []),
        ("2026-08-26", BEFORE, MAJOR),
        ("2026-11-23", BEFORE, MAJOR),
        ("2026-11-24", OPEN, MAJOR),
        ("2026-11-26", OPEN, MAJOR),
    ],
)
def test_days_around_the_next_visit(as_of: str, minor: list[str], major: list[str]) -> None:
    assert judged("EXT003", FIRST + NEXT + nc(), as_of) == minor
    assert judged("EXT003", FIRST + NEXT + nc(grade="major"), as_of) == major


def test_what_it_says() -> None:
    text = FIRST + NEXT + nc()
    assert message("EXT003", text) == (
        "raised in SURV-1 and still open; SURV-2 begins on 2026-11-24, and the body looks at what"
        " was done about it"
    )
    assert message("EXT003", text, "2026-12-10") == (
        "raised in SURV-1 and still open on 2026-12-10; SURV-2 began on 2026-11-24"
    )
    assert message("EXT003", FIRST + NEXT + nc(grade="major")) == (
        "the major nonconformity of SURV-1 is still open on 2026-11-20, and SURV-2 begins on"
        " 2026-11-24"
    )
    (finding,) = lint(text, select=["EXT003"]).findings
    assert [(one.id, one.location.line, one.message) for one in finding.related] == [
        ("SURV-1", 4, "raised in SURV-1"),
        ("SURV-2", 10, "SURV-2 begins on 2026-11-24"),
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("status: closed\nclosed_on: 2026-11-20", []),
        ("status: closed\nclosed_on: 2026-11-21", BEFORE),
        ("status: closed", []),
        ("status: withdrawn", []),
        ("closed_on: 2026-03-02", []),
        ("title: x", BEFORE),
    ],
)
def test_closed_and_withdrawn(more: str, expected: list[str]) -> None:
    assert judged("EXT003", FIRST + NEXT + nc(more)) == expected


def test_closed_by_the_body_during_its_visit() -> None:
    closed = nc("status: closed\nclosed_on: 2026-11-25")
    assert judged("EXT003", FIRST + NEXT + closed, "2026-11-24") == OPEN
    assert judged("EXT003", FIRST + NEXT + closed, "2026-12-10") == []


def test_the_days_ahead_can_be_set() -> None:
    assert judged("EXT003", FIRST + NEXT + nc(), ahead_days=3) == []
    assert judged("EXT003", FIRST + NEXT + nc(), ahead_days=4) == BEFORE


def test_which_visit_is_the_next_one() -> None:
    assert judged("EXT003", FIRST + nc()) == []
    for more in ("type: special", "type: transition", "type: customer", "status: cancelled"):
        between = external("EXT-2", "2026-05-05", "2026-05-05", more)
        assert judged("EXT003", FIRST + between + nc()) == []
    # Findings of a first stage are due at the second.
    first = external("SURV-1", "2026-09-08", more="type: stage-1")
    assert judged("EXT003", first + external("S2", "2026-11-24", more="type: stage-2") + nc()) == (
        BEFORE
    )
    # The second after it does not make it fresh again.
    later = external("SURV-3", "2027-11-23")
    assert judged("EXT003", FIRST + NEXT + later + nc(), "2027-01-10") == OPEN


def test_findings_of_others() -> None:
    customer = external("SURV-1", "2025-11-25", more="type: customer")
    assert judged("EXT003", customer + NEXT + nc()) == []
    assert judged("EXT003", FIRST + NEXT + nc().replace("external_audit", "audit")) == []


def test_a_finding_written_in_its_audit() -> None:
    lifted = FIRST.rstrip() + "\nfindings: [{id: NC-1, status: open, raised_on: 2025-11-26}]\n"
    assert judged("EXT003", lifted + NEXT) == BEFORE


def test_an_audit_without_a_day() -> None:
    assert judged("EXT003", external("SURV-1", "autumn") + NEXT + nc()) == [
        "? NC-1: when SURV-1 took place is not on record"
    ]
    # The finding itself needs none.
    undated = nc().replace("raised_on: 2025-11-26", "raised_on: autumn")
    assert judged("EXT003", FIRST + NEXT + undated) == BEFORE
