from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.named_information import (
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
