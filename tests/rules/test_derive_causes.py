from __future__ import annotations

from facts import run_of

from isms_lint_iso27001.derive.finding.causes import causes_of


def text(first: str, second: str, third: str = "''") -> str:
    return f"""
kind: nonconformity
records: [{{id: NC-1}}, {{id: NC-2}}]
---
kind: corrective-action
records:
  - {{id: CAR-1, nonconformity: NC-1, cause: {first}}}
  - {{id: CAR-2, nonconformity: NC-2, cause: {second}}}
  - {{id: CAR-3, nonconformity: [NC-2], cause: {third}}}
"""


def test_the_documented_causes_in_plain_words() -> None:
    run = run_of(text("'Leavers, told late!'", "TBD", "new tool"))
    first, second = run.register.of("nonconformity")
    assert causes_of(first, run) == {"leavers told late"}
    assert causes_of(second, run) == {"new tool"}


def test_every_action_of_a_nonconformity_may_name_one() -> None:
    run = run_of(text("one", "two", "One."))
    _, second = run.register.of("nonconformity")
    assert causes_of(second, run) == {"two", "one"}
    none = run_of(text("one", "TBD"))
    assert causes_of(none.register.of("nonconformity")[1], none) == frozenset()
