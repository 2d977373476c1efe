from __future__ import annotations

from datetime import date, timedelta

from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.competence import Lack, auditor_competence, lack_before

DAY = date(2026, 3, 16)
Entry = tuple[int, int, bool]


def run_with(entries: list[Entry]) -> Pass:
    lines = "".join(
        f"  - {{subject: internal-audit, on: {DAY + timedelta(on)},"
        f" expires_on: {DAY + timedelta(on + lasts)}{', evidence: course' if evidence else ''}}}\n"
        for on, lasts, evidence in entries
    )
    return run_of(f"kind: person\nid: ines\ncompetence:\n{lines or '  []'}\n")


@given(
    entries=st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 9), st.booleans()), max_size=4)
)
def test_one_that_holds_on_the_day_is_enough(entries: list[Entry]) -> None:
    run = run_with(entries)
    found = lack_before(run.derive(auditor_competence).get("ines", ()), DAY)
    shown = any(evidence and on < 0 <= on + lasts for on, lasts, evidence in entries)
    assert (found is None) == shown
    if found is not None:
        lack, entry = found
        assert (entry is None) == (lack is Lack.NOTHING) == (not entries)
        assert (lack is Lack.EXPIRED) == any(e and on < 0 for on, _, e in entries)


def test_order_of_entries_changes_nothing() -> None:
    run = run_with([(5, 1, True), (3, 1, True)])
    found = lack_before(run.derive(auditor_competence)["ines"], DAY)
    assert found is not None
    assert (found[0], found[1] and found[1].on) == (Lack.LATE, DAY + timedelta(3))
