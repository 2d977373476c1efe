"""What waits for an answer, and rows that add up others."""

from __future__ import annotations

import pytest

from isms_lint.written.placeholders import is_example, not_stated
from isms_lint.written.totals import is_total


@pytest.mark.parametrize("text", ["☐ Offen", "[Yes/No]", "[Q1]", "[ ] done"])
def test_a_choice_that_nobody_made(text: str) -> None:
    assert not_stated(text)


@pytest.mark.parametrize("text", ["☑ Offen", "☐", "[x] done", "Q1 2026"])
def test_an_answer(text: str) -> None:
    assert not not_stated(text)


@pytest.mark.parametrize("text", ["NC-...", "CA-…"])
def test_an_id_that_is_left_open(text: str) -> None:
    assert is_example(text)


@pytest.mark.parametrize("text", ["Total", "Summe:", "**Gesamt**", "TOTAIS", "Sous-total"])
def test_a_row_that_adds_up(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["R-1", "Total loss of data", ""])
def test_a_row_that_does_not(text: str) -> None:
    assert not is_total(text)
