"""A page for each kind of record, from its schema, and the index of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import isms_lint_schemas
from generator.fields import FieldRow, FieldWalker
from generator.markdown import code, page, prose, table

Schema = dict[str, Any]

_FOLDER = Path(isms_lint_schemas.__file__).parent
_ENVELOPE = "urn:isms-lint:common#/$defs/envelope"
_EVIDENCE = "urn:isms-lint:common#/$defs/evidenceItem"
_HEADERS = ("Field", "Takes", "Meaning", "Clauses")


def kind_pages() -> dict[str, str]:
    """Page name below `reference/` to text."""
    common = _load(_FOLDER / "common.json")
    schemas = {path.stem: _load(path) for path in sorted((_FOLDER / "kinds").glob("*.json"))}
    walker = FieldWalker({common["$id"]: common})
    envelope = list(walker.of_definition(_ENVELOPE))
    pages = {
        f"kinds/{name}.md": _kind(name, schema, schemas, walker, envelope)
        for name, schema in schemas.items()
    }
    evidence = list(walker.of_definition(_EVIDENCE))
    pages["kinds/index.md"] = _index(schemas, envelope, evidence)
    return pages


def _kind(
    name: str,
    schema: Schema,
    schemas: dict[str, Schema],
    walker: FieldWalker,
    envelope: list[FieldRow],
) -> str:
    rows = list(walker.of(schema))
    own = {row.path for row in rows}
    demanded = set(schema.get("required", ())) - own
    rows[1:1] = [row._replace(required=True) for row in envelope if row.path in demanded]
    own |= demanded
    taken = [row.path for row in envelope if row.path not in own and _is_top(row.path)]
    others = ", ".join(map(code, taken))
    return page(
        [
            f"# {name}",
            f"**{schema['title']}.** {prose(schema['description'])}",
            _clauses(schema),
            _scope(schema),
            _named(schema),
            _lifted_from(name, schemas),
            "## Fields",
            table(_HEADERS, map(_row, rows)),
            "A field in bold must be there wherever the mapping it belongs to is. A path such as"
            " `a[].b` means `b` in each item of the list `a`.",
            f"Also taken, as by [every record](index.md#fields-every-record-may-carry): {others},"
            " and fields of your own that begin with `x_`.",
            f"`isms-lint schema {name}` prints the JSON Schema for editors.",
            "[All kinds](index.md) · [How to write records](../../writing-records.md)",
        ]
    )


def _clauses(schema: Schema) -> str:
    clauses = schema.get("x-clauses", ())
    return f"Evidence for: {', '.join(clauses)} of ISO/IEC 27001:2022." if clauses else ""


def _scope(schema: Schema) -> str:
    if "x-scope-of" not in schema:
        return ""
    fields = " and ".join(map(code, schema["x-scope-of"]))
    beside = f", and for the scope items in its {fields}" if fields else ""
    return f"Its id is a scope item: it stands for itself{beside}."


def _named(schema: Schema) -> str:
    """By what a record without an id goes."""
    field = schema.get("x-named-by")
    return f"It needs no `id`: without one it goes by its {code(field)}." if field else ""


def _lifted_from(name: str, schemas: dict[str, Schema]) -> str:
    """Where records of this kind may stand inside others."""
    places = [
        f"{code(field)} of [{other}]({other}.md)"
        for other, schema in schemas.items()
        for field, said in schema["properties"].items()
        if name in said.get("x-lift", {}).get("kinds", ())
    ]
    return f"Also written inside {', '.join(places)}." if places else ""


def _row(row: FieldRow) -> tuple[str, str, str, str]:
    takes = " or ".join(row.takes)
    if row.words:
        takes += ": " + ", ".join(map(code, row.words))
    if row.references:
        takes += ": " + " or ".join(map(_reference, row.references))
    name = code(row.path)
    return (
        f"**{name}**" if row.required else name,
        takes,
        prose(row.description),
        ", ".join(row.clauses),
    )


def _reference(kind: str) -> str:
    return "any kind" if kind == "*" else f"[{kind}]({kind}.md)"


def _is_top(path: str) -> bool:
    return "." not in path and "[" not in path


def _index(schemas: dict[str, Schema], envelope: list[FieldRow], evidence: list[FieldRow]) -> str:
    rows = [
        (f"[{name}]({name}.md)", schema["title"], prose(schema["description"]))
        for name, schema in schemas.items()
    ]
    return page(
        [
            "# Kinds of record",
            f"{len(schemas)} kinds. How records are written, with an example of each kind:"
            " [Writing records](../../writing-records.md).",
            table(("Kind", "Title", "What it is"), rows),
            "## Fields every record may carry",
            table(_HEADERS, map(_row, envelope)),
            "Fields that begin with `x_` are your own. They are kept, and no rule judges them. Any"
            " other field is a finding ([REF006](../rules/REF006.md)).",
            "## Evidence items",
            "An evidence item is a path in the repository, an address, the id of an"
            " [evidence](evidence.md) record, or a mapping:",
            table(_HEADERS, map(_row, evidence)),
        ]
    )


def _load(path: Path) -> Schema:
    schema: Schema = json.loads(path.read_text(encoding="utf-8"))
    return schema
