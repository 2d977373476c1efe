from __future__ import annotations

import pytest
from facts import run_of
from soa_kit import row, statement

from isms_lint_iso27001.derive.soa.drivers import controls_asked_for, has_driver, is_thin
from isms_lint_iso27001.derive.soa.rows import current_rows


@pytest.mark.parametrize(
    "text",
    ["n/a", " N/A. ", "Best  practice!", "not relevant", "cost", "Stand der Technik", "-yes-"],
)
def test_words_that_fit_any_control(text: str) -> None:
    assert is_thin(text)


@pytest.mark.parametrize(
    "text", ["", "law", "RISK-1", "baseline of all services", "cost of RISK-4", None, 3, ["cost"]]
)
def test_words_that_say_something(text: object) -> None:
    assert not is_thin(text)


def test_what_asks_for_controls() -> None:
    run = run_of(
        "kind: risk\nrecords:\n"
        "  - {id: R1, controls: [A.8.12, A.5.15-A.5.17]}\n"
        "  - {id: R2, status: closed, controls: [A.8.13]}\n"
        "  - {id: R3, treatment: retain, controls: [A.8.14]}\n"
        "  - {id: R4, edition: '2013', controls: [A.9.2.3]}\n"
        "---\nkind: contract\nrecords:\n"
        "  - {id: C1, controls: A.8.15, to: 2026-11-20}\n"
        "  - {id: C2, controls: A.8.16, to: 2026-11-19}\n"
    )
    asked = {leaf: [one.id for one in by] for leaf, by in run.derive(controls_asked_for).items()}
    assert asked == {
        **{key: ["R1"] for key in ("A.8.12", "A.5.15", "A.5.16", "A.5.17")},
        "A.8.2": ["R4"],
        "A.8.15": ["C1"],
    }


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", False),
        ("risks: [R]", True),
        ("contracts: [C]", True),
        ("requirements: law", True),
        ("requirements: [law]", True),
        ("risks: [], contracts: [], requirements: ''", False),
        ("requirements: TBD", False),
        ("justification: law", False),
    ],
)
def test_drivers_in_the_row(more: str, expected: bool) -> None:
    run = run_of(statement(row("A.8.16", more)))
    (found,) = run.derive(current_rows)
    assert has_driver(found, run) is expected


def test_a_risk_may_name_the_control() -> None:
    run = run_of(statement(row("A.8.16")) + "kind: risk\nid: R\ncontrols: [A.8]\n")
    (found,) = run.derive(current_rows)
    assert has_driver(found, run)
