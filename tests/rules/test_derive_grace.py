from __future__ import annotations

from datetime import date

import pytest

from isms_lint_iso27001.derive.grace import grace_ended


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, ""),
        (1, "; the 1 day of grace ended on 2025-03-01"),
        (30, "; the 30 days of grace ended on 2025-03-30"),
    ],
)
def test_grace_ended(days: int, words: str) -> None:
    assert grace_ended(date(2025, 2, 28), days) == words
