"""Gaps of cycles: an audit more never makes one wider, and what comes later changes none of before."""

from __future__ import annotations

from datetime import date, timedelta

from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.rules import NotEvaluated
from isms_lint_iso27001.derive.clause.leaves import clause_leaves
from isms_lint_iso27001.derive.programme.coverage_gaps import Gap, coverage_gaps

FIRST = date(2021, 1, 1)
PROGRAMMES = """kind: audit-programme
records:
  - {id: P1, status: approved, period: {start: 2021-01-01, end: 2023-12-31}}
  - {id: P2, status: approved, period: {start: 2024-01-01, end: 2026-12-31}}
"""
Audits = list[tuple[int, str, str]]
_AUDITS = st.lists(
    st.tuples(
        st.integers(0, 2190),
        st.sampled_from(['"4-6"', '"7-8"', '"9"', '"10"', "full-isms"]),
        st.sampled_from(["reported", "planned", "cancelled"]),
    ),
    max_size=8,
)


def gaps(audits: Audits, as_of: date) -> dict[str, Gap | NotEvaluated]:
    """By programme, what is missing of all clauses."""
    text = PROGRAMMES + "".join(
        f"---\nkind: audit\nid: A{n}\nstatus: {status}\nplanned_on: {FIRST + timedelta(days=day)}\n"
        f"scope: [{scope}]\n"
        for n, (day, scope, status) in enumerate(audits)
    )
    run = run_of(text, str(as_of))
    return {
        programme.id: gap
        for programme in run.register.of("audit-programme")
        for gap in coverage_gaps(programme, 3, lambda *_: run.derive(clause_leaves), run)
    }


def missing(audits: Audits, as_of: date) -> dict[str, frozenset[str]]:
    return {
        id: frozenset(gap.missing)
        for id, gap in gaps(audits, as_of).items()
        if isinstance(gap, Gap)
    }


def test_closed_and_running() -> None:
    found = gaps([(100, '"4-8"', "reported")], date(2026, 11, 20))
    closed, running = found["P1"], found["P2"]
    assert isinstance(closed, Gap)
    assert isinstance(running, Gap)
    assert (closed.is_closed, len(closed.missing), closed.total) == (True, 8, 30)
    assert (running.is_closed, len(running.missing), running.total) == (False, 30, 30)


@settings(max_examples=40, deadline=None)
@given(_AUDITS, _AUDITS, st.integers(0, 2300))
def test_another_audit_never_widens_a_gap(audits: Audits, more: Audits, day: int) -> None:
    as_of = FIRST + timedelta(days=day)
    before, after = missing(audits, as_of), missing([*audits, *more], as_of)
    assert all(items <= before[id] for id, items in after.items())


@settings(max_examples=40, deadline=None)
@given(_AUDITS, _AUDITS, st.integers(1095, 2189))
def test_what_comes_after_a_day_changes_nothing_it_said_of_a_closed_cycle(
    audits: Audits, more: Audits, day: int
) -> None:
    as_of = FIRST + timedelta(days=day)
    later = [one for one in more if one[0] > day]
    before, after = missing(audits, as_of), missing([*audits, *later], as_of)
    assert before.get("P1") == after.get("P1")


@settings(max_examples=40, deadline=None)
@given(_AUDITS, st.integers(0, 1094))
def test_a_gap_only_opens_when_the_cycle_closes(audits: Audits, day: int) -> None:
    as_of = FIRST + timedelta(days=day)
    running = missing(audits, as_of).get("P1", frozenset())
    closed = missing(audits, date(2024, 1, 1)).get("P1", frozenset())
    assert running <= closed
