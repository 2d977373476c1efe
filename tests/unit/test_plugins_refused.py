"""What plugins get wrong is told by plugin, file and line, and nothing else is lost by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from isms_lint.plugins.manager import Plugins, load_plugins

INSTALLED = load_plugins()
IMPORTS = """
import os
from isms_lint.plugins.hookspecs import hookimpl
from isms_lint.rules import RECORD, Basis, Report, Severity, rule

HERE = os.path.dirname(__file__)
RULE = dict(
    code="HOU001", name="house-rule", kinds={"audit"}, scope=RECORD, basis=Basis.ORGANIZATION,
    severity=Severity.ERROR, since="1.0", messages={"m": "seen"},
)

"""
LINE = IMPORTS.count("\n") + 1
"""The first line after the imports."""
SOUND = {
    "$id": "urn:house:badge",
    "type": "object",
    "properties": {
        "kind": {"const": "badge"},
        "id": {"$ref": "urn:isms-lint:common#/$defs/identifier"},
        "holder": {"type": "string", "x-reference": ["person"]},
        "lost_on": {"type": "string", "x-date": True, "x-happened": True},
        "code": {"type": "string", "pattern": "^[A-Z]"},
        "next": {"$ref": "#/$defs/more"},
    },
    "$defs": {"more": {"type": ["string", "null"]}},
    "unevaluatedProperties": False,
}


def loaded(tmp_path: Path, code: str, files: dict[str, str] | None = None) -> Plugins:
    """The plugins, with one called `house` that has this code."""
    folder = tmp_path / "house"
    folder.mkdir()
    for name, text in {"plugin.py": IMPORTS + code, **(files or {})}.items():
        (folder / name).write_text(text, encoding="utf-8")
    plugins = load_plugins([str(folder)])
    assert INSTALLED.rules.keys() <= plugins.rules.keys()
    assert set(INSTALLED.kinds) <= set(plugins.kinds)
    return plugins


def refused(tmp_path: Path, code: str, files: dict[str, str] | None = None) -> tuple[str, str]:
    """What the one failure says, and where, as seen from the folder of the plugin."""
    (failure,) = loaded(tmp_path, code, files).failures
    assert failure.plugin == "house"
    return failure.message, failure.where.removeprefix(f"{tmp_path}/house/")


def hook(name: str, value: str) -> str:
    return f"@hookimpl\ndef isms_lint_{name}():\n    return {value}\n"


def with_rule(**changes: str) -> str:
    made = ", ".join(f"{name}={value}" for name, value in changes.items())
    return f"@rule(**{{**RULE, **dict({made})}})\ndef check(record, run):\n    return []\n" + hook(
        "rules", "[check]"
    )


def option(schema: str) -> dict[str, str]:
    return {"options": f'{{"days": {schema}}}'}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"code": "'hou1'"}, "`hou1` is no rule code"),
        ({"code": "7"}, "`7` is no rule code"),
        ({"name": "'House Rule'"}, "`House Rule` is no rule name"),
        ({"scope": "'world'"}, "the scope is none of"),
        ({"severity": "'fatal'"}, "members of Basis and Severity"),
        ({"kinds": "'audit'"}, "`kinds` is a set of names"),
        ({"kinds": "()"}, "`kinds` is a set of names"),
        ({"kinds": "{1}"}, "`kinds` is a set of names"),
        ({"clauses": "'9.2'"}, "`clauses` is a tuple of texts"),
        ({"related": "['CAR001']"}, "`related` is a tuple of texts"),
        ({"since": "1.0"}, "`since` is a text"),
        ({"messages": "{}"}, "at least one message"),
        ({"messages": "['m']"}, "at least one message"),
        ({"messages": "{'m': 3}"}, "`messages` are texts by id"),
        ({"messages": "{'m': 'a {days'}"}, "the message m is malformed: expected '}'"),
        ({"messages": "{'m': 'a } b'}"}, "the message m is malformed: Single '}'"),
        ({"messages": "{'m': 'a {}'}"}, "the placeholder {}: write a name"),
        ({"messages": "{'m': '{0}'}"}, "the placeholder {0}: write a name"),
        ({"messages": "{'m': '{a.b}'}"}, "the placeholder {a.b}: write a name"),
        ({"options": "['days']"}, "`options` are schemas by name"),
        (option("3"), "the option days has no JSON Schema"),
        (option("{'description': 'd'}"), "the option days has no default"),
        (option("{'default': 3}"), "the option days has no description"),
        (option("{'default': 3, 'description': ' '}"), "the option days has no description"),
        (
            option("{'default': '3', 'description': 'd', 'type': 'integer'}"),
            "has a default that does not fit: '3' is not of type 'integer'",
        ),
        (
            option("{'default': -1, 'description': 'd', 'minimum': 0}"),
            "has a default that does not fit: -1 is less than",
        ),
        (
            option("{'default': 3, 'description': 'd', 'type': 'number of days'}"),
            "has a schema that is none: 'number of days'",
        ),
        (option("{'default': 3, 'description': 'd', 'minimum': 'x'}"), "has a schema that is none"),
    ],
)
def test_a_rule_that_is_not_well_made(tmp_path: Path, changes: dict[str, str], says: str) -> None:
    message, where = refused(tmp_path, with_rule(**changes))
    assert says in message
    assert where == f"plugin.py:{LINE}"


@pytest.mark.parametrize(
    "schema",
    [
        "{'default': 3, 'description': 'd', 'type': 'integer', 'minimum': 0, 'x-whole-run': True}",
        "{'default': ['a'], 'description': 'd', 'type': 'array', 'items': {'enum': ['a', 'b']}}",
        "{'default': 1.5, 'description': 'd', 'multipleOf': 0.5}",
        "{'default': {'a': 1}, 'description': 'd', 'additionalProperties': {'type': 'integer'}}",
    ],
)
def test_a_rule_that_is_well_made(tmp_path: Path, schema: str) -> None:
    plugins = loaded(tmp_path, with_rule(**option(schema)))
    assert plugins.failures == []
    assert plugins.rule_origin["HOU001"] == "house"


def test_where_both_stand_of_two_that_clash(tmp_path: Path) -> None:
    message, where = refused(tmp_path, with_rule(code="'CAR005'"))
    assert message.startswith("the code `CAR005` is already brought by iso27001 (")
    assert "car005_overdue.py:" in message
    assert where == f"plugin.py:{LINE}"


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (with_rule(name="'overdue'"), "already brought by iso27001 ("),
        (hook("kinds", "{'audit': HERE + '/badge.json'}"), "the kind `audit` is already brought"),
        (hook("readers", "{'.json': len}"), "the reader `.json` is already brought by isms-lint"),
        (hook("reporters", "{'table': len}"), "the format `table` is already brought by isms-lint"),
        (
            hook("profiles", "{'strict': {}}"),
            "the profile `strict` is already brought by iso27001 (",
        ),
        (
            hook("derivations", "{'iso27001.last-audited': len}"),
            "the fact `iso27001.last-audited` is already brought by iso27001 (",
        ),
        (
            "from isms_lint_iso27001.editions import catalogues\n"
            + hook("scope_catalogues", "catalogues()[:1]"),
            "the catalogue `ISO/IEC 27001:2022` is already brought by iso27001 (",
        ),
        (
            "from isms_lint_iso27001.editions import catalogues\n"
            + hook("scope_catalogues", "[catalogues()[0]._replace(standard='Another')]"),
            "the edition `2022` is already brought by iso27001 (",
        ),
    ],
)
def test_what_another_brings_already(tmp_path: Path, code: str, says: str) -> None:
    name = next(r.name for r in INSTALLED.rules.values() if r.code == "CAR005")
    files = {"badge.json": json.dumps(SOUND)}
    message, where = refused(tmp_path, code.replace("'overdue'", f"'{name}'"), files)
    assert says in message
    assert where


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (
            "def isms_lint_rules(): return []\n",
            "`isms_lint_rules` is never called: it lacks `@hookimpl`",
        ),
        ("isms_lint_rules = []\n", "`isms_lint_rules` is no function"),
        (
            "@hookimpl\ndef isms_lint_ruels(): return []\n",
            "is no hook of isms-lint; did you mean `isms_lint_rules`?",
        ),
        ("@hookimpl\ndef house_rules(): return []\n", "`house_rules` is no hook"),
        (
            "@hookimpl\ndef isms_lint_rules(config): return []\n",
            "has the argument config; it takes none",
        ),
        (
            "@hookimpl\ndef isms_lint_adjust_findings(found): return []\n",
            "has the argument found; it takes findings",
        ),
        ("@hookimpl\ndef isms_lint_adjust_findings(): return []\n", "lacks the argument findings"),
        ("@hookimpl(wrapper=True)\ndef isms_lint_rules(): yield\n", "wraps others"),
    ],
)
def test_a_hook_that_is_none(tmp_path: Path, code: str, says: str) -> None:
    message, where = refused(tmp_path, code)
    assert says in message
    assert where == ("" if "= []" in code else f"plugin.py:{LINE}")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("rules", "None", "returned nothing"),
        ("rules", "3", "returned a value of the type int, not a list"),
        ("rules", "{'a': 1}", "returned a value of the type dict, not a list"),
        ("rules", "'HOU001'", "returned a value of the type str, not a list"),
        ("rules", "['HOU001']", "`HOU001` is no rule"),
        ("rules", "[dict]", "a value of the type type is no rule"),
        ("rules", "1 / 0", "ZeroDivisionError"),
        ("kinds", "['badge']", "not a mapping"),
        ("kinds", "{1: 'a.json'}", "a mapping from a value of the type int"),
        ("kinds", "{'Badge': 'a.json'}", "no name of a kind"),
        (
            "kinds",
            "{'badge': 'nowhere.json'}",
            "the schema of the kind `badge` is not there: nowhere",
        ),
        ("kinds", "{'badge': 7}", "is not there: 7"),
        ("common_schemas", "['nowhere.json']", "the schema of common definitions is not there"),
        ("scope_catalogues", "[{}]", "a value of the type dict is no ScopeCatalogue"),
        ("readers", "{'toml': len}", "`toml` is no file suffix"),
        ("readers", "{'.toml': 'x'}", "the reader of `.toml` is no function"),
        ("reporters", "{'My Format': len}", "no name of a format"),
        ("reporters", "{'mine': 'x'}", "the reporter of `mine` is no function"),
        ("mappings", "['x']", "is no mapping"),
        ("mappings", "[{'files': 'a.json'}]", "a mapping is wrong: mappings[0]: say which `kind`"),
        ("mappings", "[{'files': 'a', 'kind': 'risk', 'feilds': {}}]", "did you mean `fields`?"),
        (
            "mappings",
            "[{'files': 'a', 'kind': 'risk', 'fields': {'a': 'x', 'a.b': 'y'}}]",
            "`a` is filled whole and in parts",
        ),
        ("profiles", "{'mine': ['CAR']}", "the profile `mine` is no mapping"),
        ("profiles", "{'mine': {'selekt': []}}", "`mine` is wrong: unknown setting `selekt`"),
        ("profiles", "{'mine': {'profile': 'strict'}}", "names other profiles"),
        ("derivations", "{'late': len}", "`late` is no name of a fact"),
        ("derivations", "{'house.Late': len}", "is no name of a fact"),
        ("derivations", "{'house.late': 3}", "the derivation `house.late` is no function"),
    ],
)
def test_a_hook_that_returns_something_else(
    tmp_path: Path, name: str, value: str, says: str
) -> None:
    message, where = refused(tmp_path, hook(name, value))
    assert says in message
    assert where.startswith("plugin.py:")


def changed(**changes: Any) -> str:
    """The sound schema, with other properties beside its own, a line each."""
    schema = {**SOUND, "properties": {**SOUND["properties"], **changes}}  # type: ignore[dict-item]
    return json.dumps(schema, indent=1)


def line_of(text: str, word: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if word in line)


@pytest.mark.parametrize(
    ("text", "word", "says"),
    [
        ('{"type": "object",\n "properties": {]}\n', "{]", "is no JSON: "),
        ("[]", "[]", "is no JSON Schema: write an object"),
        ("true", "true", "is no JSON Schema: write an object"),
        (changed(at={"type": "strnig"}), '"at"', "`properties.at"),
        (changed(at={"type": "strnig"}), "strnig", "strnig"),
        (changed(at={"x-refrence": ["person"]}), '"at"', "`x-refrence` is no annotation"),
        (changed(at={"x-date": "yes"}), '"yes"', "True was expected"),
        (changed(at={"x-date": False}), '"x-date": false', "True was expected"),
        (changed(at={"x-happened": True}), '"at"', "'x-date' is a dependency"),
        (
            changed(at={"x-reference": ["persno"]}),
            '"persno"',
            "the kind `persno`, which no plugin",
        ),
        (
            changed(at={"x-lift": {"kinds": ["badg"], "parent": "badge"}}),
            '"x-lift"',
            "the kind `badg`",
        ),
        (changed(at={"$ref": "#/$defs/les"}), "#/$defs/les", "`$ref` leads nowhere: #/$defs/les"),
        (changed(at={"$ref": "urn:x#/$defs/y"}), "urn:x#", "`$ref` leads nowhere: urn:x#"),
        (changed(at={"$ref": "#"}), '"#"', "`$ref` leads nowhere: #"),
        (changed(at={"pattern": "["}), '"at"', "`[` is no regular expression"),
        (changed(at={"$dynamicRef": "#meta"}), '"at"', "`$dynamicRef` is not followed"),
        (changed(at={"minimum": "1"}), '"minimum"', "'1' is not of type 'number'"),
    ],
)
def test_a_schema_that_is_none(tmp_path: Path, text: str, word: str, says: str) -> None:
    code = hook("kinds", "{'badge': HERE + '/badge.json'}")
    message, where = refused(tmp_path, code, {"badge.json": text})
    assert "the kind `badge`" in message
    assert says in message
    name, _, line = where.partition(":")
    assert name == "badge.json"
    assert abs(int(line) - line_of(text, word)) <= 1


def test_a_kind_that_is_refused_is_gone(tmp_path: Path) -> None:
    code = hook("kinds", "{'badge': HERE + '/badge.json', 'door': HERE + '/door.json'}")
    files = {"badge.json": "{", "door.json": json.dumps(SOUND)}
    kinds = loaded(tmp_path, code, files).kinds
    assert "badge" not in kinds
    assert "door" in kinds


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "is no JSON"),
        ('{"$defs": {}}', "have an `$id` and `$defs`"),
        (
            '{"$id": "urn:isms-lint:common", "$defs": {}}',
            "the `$id` urn:isms-lint:common is already that of ",
        ),
        ('{"$id": "urn:house:c", "$defs": {"a": {"$ref": "#/$defs/b"}}}', "`$ref` leads nowhere"),
    ],
)
def test_common_definitions_that_are_none(tmp_path: Path, text: str, says: str) -> None:
    code = hook("common_schemas", "[HERE + '/common.json']")
    message, where = refused(tmp_path, code, {"common.json": text})
    assert says in message
    assert where == "common.json:1"


def test_a_sound_schema_is_taken_with_common_definitions_of_its_own(tmp_path: Path) -> None:
    code = hook("kinds", "{'badge': HERE + '/badge.json'}")
    code += hook("common_schemas", "[HERE + '/common.json']")
    common = {"$id": "urn:house:common", "$defs": {"door": {"type": "string", "maxLength": 9}}}
    badge = changed(door={"$ref": "urn:house:common#/$defs/door"})
    plugins = loaded(tmp_path, code, {"badge.json": badge, "common.json": json.dumps(common)})
    assert plugins.failures == []
    kind = plugins.kinds.get("badge")
    assert kind is not None
    assert kind.sound({"kind": "badge", "id": "B-1", "door": "front"})
    assert not kind.sound({"kind": "badge", "id": "B-1", "door": "much too long"})
