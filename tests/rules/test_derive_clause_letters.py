from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.clause.letters import letterless_clause

RUN = run_of("{kind: document, id: POL-1}")


@pytest.mark.parametrize(
    ("text", "edition", "clause"),
    [
        ("4.1 a", "2022", "4.1"),
        ("4.1(a)", "2022", "4.1"),
        ("4.1a", "2022", "4.1"),
        (" 4.1 a) 2)", "2022", "4.1"),
        ("4.1", "2022", ""),
        ("4.2 a", "2022", ""),
        ("4.2 z", "2022", ""),
        ("7.5 a", "2022", ""),
        ("A.5.1 a", "2022", ""),
        ("POL-1 a", "2022", ""),
        ("", "2022", ""),
        ("4.1 a", "2005", ""),
        # Each edition has its own numbers.
        ("10.2 a", "2013", "10.2"),
        ("10.1 z", "2013", ""),
        ("10.1 z", "2022", "10.1"),
        ("10.1 b", "2022", ""),
        ("9.3.1 a", "2013", ""),
    ],
)
def test_letters_where_there_are_none(text: str, edition: str, clause: str) -> None:
    assert letterless_clause(text, edition, RUN) == clause
