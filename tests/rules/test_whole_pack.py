"""Where records stand, and what they are called, changes nothing that the pack says about them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.documents.builtin import READERS
from isms_lint.plugins.manager import load_plugins
from isms_lint.testing import lint

ALDER = Path(__file__).parents[2] / "examples" / "alder"
Json = Any
Said = list[tuple[str, ...]]

_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")
_CHANGES = 40
PLUGINS = load_plugins()


def _records(folder: Path) -> Iterator[Json]:
    """Every document of a folder; a register's rows each as a record of its own."""
    for path in sorted(folder.rglob("*")):
        if path.suffix not in READERS or path.name.startswith((".", "README")):
            continue
        for document in READERS[path.suffix](path.read_text(encoding="utf-8"))[0]:
            data = document.data
            for one in data if isinstance(data, list) else [data]:
                rows = one.pop("records", None)
                yield from [one] if rows is None else [{**one, **row} for row in rows]


RECORDS = list(_records(ALDER))


def _spoilt(seed: int) -> list[Json]:
    """The records of a sound ISMS, with fields lost, dates moved and names changed here and there."""
    chance = random.Random(seed)
    records: list[Json] = json.loads(json.dumps(RECORDS))
    for _ in range(_CHANGES):
        holder, key = chance.choice(list(_places(records)))
        value = holder[key]
        if isinstance(value, str) and _DATE.match(value):
            holder[key] = f"{chance.choice((2024, 2025, 2026, 2027))}{value[4:]}"
        elif chance.random() < 0.5 and isinstance(holder, dict):
            del holder[key]
        elif isinstance(value, str):
            holder[key] = chance.choice(("open", "closed", "dana", "A.8.13", "none", "9.2"))
    return records


def _places(value: Json, *, top: bool = True) -> Iterator[tuple[Json, Any]]:
    """Every field inside the records but for kinds and ids: its mapping or list, and its key."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in entries:
        if not top and key not in ("kind", "id"):
            yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner, top=False)


def _said(files: dict[str, list[Json]]) -> Said:
    result = lint({name: json.dumps(records) for name, records in files.items()})
    assert not result.errors
    findings = [
        (
            f.code,
            f.record_id,
            f.path,
            str(f.severity),
            f.message.partition("; did you mean")[
                0
            ],  # what is near in spelling depends on spelling
            str(sorted(r.id for r in f.related)),
        )
        for f in result.findings
    ]
    return sorted([*findings, *(tuple(outcome) for outcome in result.not_evaluated)])


def test_spoilt_records_make_many_rules_speak() -> None:
    spoken = {said[0] for seed in range(3) for said in _said({"a.json": _spoilt(seed)})}
    assert len(spoken) > 40


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_order_and_files_change_nothing(seed: int) -> None:
    records = _spoilt(seed)
    before = _said({"a.json": records})
    chance = random.Random(seed)
    chance.shuffle(records)
    files: dict[str, list[Json]] = {}
    for record in records:
        files.setdefault(f"{chance.choice('zyxabc')}.json", []).append(record)
    assert _said(files) == before


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_other_ids_change_nothing_but_ids(seed: int) -> None:
    records = _spoilt(seed)
    ids = _renaming(records)
    before = [tuple(_renamed(list(said), ids)) for said in _said({"a.json": records})]
    assert _said({"a.json": _renamed(records, ids)}) == sorted(before)


def _renaming(records: list[Json]) -> re.Pattern[str]:
    """Finds the ids that may be renamed: with a digit in them, or of persons.

    Others (`backup`, `ciso`) are words of the vocabulary too, or have a meaning to rules.
    """
    persons = {one["id"] for one in records if one.get("kind") == "person"}
    ids = {id for id in _ids(records) if id in persons or re.search(r"\d", id)}
    words = "|".join(sorted(map(re.escape, ids), key=len, reverse=True))
    return re.compile(rf"(?<![\w.-])(?:{words})(?![\w-]|\.\w)")


def _ids(value: Json) -> Iterator[str]:
    """The ids of all records, nested ones too."""
    inner: Iterable[Json] = value
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        inner = value.values()
    for one in inner:
        if isinstance(one, dict | list):
            yield from _ids(one)


def _renamed(value: Json, ids: re.Pattern[str]) -> Json:
    if isinstance(value, dict):
        return {key: _renamed(inner, ids) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, ids) for inner in value]
    return ids.sub(lambda found: f"{found.group()}x", value) if isinstance(value, str) else value


@pytest.mark.parametrize("measure", ["minimum", "beyond all measure"])
def test_options_of_any_size(measure: str) -> None:
    """Each number an option takes is worked with, however large it is."""
    chosen = {
        code: {
            name: schema.get("minimum", 0)
            if measure == "minimum"
            else schema.get("maximum", 10**30)
            for name, schema in rule.options.items()
            if schema["type"] == "integer"
        }
        for code, rule in PLUGINS.rules.items()
        if rule.options
    }
    files = {"a.json": json.dumps(RECORDS)}
    assert not lint(files, parameters=chosen).errors
