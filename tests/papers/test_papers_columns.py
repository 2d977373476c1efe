"""Columns of tables get the room that their words need."""

from __future__ import annotations

from isms_lint.papers.blocks import blocks_of


def shares(*rows: str) -> list[float]:
    head, *rest = rows
    line = "|" + "---|" * (head.count("|") - 1)
    (table,) = blocks_of("\n".join((head, line, *rest)) + "\n")
    found: list[float] = table["shares"]
    return found


def test_a_word_fits_into_its_column_beside_long_texts() -> None:
    long = "so it goes on and on " * 30
    id, text, day = shares("| Id | Text | Day |", f"| CAR-2026-3 | {long} | 2026-12-31 |")
    assert id >= len("CAR-2026-3")
    assert day >= len("2026-12-31")
    assert text > 3 * id


def test_the_longest_line_of_a_cell_counts_not_its_sum() -> None:
    one, other = shares("| A | B |", "| ab<br>cd<br>ef<br>gh | abcdefgh |")
    assert one < other


def test_a_word_of_any_length_leaves_room_for_others() -> None:
    one, other = shares("| A | B |", f"| {'x' * 4000} | short words here |")
    assert other > one / 4
