"""Patterns that are compiled late."""

from __future__ import annotations

import re

import pytest

from isms_lint_iso27001.derive.text.pattern import Pattern


def test_it_answers_as_a_compiled_one_does() -> None:
    late, compiled = (
        Pattern(r"\bno(?P<end>\w)", re.IGNORECASE),
        re.compile(r"\bno(?P<end>\w)", re.I),
    )
    text = "Not now, none"
    assert late.findall(text) == compiled.findall(text)
    assert [one["end"] for one in late.finditer(text)] == ["t", "w", "n"]
    assert late.sub("-", text) == compiled.sub("-", text)
    assert late.split(text) == compiled.split(text)
    assert late.search(text, 3)
    assert late.match(text)
    assert not late.fullmatch(text)


def test_it_has_nothing_else() -> None:
    with pytest.raises(AttributeError, match="scanner"):
        _ = Pattern("x").scanner
