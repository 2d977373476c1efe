from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.document.named_information import (
    PART_ONLY,
    kept_elsewhere,
    named_information,
    why_not_here,
)

CLAUSES = ("4.3", "5.2", "6.1.2", "6.1.3", "6.2", "7.2", "8.1", "9.1")
ELSEWHERE = (
    "---\nkind: document\nid: LIST\nstatus: {}\nclauses: [{}]\n{}: [https://wiki.example/list]\n"
)


def manual(pieces: int) -> str:
    cited = ", ".join(f"'{clause}'" for clause in CLAUSES[:pieces])
    return f"kind: document\nid: MANUAL\nstatus: approved\nclauses: [{cited}]\n"


@pytest.mark.parametrize(("pieces", "whole"), [(6, False), (7, True)])
def test_half_of_the_information_is_a_whole_system(pieces: int, whole: bool) -> None:
    run = run_of(manual(pieces))
    assert named_information(run).total == 13
    assert named_information(run).is_whole is whole
    assert why_not_here("9.3.3", run) == ("" if whole else PART_ONLY)


@pytest.mark.parametrize(
    ("status", "clause", "field", "expected"),
    [
        ("approved", "'9.3.3'", "evidence", "LIST"),
        ("draft", "'9.3.3'", "evidence", ""),
        ("approved", "'9.3'", "evidence", ""),
        ("approved", "'9.3.3'", "references", ""),
    ],
)
def test_a_record_that_says_where_it_is_kept(
    status: str, clause: str, field: str, expected: str
) -> None:
    run = run_of(manual(8) + ELSEWHERE.format(status, clause, field))
    kept = kept_elsewhere("9.3.3", run)
    assert (kept.id if kept is not None else "") == expected
    told = f"{expected} says where that is kept" if expected else ""
    assert why_not_here("9.3.3", run) == told


HALF = "'4.3', '5.2', '6.1.2', '6.2', '7.2', '8.1'"


@pytest.mark.parametrize(
    ("more", "here", "shown"),
    [
        ("", 6, 6),
        ("{kind: scope, id: SC}", 6, 6),
        ("{kind: management-review, id: MR-1, status: held}", 7, 7),
        # It tells that reviews are kept here, and shows none.
        ("{kind: management-review, id: MR-1, status: planned}", 7, 6),
        ("{kind: management-review, id: MR-1, status: cancelled}", 6, 6),
        ("{kind: audit-programme, id: PRG-1, status: approved}", 7, 6),
        ("{kind: statement-of-applicability, id: SOA, status: draft}", 7, 6),
        ("{kind: risk-assessment, id: RA, planned_on: 2026-12-21}", 7, 6),
        ("{kind: risk-assessment, id: RA, planned_on: 2026-12-21, started_on: 2026-12-21}", 7, 7),
        ("{kind: risk-assessment, id: RA, planned_on: TBD, completed_on: 2026-12-21}", 7, 7),
        ("{kind: risk-assessment, id: RA}", 7, 7),
    ],
)
def test_what_is_here_and_what_is_shown(more: str, here: int, shown: int) -> None:
    named = named_information(run_of(f"kind: document\nid: MAN\nclauses: [{HALF}]\n---\n{more}"))
    assert (named.here, named.total - len(named.missing)) == (here, shown)
    assert named.is_whole is (2 * here >= named.total)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("{kind: evidence, id: E, clauses: ['9.2.2']}", "E"),
        ("{kind: evidence, id: E, clauses: ['9.2']}", "E"),
        ("{kind: evidence, id: E, clauses: ['9.3']}", None),
        ("{kind: management-review, id: E, status: held, clauses: ['9.2.2']}", "E"),
        ("{kind: management-review, id: E, status: planned, clauses: ['9.2.2']}", None),
        ("{kind: document, id: E, type: report, clauses: ['9.2.2 b']}", "E"),
        ("{kind: document, id: E, clauses: ['9.2.2'], evidence: [a/b]}", "E"),
        ("{kind: document, id: E, clauses: ['9.2.2']}", None),
        ("{kind: document, id: E, type: procedure, clauses: ['9.2.2'], evidence: [a/b]}", None),
        ("{kind: document, id: E, type: report, clauses: ['9.2']}", None),
        ("{kind: document, id: E, type: report, clauses: ['9.2.2'], status: withdrawn}", None),
    ],
)
def test_where_results_are_kept(record: str, expected: str | None) -> None:
    found = kept_elsewhere("9.2.2", run_of(record))
    assert (found and found.id) == expected
