from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.review.interval import looks_back_to, review_interval
from isms_lint_iso27001.derive.review.reviews import review_groups

REVIEW = "kind: management-review\nid: {}\nstatus: held\nheld_on: {}\n---\n"


def run_with(text: str, months: int = 12) -> Pass:
    run = run_of(text)
    return Pass(run.register, run.as_of, {"MRV001": {"review_interval_months": months}})


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("6", (6, True)),
        ("1", (1, True)),
        ("0", (12, False)),
        ("true", (12, False)),
        ("'6'", (12, False)),
        ("~", (12, False)),
    ],
)
def test_declared_or_default(declared: str, expected: tuple[int, bool]) -> None:
    text = f"kind: organization\nid: o\nintervals: {{management_review_months: {declared}}}\n"
    assert review_interval(run_with(text)) == expected


def test_without_an_organization() -> None:
    assert review_interval(run_with("kind: person\nid: ana\n", 18)) == (18, False)


def test_the_first_group_looks_back_one_interval() -> None:
    run = run_with(REVIEW.format("MR-1", "2028-08-31") + REVIEW.format("MR-2", "2029-08-31"), 6)
    first, second = run.derive(review_groups)
    assert looks_back_to(first, run) == date(2028, 2, 29)
    assert looks_back_to(second, run) == date(2028, 8, 31)
