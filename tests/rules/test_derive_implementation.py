from __future__ import annotations

import pytest
from facts import run_of
from soa_kit import row, statement

from isms_lint_iso27001.derive.soa.implementation import implementation_of, plan_items
from isms_lint_iso27001.derive.soa.rows import current_rows


def status(one: str, *controls: str) -> str:
    rows = "".join(f"  - {{id: C{n}, {more}}}\n" for n, more in enumerate(controls))
    run = run_of(statement(one) + (f"kind: control\nrecords:\n{rows}" if rows else ""))
    (found,) = run.derive(current_rows)
    return implementation_of(found, run)


def test_the_row_comes_first() -> None:
    own = "status: planned, controls: [A.8.13]"
    assert status(row("A.8.13", "implementation: ' implemented '"), own) == "implemented"
    assert status(row("A.8.13", "implementation: ''"), own) == "planned"
    assert status(row("A.8.13", "implementation: true"), own) == "planned"


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], ""),
        (["status: implemented, controls: [A.8.13]"], "implemented"),
        (["status: implemented, controls: [A.8.12-A.8.14]"], "implemented"),
        (["controls: [A.8.13]"], ""),
        (["controls: [A.8.13]", "status: planned, controls: [A.8.13]"], "planned"),
        (["status: implemented, controls: [A.8.13]"] * 2, "implemented"),
        (
            ["status: implemented, controls: [A.8.13]", "status: planned, controls: [A.8.13]"],
            "partly",
        ),
        (["status: implemented, controls: [A.8.12]"], ""),
    ],
)
def test_else_what_carries_it_out(records: list[str], expected: str) -> None:
    assert status(row("A.8.13"), *records) == expected


def test_a_control_of_ones_own() -> None:
    assert status(row("C0"), "status: partly, controls: [A.8.13]") == "partly"
    assert status(row("C9"), "status: partly") == ""


def items(one: str, text: str) -> list[str]:
    run = run_of(statement(one) + text)
    (found,) = run.derive(current_rows)
    return [record.id for record in plan_items(found, run)]


PLAN = (
    "kind: treatment-plan\nid: TP\nstatus: approved\nrisks: [R]\nactions:\n"
    "  - {id: A1, controls: [A.8.12]}\n  - {id: A2}\n  - {id: A3, status: done}\n---\n"
    "kind: risk\nid: R\ncontrols: [A.8.13]\n---\n"
)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (row("A.8.12"), ["A1"]),
        (row("A.8.13"), ["A2"]),
        (row("A.8.14"), []),
        (row("A.8.14", "risks: [R]"), ["A2"]),
        (row("A.8.14", "action: A1"), ["A1"]),
        (row("A.8.14", "action: A3"), []),
        (row("A.8.14", "action: A9"), []),
        (row("A.8.12", "action: A1"), ["A1"]),
        (row("A.8.12-A.8.13"), ["A1", "A2"]),
    ],
)
def test_work_in_a_plan(one: str, expected: list[str]) -> None:
    assert items(one, PLAN) == expected
    for word in ("draft", "superseded"):
        assert items(one, PLAN.replace("approved", word)) == []


def test_corrective_actions() -> None:
    text = (
        "kind: corrective-action\nrecords:\n"
        "  - {id: C1, status: planned, controls: [A.8.12]}\n"
        "  - {id: C2, status: closed, controls: [A.8.12]}\n"
        "  - {id: C3, status: planned}\n"
    )
    assert items(row("A.8.12"), text) == ["C1"]
    assert items(row("A.8.14", "action: C3"), text) == ["C3"]
