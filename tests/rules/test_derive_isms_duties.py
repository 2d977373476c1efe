from __future__ import annotations

from datetime import date, timedelta

from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.responsibility.isms_duties import CONFORMITY, REPORTING, isms_duties

HOLDER = "---\n{kind: person, id: dana}\n"


@given(start=st.integers(-3, 3), length=st.integers(0, 3))
def test_only_while_somebody_holds_the_role(start: int, length: int) -> None:
    today = date(2026, 11, 20)
    first = today + timedelta(start)
    last = first + timedelta(length)
    run = run_of(
        f"kind: role\nid: a\nholders: [{{person: dana, from: {first}, to: {last}}}]\n"
        f"duties: [isms-conformity]\n{HOLDER}"
    )
    found = isms_duties(run)
    holds = first <= today <= last
    assert found.assigned == ({CONFORMITY} if holds else set())
    assert [role.id for role in found.vacant] == ([] if holds else ["a"])


def test_both_of_who_leads() -> None:
    run = run_of(f"kind: role\nid: isms-manager\nholders: [{{person: dana}}]\n{HOLDER}")
    assert isms_duties(run) == ({CONFORMITY, REPORTING}, ())
