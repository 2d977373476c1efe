"""Which of many texts stand in another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.text.phrases import Phrases

TEXTS = st.text("abc ", max_size=8)


@given(st.lists(TEXTS, max_size=12), st.text("abc ", max_size=30))
def test_those_that_stand_in_a_text(phrases: list[str], text: str) -> None:
    standing = sorted({phrase for phrase in phrases if phrase and phrase in text})
    assert sorted(Phrases(phrases).standing_in(text)) == standing
