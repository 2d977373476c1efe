from __future__ import annotations

from datetime import date

from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.risk.treatment_plans import latest_plan

PLANS = [
    "kind: treatment-plan\nid: TP-1\nstatus: superseded\napproved_on: 2025-03-03\n",
    "kind: treatment-plan\nid: TP-2\nstatus: approved\napproved_on: 2026-03-02\n"
    "amendments: [{on: 2026-04-28, by: ana}]\n",
    "kind: treatment-plan\nid: TP-3\napprovals: [{by: b, on: 2026-06-09}, {by: a, on: 2026-06-01}]\n",
    "kind: treatment-plan\nid: TP-4\nstatus: draft\napproved_on: 2026-07-01\n",
]


def latest(day: str, plans: list[str] = PLANS) -> tuple[str, str] | None:
    found = latest_plan(date.fromisoformat(day), run_of("---\n".join(plans)))
    return None if found is None else (found.plan.id, ".".join(map(str, found.field)))


def test_the_last_by_the_day() -> None:
    assert latest("2025-03-02") is None
    assert latest("2025-03-03") == ("TP-1", "approved_on")
    assert latest("2026-03-02") == ("TP-2", "approved_on")
    assert latest("2026-04-28") == ("TP-2", "amendments.0.on")
    # The first owner who agreed tells when the plan stood.
    assert latest("2026-06-01") == ("TP-3", "approvals.1.on")
    assert latest("2027-01-01") == ("TP-3", "approvals.1.on")


@given(order=st.permutations(PLANS))
def test_the_order_of_records_changes_nothing(order: list[str]) -> None:
    assert latest("2026-05-01", order) == ("TP-2", "amendments.0.on")
