from __future__ import annotations

import pytest
from judge import judged, message
from soa_kit import DRAFT_ONLY, excluded, row, statement

SILENT = ["SOA error controls[0] no-status"]
OWN = "kind: control\nid: OWN-1\n"


def test_what_it_says() -> None:
    rows = [row(f"A.8.{n}") for n in (15, 16, 17)]
    text = statement(*rows, row("A.8.12", "implementation: planned"))
    assert message("SOA003", text) == (
        "whether A.8.15–A.8.17 are implemented is not said (3 of 4 applicable rows)"
    )
    assert judged("SOA003", text) == SILENT
    assert message("SOA003", statement(row("A.8.16"))) == (
        "whether A.8.16 is implemented is not said (1 of 1 applicable rows)"
    )


@pytest.mark.parametrize("word", ["implemented", "partly", "planned"])
def test_said(word: str) -> None:
    assert judged("SOA003", statement(row("A.8.16", f"implementation: {word}"))) == []


@pytest.mark.parametrize(
    ("control", "other", "expected"),
    [
        ("OWN-1", OWN + "status: implemented", []),
        ("OWN-1", OWN, SILENT),
        ("OWN-1", OWN.replace("1", "2") + "status: implemented", SILENT),
        ("A.8.16", OWN + "status: partly\ncontrols: [A.8.15-A.8.16]", []),
        ("A.8.16", OWN + "controls: [A.8.16]", SILENT),
        ("A.8.16", OWN + "status: partly\ncontrols: [A.8.15]", SILENT),
        ("A.8.16", 'kind: control\nid: "A.8.16"\nstatus: planned', []),
    ],
)
def test_said_by_the_controls_own_record(control: str, other: str, expected: list[str]) -> None:
    assert judged("SOA003", statement(row(control)) + other) == expected


def test_rows_that_do_not_count() -> None:
    assert judged("SOA003", statement(excluded("A.8.30"), "{control: A.8.16}")) == []
    assert judged("SOA003", statement(row("A.8.16"), status="draft")) == DRAFT_ONLY
