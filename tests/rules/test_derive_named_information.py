from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.named_information import kept_elsewhere, named_information

MANUAL = "kind: document\nid: MAN\nclauses: [{}]\n---\n"
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
    ],
)
def test_what_is_here_and_what_is_shown(more: str, here: int, shown: int) -> None:
    named = named_information(run_of(MANUAL.format(HALF) + more))
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
        ("{kind: document, id: E, type: report, clauses: ['9.2']}", None),
        ("{kind: document, id: E, type: report, clauses: ['9.2.2'], status: withdrawn}", None),
    ],
)
def test_where_results_are_kept(record: str, expected: str | None) -> None:
    found = kept_elsewhere("9.2.2", run_of(record))
    assert (found and found.id) == expected
