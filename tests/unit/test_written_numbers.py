"""Numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.written.numbers import read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" 0 ", 0),
        ("-3", -3),
        ("−3", -3),
        ("+4", 4),
        ("0.63", 0.63),
        ("0,63", 0.63),
        (".5", 0.5),
        ("0.125", 0.125),
        ("1.25", 1.25),
        ("12.0", 12.0),
        ("1234.567", 1234.567),
        ("1,000,000", 1_000_000),
        ("1.000.000", 1_000_000),
        ("1,234.50", 1234.5),
        ("1.234,50", 1234.5),
        ("1 000", 1000),
        ("12\u00a0000,5", 12000.5),
        ("1'000", 1000),
    ],
)
def test_one_reading(text: str, number: float) -> None:
    assert read_number(text) == number
    assert isinstance(read_number(text), type(number))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "-",
            "High",
            "12 (High)",
            "3 - High",
            "85%",
            "€ 12",
            "12 days",
            "1.2.3",
            "5/5",
            "1e5",
        ),
        *("1,000", "1.000", "12,345", "1,00,0", "1.", "nan", "inf", "²", "١٢", "0x1f", "1_000"),
    ],
)
def test_none_or_more_than_one(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_whole_numbers_are_themselves(number: int) -> None:
    assert read_number(str(number)) == number


@given(st.text(alphabet="0123456789.,+-' %a", max_size=60) | st.text())
def test_it_takes_any_text(text: str) -> None:
    assert isinstance(read_number(text), int | float | None)


def test_a_long_row_of_digits_is_no_number() -> None:
    assert read_number("9" * 10_000) is None
