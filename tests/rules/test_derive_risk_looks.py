from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.risk.looks import RiskLooks, risk_looks

SINCE, UNTIL = date(2025, 3, 16), date(2026, 3, 16)


def looks(*risks: str) -> RiskLooks:
    text = "".join(f"---\nkind: risk\nid: RISK-{n}\n{more}\n" for n, more in enumerate(risks))
    return risk_looks(SINCE, UNTIL, run_of(text or "kind: unit\nid: u\n"))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("reviewed_on: 2025-03-15", RiskLooks.NONE),
        ("reviewed_on: 2025-03-16", RiskLooks.ALL),
        ("reviewed_on: 2026-03-16", RiskLooks.ALL),
        ("reviewed_on: 2026-03-17", RiskLooks.UNCLEAR),
        ("identified_on: 2025-06-01", RiskLooks.ALL),
        ("identified_on: 2026-03-17", RiskLooks.NONE),
        ("reviewed_on: 2026-10-01\nhistory: [{on: 2026-01-12, level: 4}]", RiskLooks.ALL),
        ("title: x", RiskLooks.NONE),
        ("reviewed_on: 2026-01-12\nstatus: closed", RiskLooks.NONE),
    ],
)
def test_one_risk(more: str, expected: RiskLooks) -> None:
    assert looks(more) is expected


def test_each_of_several_has_to_be_looked_at() -> None:
    good, later, never = "reviewed_on: 2026-01-12", "reviewed_on: 2026-10-01", "title: x"
    assert looks() is RiskLooks.NONE
    assert looks(good, good) is RiskLooks.ALL
    assert looks(good, later) is looks(later, good) is RiskLooks.UNCLEAR
    assert looks(good, later, never) is looks(never, later) is RiskLooks.NONE
    # Closed ones and those found later do not count.
    assert looks(good, f"{never}\nstatus: closed", "identified_on: 2026-05-01") is RiskLooks.ALL
