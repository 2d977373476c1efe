"""What a record says in words."""

from __future__ import annotations

import pytest

from isms_lint_iso27001.derive.stated.texts import has_figure


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", False), ("none", False), ("v2", True), ("keine Prüfung", False), ("٣ findings", True)],
)
def test_digits_of_any_script(text: str, expected: bool) -> None:
    assert has_figure(text) is expected
