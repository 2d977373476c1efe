from __future__ import annotations

import pytest

from isms_lint_iso27001.derive.text.same_text import is_same_text, plain_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Human\n Error! ", "human error"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("…", ""),
        (None, ""),
        (["a"], ""),
    ],
)
def test_the_words_alone(text: object, expected: str) -> None:
    assert plain_text(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Accounts removed.", "accounts  removed", True),
        ("accounts removed", "removed accounts", False),
        ("accounts removed", "accounts", False),
        ("", "", False),
        ("…", "?", False),
        (None, None, False),
        ("none", None, False),
    ],
)
def test_the_same(one: object, other: object, expected: bool) -> None:
    assert is_same_text(one, other) is expected
