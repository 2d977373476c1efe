from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.causes import causes_of, have_different_causes


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


@pytest.mark.parametrize(
    ("causes", "expected"),
    [
        (("one", "two"), True),
        (("one", "One."), False),
        (("one", "TBD"), False),
        (("''", "two"), False),
        (("one", "two", "three"), True),
        (("one", "two", "one"), False),
        (("one", "TBD", "two"), True),
    ],
)
def test_different(causes: tuple[str, ...], expected: bool) -> None:
    run = run_of(text(*causes))
    first, second = run.register.of("nonconformity")
    assert have_different_causes(first, second, run) is expected
    assert have_different_causes(second, first, run) is expected
