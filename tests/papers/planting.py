"""Other texts in every text of a repository."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count, cycle
from pathlib import Path
from typing import Any

import yaml
from hostile import NASTY

SCHEMAS = Path(__file__).parents[2] / "schemas" / "isms_lint_schemas"

Schema = Mapping[str, Any]


class _Loader(yaml.SafeLoader):
    """Leaves days as they are written, and `on`."""


_Loader.yaml_implicit_resolvers = {
    first: [one for one in resolvers if one[0].rpartition(":")[2] not in ("timestamp", "bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true$|false$"), ["t", "f"])


def plant(folder: Path, texts: Sequence[str] = NASTY, first: int = 0) -> dict[str, str]:
    """Replace every text of the records in `folder`, in the native shape, by one of `texts` in turn,
    beginning with the one of the number `first`. Each gets a token behind it, by which it is found;
    what is given back has the text of each token.
    """
    planted: dict[str, str] = {}
    turn = cycle([*texts[first % len(texts) :], *texts[: first % len(texts)]])
    numbers = count(1)

    def other() -> str:
        token = f"zq{next(numbers)}qz"
        planted[token] = next(turn)
        return f"{planted[token]} {token}"

    for path in sorted(folder.rglob("*.*")):
        documents = _documents(path)
        if documents:
            path.unlink()
        for number, data in enumerate(documents):
            raw = json.dumps(_replaced(data, None, other), ensure_ascii=True, indent=1)
            path.with_name(f"{path.stem}-{number}.json").write_text(raw, encoding="utf-8")
    return planted


def _documents(path: Path) -> list[dict[str, Any]]:
    """The documents of a file of records; none where it holds none. What follows the front matter of a
    page is its field `text`.
    """
    if path.suffix not in (".yaml", ".json", ".md") or path.name.startswith("."):
        return []
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        front = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
        if front is None:
            return []
        found = [{**yaml.load(front[1], _Loader), "text": text[front.end() :]}]
    else:
        found = list(yaml.load_all(text, _Loader))
    return found if all(one.get("kind") in _kinds() for one in found) else []


def _replaced(value: Any, schema: Schema | None, other: Callable[[], str]) -> Any:
    """`value` with other texts, by the schema that it follows."""
    if isinstance(value, dict) and value.get("kind") in _kinds():
        schema = _kinds()[value["kind"]]
        if isinstance(value.get("records"), list):
            parts = [{"kind": value["kind"], **one} for one in value["records"]]
            return {**value, "records": [_replaced(one, None, other) for one in parts]}
    if schema is None:
        return value
    if isinstance(value, str):
        return other() if _is_text(schema) else value
    schemas = list(_with_parts(schema))
    if isinstance(value, list):
        return [_replaced(one, _items(schemas), other) for one in value]
    if isinstance(value, dict):
        known = {k: v for one in schemas for k, v in one.get("properties", {}).items()}
        return {name: _replaced(one, known.get(name), other) for name, one in value.items()}
    return value


def _items(schemas: Sequence[Schema]) -> Schema | None:
    """The schema of what is in a list that follows `schemas`."""
    for one in schemas:
        if "x-lift" in one:
            return _kinds()[one["x-lift"]["kinds"][0]]
    if _is_text(schemas[0]):
        return {"$ref": "#/$defs/text"}
    return next((one["items"] for one in schemas if "items" in one), None)


def _is_text(schema: Schema) -> bool:
    names = [one.get("$ref", "").rpartition("/")[2] for one in _with_parts(schema)]
    return bool({"text", "texts"}.intersection(names))


def _with_parts(schema: Schema) -> Iterator[Schema]:
    """A schema, and those that it refers to or is made of."""
    yield schema
    if reference := schema.get("$ref"):
        name = reference.rpartition("/")[2]
        if name in _common():
            yield from _with_parts(_common()[name])
    for one in schema.get("allOf", ()):
        yield from _with_parts(one)


@cache
def _kinds() -> dict[str, Schema]:
    files = (SCHEMAS / "kinds").glob("*.json")
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}


@cache
def _common() -> dict[str, Schema]:
    text = (SCHEMAS / "common.json").read_text(encoding="utf-8")
    definitions: dict[str, Schema] = json.loads(text)["$defs"]
    return definitions
