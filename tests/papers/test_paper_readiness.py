"""The readiness report names what is on record, and tells apart what is only planned."""

from __future__ import annotations

from textwrap import dedent

import pytest
from sections import section, table

from isms_lint.testing import paper

WORLD = """
    {kind: organization, id: org, name: Org}
    ---
    kind: risk-assessment
    records:
      - {id: RA-1, title: First, planned_on: 2026-01-12, completed_on: 2026-02-02}
      - {id: RA-2, title: Second, planned_on: 2027-01-11}
    ---
    kind: management-review
    records:
      - {id: MR-1, status: held, held_on: 2026-10-08}
      - {id: MR-2, planned_on: 2027-10-08}
      - {id: MR-3, status: cancelled, planned_on: 2026-04-08}
    ---
    kind: corrective-action
    records:
      - {id: CAR-1, status: planned, action: Cables are labelled, opened_on: 2026-10-12}
      - {id: CAR-2, status: rejected, opened_on: 2026-10-12}
    ---
    kind: action
    records:
      - {id: ACT-1, text: Order a safe, status: open, due_on: 2027-01-29}
      - {id: ACT-2, title: A safe, text: Order it, status: done, done_on: 2026-09-01}
"""


@pytest.fixture(scope="module")
def text() -> str:
    return paper(dedent(WORLD), "readiness", as_of="2026-11-20")


@pytest.mark.parametrize(
    ("heading", "said", "listed"),
    [
        (
            "Risk assessment",
            "Risk assessments: 2, 1 of them planned, in draft or called off",
            ["RA-1<br>First"],
        ),
        (
            "Management review",
            "Management reviews: 3, 2 of them planned, in draft or called off",
            ["MR-1"],
        ),
        (
            "Nonconformity and improvement",
            "Corrective actions: 2, 1 of them planned, in draft or called off",
            ["CAR-1", "ACT-1<br>Order a safe", "ACT-2<br>A safe"],
        ),
    ],
)
def test_what_is_only_planned_is_counted_and_not_listed(
    text: str, heading: str, said: str, listed: list[str]
) -> None:
    assert said in section(text, heading)
    assert [row["Record"] for row in table(text, heading)] == listed
