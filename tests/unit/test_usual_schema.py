"""The quick look at schemas takes nothing that the published meta-schemas refuse."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from isms_lint.plugins.manager import load_plugins
from isms_lint.plugins.sound_kind import Schemas
from isms_lint.plugins.sound_rule import check_rule
from isms_lint.plugins.usual_schema import is_usual_kind, is_usual_option

PACKAGE = files("isms_lint_schemas")
META = Draft202012Validator(json.loads(PACKAGE.joinpath("meta.json").read_text("utf-8")))
PLUGINS = load_plugins()
ODD = (None, True, False, -1, 1.5, "x", "", "A.9 z", [], ["x"], [1], [""], {}, {"x": 1}, {"x": []})
WORDS = (
    "x-reference",
    "x-date",
    "x-happened",
    "x-lift",
    "x-words",
    "x-names",
    "x-clauses",
    "x-new",
)


def kinds() -> Iterator[dict[str, Any]]:
    for kind in PLUGINS.kinds:
        found = PLUGINS.kinds.get(kind)
        assert found is not None
        yield found.schema


def spoilt(schema: dict[str, Any], chosen: random.Random) -> dict[str, Any]:
    """A copy with one value, somewhere in it, exchanged, or one annotation more."""
    copy = deepcopy(schema)
    places: list[tuple[Any, Any]] = []
    waiting: list[Any] = [copy]
    while waiting:
        value = waiting.pop()
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in inner:
            places.append((value, key))
            if isinstance(one, dict | list):
                waiting.append(one)
    inside, key = chosen.choice(places)
    if isinstance(inside, dict) and chosen.random() < 0.3:
        key = chosen.choice(WORDS)
    inside[key] = chosen.choice(ODD)
    return copy


def test_own_kinds_are_taken_by_the_quick_look() -> None:
    assert all(is_usual_kind(schema) for schema in kinds())


@pytest.mark.parametrize("seed", range(6))
def test_it_takes_nothing_that_is_refused(seed: int) -> None:
    chosen = random.Random(seed)
    all_kinds = sorted(kinds(), key=lambda schema: len(json.dumps(schema)))[:12]
    taken = refused = 0
    for _ in range(60):
        schema = spoilt(chosen.choice(all_kinds), chosen)
        if is_usual_kind(schema):
            taken += 1
            assert META.is_valid(schema), schema
        else:
            refused += 1
    assert taken
    assert refused


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "integr"},
        {"type": []},
        {"properties": {"a": 3}},
        {"properties": []},
        {"items": [{}]},
        {"required": "a"},
        {"minimum": "1"},
        {"minLength": -1},
        {"minLength": 1.5},
        {"anyOf": []},
        {"enum": "a"},
        {"$ref": 3},
        {"not": "a"},
        {"x-new": True},
    ],
)
def test_options_with_a_wrong_schema_are_not_usual(schema: dict[str, Any]) -> None:
    assert not is_usual_option(schema)


def test_what_comes_with_isms_lint_is_held_to_the_same_as_any_plugin() -> None:
    for rule in PLUGINS.rules.values():
        check_rule(rule)
    schemas = Schemas(PLUGINS.kind_files)
    for path in PLUGINS.common:
        assert schemas.take_common(path, is_own=False)
    for path in PLUGINS.common:
        assert schemas.check_common(path)
    for kind, (path, _) in PLUGINS.kind_files.items():
        assert schemas.check_kind(kind, path)


PLUGIN = """
import os
from isms_lint.plugins.hookspecs import hookimpl
from isms_lint.rules import RECORD, Basis, Severity, rule

@rule(
    code="HOU001", name="house-rule", kinds={"badge"}, scope=RECORD, basis=Basis.ORGANIZATION,
    severity=Severity.ERROR, since="1.0", messages={"m": "seen {times}"},
    options={"days": {"type": "integer", "minimum": 1, "default": 3, "description": "Days."}},
)
def check(record, run):
    return []

@hookimpl
def isms_lint_rules():
    return [check]

@hookimpl
def isms_lint_kinds():
    return {"badge": os.path.join(os.path.dirname(__file__), "badge.json")}

@hookimpl
def isms_lint_profiles():
    return {"house": {"select": ["HOU"]}}
"""


def test_a_sound_plugin_is_taken_without_the_general_validator(tmp_path: Path) -> None:
    (tmp_path / "plugin.py").write_text(PLUGIN)
    badge = {"type": "object", "properties": {"kind": {"const": "badge"}, "id": {"type": "string"}}}
    (tmp_path / "badge.json").write_text(json.dumps(badge))
    program = (
        "import sys; from isms_lint.plugins.manager import load_plugins;"
        " plugins = load_plugins(sys.argv[1:]); assert not plugins.failures, plugins.failures;"
        " assert 'badge' in plugins.kinds; sys.exit('jsonschema' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path], check=False)
    assert done.returncode == 0
