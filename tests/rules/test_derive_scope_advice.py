from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.clause.scope_advice import scope_advice

RUN = run_of("kind: risk\nid: R\n---\n{kind: process, id: ops}\n")
(RISK,) = RUN.register.of("risk")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" A.5.15 Access control ", "; write `A.5.15` alone"),
        ("A 5.15 - Access control", "; write `A.5.15` alone"),
        ("A.5.15–A.5.18 Access", "; write `A.5.15–A.5.18` alone"),
        (
            "A.5.15, A.5.16, A.5.17",
            "; write each id as an item of its own: `A.5.15`, `A.5.16` and `A.5.17`",
        ),
        ("A.5.15 & 5.16", "; write each id as an item of its own: `A.5.15` and `A.5.16`"),
        # Records, unknown ids and prose are nothing to take apart.
        ("ops, ops", ""),
        ("A.5.99 Access control", ""),
        ("A.5.15, A.5.99", ""),
        ("see A.5.15", ""),
        ("3 audits", ""),
        ("A.5.15 b", ""),
        ("A.5.15 " + "x" * 200, ""),
    ],
)
def test_what_to_write(text: str, expected: str) -> None:
    assert scope_advice(text, RISK, None, RUN) == expected


def test_ids_are_read_in_the_edition_of_the_item() -> None:
    assert scope_advice("A.9.2.3 Privileged access", RISK, None, RUN) == (
        "; write `A.8.2`, which replaced `A.9.2.3` of the 2013 edition"
    )
    assert scope_advice("A.9.2.99 Privileged access", RISK, None, RUN) == ""
    assert scope_advice("A.9.2.3 Privileged access", RISK, "2013", RUN) == (
        "; write `A.9.2.3` alone"
    )
