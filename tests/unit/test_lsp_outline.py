"""Which field the cursor (`¦`) is in, in texts that are not finished."""

from __future__ import annotations

from typing import Any

import pytest

from isms_lint.lsp.outline import outline


def _at(text: str, suffix: str = ".yaml") -> tuple[Any, ...] | None:
    offset = text.index("¦")
    plain = text.replace("¦", "")
    found = outline(plain, suffix, offset).cursor
    if found is None:
        return None
    return found.path, "key" if found.is_key else "value", plain[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¦", ((), "key", "")),
        ("kind: audit\now¦\nid: A\n", ((), "key", "ow")),
        ("kind: audit\nid: A\n¦", ((), "key", "")),
        ("kind: audit\nowner: ¦\nid: A\n", (("owner",), "value", "")),
        ("kind: audit\nowner: a¦n # why\nid: A\n", (("owner",), "value", "an")),
        ('kind: audit\nowner: "a¦\nid: A\n', (("owner",), "value", '"a')),
        ("fieldwork:\n  start: 2026-01-01\n  ¦\nid: A\n", (("fieldwork",), "key", "")),
        ("team:\n  - person: a¦\n", (("team", 0, "person"), "value", "a")),
        ("team:\n  - person: ana\n    ro¦\n", (("team", 0), "key", "ro")),
        ("team:\n  - person: ana\n  - ¦\n", (("team", 1), "value", "")),
        ("scope:\n- A.5.1\n- A.¦\nid: A\n", (("scope", 1), "value", "A.")),
        ("scope: [A.5.1, A.¦\nid: A\n", (("scope", 1), "value", "A.")),
        ("team: [{person: ana},\n  {person: ¦}]\n", (("team", 1, "person"), "value", "")),
        ("team: {person: ¦\nid: A\n", (("team", "person"), "value", "")),
        ("team: {per¦\nid: A\n", (("team",), "key", "per")),
        ("kind: a\n---\nkind: b\nowner: ¦\n---\nkind: c\n", (("owner",), "value", "")),
        ("text: |\n  owner: ¦\nid: A\n", None),
        ("text: |\n  many words\n¦", ((), "key", "")),
        ("id: A # ow¦\n", None),
        ("link: https://example.org/¦a b\n", (("link",), "value", "https://example.org/a b")),
    ],
)
def test_yaml(text: str, expected: tuple[Any, ...] | None) -> None:
    assert _at(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"kind": "audit", "team": [{"person": "a¦"}]}', (("team", 0, "person"), "value", '"a"')),
        ('{"kind": "audit", "¦', ((), "key", '"')),
        ('[{"kind": "audit"}, {"owner": ¦}]', ((1, "owner"), "value", "")),
        ('{"kind": "audit", "owner": ', None),
    ],
)
def test_json(text: str, expected: tuple[Any, ...] | None) -> None:
    assert _at(text if "¦" in text else f"¦{text}", ".json") == expected


def test_front_matter_of_markdown_and_nothing_else() -> None:
    assert _at("---\nkind: a\nowner: ¦\n---\ntext\n", ".md") == (("owner",), "value", "")
    assert _at("---\nkind: a\nowner: x\n¦", ".md") == ((), "key", "")
    assert _at("---\nkind: a\n---\nid: ¦\n", ".md") is None
    assert _at("id: ¦\n", ".md") is None


def test_fields_below_a_broken_line_are_seen() -> None:
    text = "kind: audit\nteam: {person: \nstatus: planned\nrecords:\n  - id: A\n"
    fields = outline(text, ".yaml", 0).fields
    assert fields[("kind",)] == "audit"
    assert fields[("status",)] == "planned"
    assert fields[("records", 0, "id")] == "A"


MANY = 50_000


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
@pytest.mark.parametrize(
    "text",
    [
        "[" * MANY,
        "{a: " * MANY,
        "a: " + "[" * MANY,
        "- " * MANY,
        "- " * MANY + "[" + "a, " * MANY,
        "a" + " " * MANY + "b",
        "a: b" + " " * MANY + "c",
        "a: [\n" + "\n" * MANY + "b]",
    ],
    ids=lambda text: f"{text[:5]!r}...",
)
def test_what_is_endless_is_read_to_its_end(text: str, suffix: str) -> None:
    # Where the work grew with the square of the length this would be minutes and gigabytes.
    found = outline(text, suffix, len(text))
    assert all(len(path) <= 2 * 64 for path in found.fields)


def test_what_is_nested_too_deep_is_passed_over_alone() -> None:
    fields = outline(f"kind: audit\nnotes: {'[' * 70}\nid: A\n", ".yaml", 0).fields
    assert fields[("id",)] == "A"


def test_a_key_with_blanks_before_its_colon() -> None:
    assert _at("team :\n  - per¦son  : ana\n") == (("team", 0), "key", "person")
    assert _at('"team" :\n  - "per¦son"  : ana\n') == (("team", 0), "key", '"person"')
