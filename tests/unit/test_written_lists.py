"""Several things in one cell, several names in one text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.written.lists import names, parts


@pytest.mark.parametrize(
    ("text", "commas", "found"),
    [
        ("", False, []),
        ("a", False, ["a"]),
        ("a; b", False, ["a", "b"]),
        ("a, b", False, ["a, b"]),
        ("a, b", True, ["a", "b"]),
        ("a;; b;\n", True, ["a", "b"]),
        ("a\nb", False, ["a", "b"]),
        ("• a • b", False, ["a", "b"]),
        ("- a\n- b\n* c\n+ d", False, ["a", "b", "c", "d"]),
        ("1. a\n2) b\nc) d", False, ["a", "b", "d"]),
        ("a · b", False, ["a", "b"]),
        ("-5; 1.5", False, ["-5", "1.5"]),
        ("Backup (daily; weekly), tested", True, ["Backup (daily; weekly)", "tested"]),
        ("[a, b], {c; d}; e", True, ["[a, b]", "{c; d}", "e"]),
        ('"a, b", c', True, ['"a, b"', "c"]),
        ("„a; b“; c", False, ["„a; b“", "c"]),
        ("(open; never closed", False, ["(open", "never closed"]),
        ('5" disk; 3" disk; tape "x', False, ['5" disk; 3" disk', 'tape "x']),
        ("A.5.1, A.5.2", True, ["A.5.1", "A.5.2"]),
    ],
)
def test_parts(text: str, commas: bool, found: list[str]) -> None:
    assert [part for part, _ in parts(text, commas=commas)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Silva", ["Ana Silva"]),
        ("CEO, CISO, COO", ["CEO", "CISO", "COO"]),
        ("GRC Lead / HR", ["GRC Lead", "HR"]),
        ("HR/Legal", ["HR", "Legal"]),
        ("Ana & Bo + Cem", ["Ana", "Bo", "Cem"]),
        ("Ana and Bo", ["Ana", "Bo"]),
        ("Ana und Bo", ["Ana", "Bo"]),
        ("Ana et Bo", ["Ana", "Bo"]),
        ("Ana y Bo", ["Ana", "Bo"]),
        ("Ana e João", ["Ana", "João"]),
        ("Ana en Bo", ["Ana", "Bo"]),
        ("Ana; Bo\nCem", ["Ana", "Bo", "Cem"]),
        ("COO (Ann Lee), DPO (Zu / Noor)", ["COO (Ann Lee)", "DPO (Zu / Noor)"]),
        ("R&D", ["R&D"]),
        ("Andy Eden", ["Andy Eden"]),
        ("Azmi Consulting Sdn. Bhd.", ["Azmi Consulting Sdn. Bhd."]),
        ("Acme, Inc., Beta GmbH", ["Acme, Inc.", "Beta GmbH"]),
        ("Jo Doe, Ph.D., CISSP, Al", ["Jo Doe, Ph.D., CISSP", "Al"]),
        ("", []),
        (" / ", []),
    ],
)
def test_names(text: str, found: list[str]) -> None:
    assert [name for name, _ in names(text)] == found


TEXT = st.text(alphabet='ab,;/&()[]"“”\n•- 1.)', max_size=40) | st.text(max_size=40)


@given(TEXT, st.booleans())
def test_a_part_stands_where_it_is_said_to(text: str, commas: bool) -> None:
    for part, start in (*parts(text, commas=commas), *names(text)):
        assert text[start : start + len(part)] == part
        assert part == part.strip() != ""


@given(st.lists(st.text(alphabet="ab", min_size=1), min_size=1))
def test_what_was_joined_comes_apart(words: list[str]) -> None:
    assert [part for part, _ in parts("; ".join(words), commas=False)] == words
    assert [part for part, _ in parts(", ".join(words), commas=True)] == words
