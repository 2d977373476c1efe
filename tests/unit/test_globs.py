"""Path patterns of the configuration."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.files.globs import Globs

CASES = [
    # A name without a slash, anywhere.
    ("risks.yaml", "risks.yaml", True),
    ("risks.yaml", "a/b/risks.yaml", True),
    ("risks.yaml", "my-risks.yaml", False),
    ("risks.yaml", "risks.yaml.bak", False),
    ("*.md", "a/README.md", True),
    ("*.md", "README.mdx", False),
    ("docs", "docs/a.yaml", True),
    ("docs", "x/docs/y/a.yaml", True),
    ("docs", "docs.yaml", False),
    # A folder.
    ("docs/", "docs/a.yaml", True),
    ("docs/", "x/docs/a/b.yaml", True),
    ("docs/", "docs", False),
    ("docs/", "mydocs/a.yaml", False),
    # With a slash: from the root.
    ("docs/*.yaml", "docs/a.yaml", True),
    ("docs/*.yaml", "docs/x/a.yaml", False),
    ("docs/*.yaml", "x/docs/a.yaml", False),
    ("/a.yaml", "a.yaml", True),
    ("/a.yaml", "x/a.yaml", False),
    ("./a/b", "a/b/c.yaml", True),
    ("a/b/", "a/b/c.yaml", True),
    ("a/b/", "x/a/b/c.yaml", False),
    # Across folders.
    ("**/a.yaml", "a.yaml", True),
    ("**/a.yaml", "x/y/a.yaml", True),
    ("a/**", "a/b/c.yaml", True),
    ("a/**", "ab/c.yaml", False),
    ("a/**/c.yaml", "a/c.yaml", True),
    ("a/**/c.yaml", "a/x/y/c.yaml", True),
    ("a/**/c.yaml", "a/xc.yaml", False),
    ("**", "anything/at/all", True),
    ("a/**/b/**/c.yaml", "a/x/b/y/b/z/c.yaml", True),
    ("a/**/b/**/c.yaml", "a/x/y/c.yaml", False),
    ("**/**/a.yaml", "a.yaml", True),
    ("a*b*c.yaml", "axbxbxc.yaml", True),
    ("a*b*c.yaml", "axbxbx.yaml", False),
    ("*a*b", "xab/y", True),
    # One character, and sets.
    ("?.yaml", "a.yaml", True),
    ("?.yaml", "ab.yaml", False),
    ("a?b", "a/b", False),
    ("[ab].yaml", "b.yaml", True),
    ("[a-c]1", "c1", True),
    ("[a-c]1", "d1", False),
    ("[!a].yaml", "b.yaml", True),
    ("[!a].yaml", "a.yaml", False),
    ("x[!a]y/z", "x/y/z", False),
    ("[&&]", "&", True),
    ("[a--]", "-", True),
    # What is no set stands for itself.
    ("[z-a].yaml", "[z-a].yaml", True),
    ("[!]", "[!]", True),
    ("[", "[", True),
    ("[]", "[]", True),
    # Other characters stand for themselves.
    ("a+b(c).yaml", "a+b(c).yaml", True),
    ("a.yaml", "aXyaml", False),
    ("a|b", "a", False),
    ("$HOME\\d", "$HOME\\d", True),
    ("é*.yaml", "état.yaml", True),
    # Line breaks in names.
    ("docs/", "docs/a\nb.yaml", True),
    ("a.yaml", "x\ny/a.yaml", True),
    ("a.yaml", "a.yaml\n", False),
    # Upper and lower case differ.
    ("A.yaml", "a.yaml", False),
]


@pytest.mark.parametrize(("pattern", "path", "matches"), CASES)
def test_patterns(pattern: str, path: str, matches: bool) -> None:
    assert Globs([pattern]).match(path) is matches


def test_several_and_none() -> None:
    assert Globs(["a", "b/"]).match("b/c")
    assert not Globs(["a", "b/"]).match("c")
    assert not Globs([]).match("a")


@given(st.text("ab*?[]!^-&~|/.\\{}()+", min_size=1, max_size=10))
def test_no_pattern_is_a_crash(pattern: str) -> None:
    Globs([pattern]).match("a/b/a.b")


@given(
    st.text("ab*?[]!^-&~|", min_size=1, max_size=6), st.text("ab*?[]!^-&~|", min_size=1, max_size=6)
)
def test_a_star_covers_every_name(head: str, tail: str) -> None:
    assert Globs(["x/*"]).match(f"x/{head}{tail}")
    assert not Globs([f"[{head}]y"]).match("/y")


@given(st.lists(st.text("ab*?/", min_size=1, max_size=5), min_size=1), st.text("ab/", max_size=6))
def test_several_match_what_one_of_them_does(patterns: list[str], path: str) -> None:
    assert Globs(patterns).match(path) is any(Globs([one]).match(path) for one in patterns)


def test_a_pattern_full_of_stars_is_no_trap() -> None:
    """Would run for years if every way to place the stars were tried."""
    stars = Globs(["**/" * 30 + "*a" * 40 + "*b", "**/x/" * 20 + "y"])
    assert not stars.match("a/" * 60 + "a" * 200)
    assert not stars.match("x/" * 400 + "z")
