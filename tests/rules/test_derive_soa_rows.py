from __future__ import annotations

import pytest
from facts import run_of
from soa_kit import excluded, row, statement

from isms_lint.rules import NotEvaluated
from isms_lint_iso27001.derive.soa.rows import (
    applicable_controls,
    controls_in,
    current_rows,
    excluded_controls,
    is_annex_a,
    rows_to_judge,
)
from isms_lint_iso27001.derive.soa.statement_in_force import STATEMENT

OWN = "kind: control\nid: OWN-1\ncontrols: [A.8.12]\n---\nkind: process\nid: ops\ncontrols: [A.8.16]\n"
LEGACY = "edition: '2013'"


@pytest.mark.parametrize(
    ("one", "leaves", "legacy", "annex"),
    [
        (row("A.8.12"), ("A.8.12",), False, True),
        (row("' A.8.12 '"), ("A.8.12",), False, True),
        (row("A.8.10-A.8.12"), ("A.8.10", "A.8.11", "A.8.12"), False, True),
        (row("A.5.17-18"), ("A.5.17", "A.5.18"), False, True),
        # What a control of the organization's own carries out is decided on elsewhere.
        (row("OWN-1"), ("OWN-1",), False, False),
        (row("ops"), ("ops",), False, False),
        (row("OWN-9"), (), False, False),
        (row("A.5.38"), (), True, False),
        (row("A.9.2.3", LEGACY), ("A.8.2",), True, True),
        (row("A.18.2.3", LEGACY), ("A.5.36", "A.8.8"), True, True),
        (row("A.9.2.3"), ("A.8.2",), True, True),
        (row("A.9.2.3", "edition: '2005'"), ("A.8.2",), True, True),
        ("{applicable: true}", (), False, False),
        ("{control: 5.10, applicable: true}", (), False, False),
    ],
)
def test_what_a_row_decides_on(
    one: str, leaves: tuple[str, ...], legacy: bool, annex: bool
) -> None:
    run = run_of(statement(one) + OWN)
    (found,) = run.derive(current_rows)
    assert (found.place, found.leaves, found.legacy) == (0, leaves, legacy)
    assert is_annex_a(found) == annex


@pytest.mark.parametrize(
    ("applicable", "expected"),
    [
        ("true", (True, False)),
        ("false", (False, True)),
        ("'yes'", (False, False)),
        ("", (False, False)),
    ],
)
def test_decisions(applicable: str, expected: tuple[bool, bool]) -> None:
    run = run_of(statement(f"{{control: A.8.12, applicable: {applicable}}}"))
    (found,) = run.derive(current_rows)
    assert (found.applies, found.excluded) == expected


def test_a_statement_of_2013() -> None:
    run = run_of(statement(row("A.9.2.3"), row("A.8.2", "edition: '2022'"), more=LEGACY))
    assert [(r.leaves, r.legacy) for r in run.derive(current_rows)] == [
        (("A.8.2",), True),
        (("A.8.2",), False),
    ]


def test_applicable_and_excluded_controls() -> None:
    rows = (row("A.5.1"), excluded("A.8.28"), excluded("A.12.4.1", LEGACY), row("A.12.4.2", LEGACY))
    run = run_of(statement(*rows, excluded("A.8.28"), excluded("OWN-1")) + OWN)
    assert run.derive(applicable_controls) == {"A.5.1", "A.8.15"}
    # A.12.4.1 and A.12.4.2 became one, and one of them applies; of two rows the first counts.
    assert {c: r.place for c, r in run.derive(excluded_controls).items()} == {
        "A.8.28": 1,
        "OWN-1": 5,
    }


def test_controls_in_words() -> None:
    rows = ("A.8.17", "A.8.15", "A.8.16", "OWN-1", "OWN-9", "A.8.16")
    run = run_of(statement(*map(row, rows), "{applicable: true}") + OWN)
    assert controls_in(run.derive(current_rows), run) == "A.8.15–A.8.17, OWN-1, OWN-9 and row 7"


def test_rows_to_judge() -> None:
    text = statement(row("A.5.1"), more="approved_on: 2026-02-24") + statement(
        row("A.5.2"), id="OLD", status="superseded", more="approved_on: 2025-02-24"
    )
    run = run_of(text)
    current, old = (run.register.find(id, STATEMENT) for id in ("SOA", "OLD"))
    assert current is not None
    assert old is not None
    assert rows_to_judge(current, run) == run.derive(current_rows)
    assert len(run.derive(current_rows)) == 1
    assert rows_to_judge(old, run) == ()
    run = run_of(statement(row("A.5.1"), status="draft"))
    (draft,) = run.register.of(STATEMENT)
    assert rows_to_judge(draft, run) == NotEvaluated(
        "no statement is approved; a draft is not judged"
    )
    run = run_of("kind: statement-of-applicability\nid: SOA\n")
    (empty,) = run.register.of(STATEMENT)
    assert rows_to_judge(empty, run) == NotEvaluated("the statement has no rows on record")
