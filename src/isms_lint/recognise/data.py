"""The mapping for YAML and JSON: a document that is one record, or lists of records at paths in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from isms_lint.documents.document import Document
from isms_lint.recognise.cells import Column, column
from isms_lint.recognise.habits import ROWS
from isms_lint.recognise.lines import SURE, lines_of
from isms_lint.recognise.placing import place, takes_at
from isms_lint.recognise.plan import QUESTION, FieldLine, MappingPlan, PartPlan
from isms_lint.recognise.ranking import judge, lists_of
from isms_lint.recognise.seen import Known
from isms_lint.recognise.table_parts import row_parts
from isms_lint.records.kinds import Kind

_DEEPEST = 4
_MANY = 4
"""Fields from which on names alone say what something is."""
_PLAIN = ("text", "by")
"""What the items of a plain list are for."""
_OSCAL = ("assessment-results", "plan-of-action-and-milestones")


def is_native(data: Any) -> bool:
    """Whether data are records in the project's own form."""
    entries = data if isinstance(data, list) else [data]
    return any(isinstance(entry, dict) and isinstance(entry.get("kind"), str) for entry in entries)


def plan_data(
    files: Sequence[str], documents: Sequence[Document], known: Known
) -> MappingPlan | None:
    """The mapping for files whose documents have the same fields; None where they hold no records."""
    data = [document.data for document in documents]
    if any(isinstance(one, dict) and any(name in one for name in _OSCAL) for one in data):
        return MappingPlan(tuple(files), PartPlan({}), format="oscal")
    if any(isinstance(one, list) for one in data):
        if not files[0].endswith(".json"):
            return None
        data = [item for one in data if isinstance(one, list) for item in one]
    whole = [one for one in data if isinstance(one, dict)]
    if not whole:
        return None
    part = _part(whole, {}, _words_of(files), known)
    if part is not None:
        return MappingPlan(tuple(files), part)
    parts = [
        found
        for path, items in _lists(whole[0], (), 0)
        if (
            found := _part(
                items, {"at": ".".join(path)}, [*reversed(path), *_words_of(files)], known
            )
        )
    ]
    if not any(not one.off for one in parts):
        return None
    return MappingPlan(tuple(files), PartPlan({}, parts=tuple(parts)))


def _part(
    items: Sequence[dict[str, Any]], select: dict[str, Any], headings: list[str], known: Known
) -> PartPlan | None:
    columns = _columns(items)
    if len(columns) < 2:
        return None
    kinds = ROWS if select else known.names.named
    verdict = judge(columns, headings, "", known.kinds, known.names, among=kinds)
    best = verdict.best
    if best is None or not (verdict.is_clear or len(best.placed.placings) >= _MANY):
        return None
    lists = list(_lists_of(items, best.kind, known))
    taken = {line.source["from"] for line in lists}
    rest = [one for one in columns if one.name not in taken]
    part, _ = row_parts(rest, best.kind, select, known)
    have = {line.target for line in part.fields}
    lists = [line for line in lists if line.target not in have]
    part = part._replace(fields=(*part.fields, *lists))
    if verdict.is_clear and best.kind.name != "role":
        return part
    if not select:
        return None
    remark = f"{QUESTION}is this {best.kind.name}? Not applied: take the signs away if it is"
    return part._replace(off=True, remarks=(remark,))


def _lists_of(items: Sequence[dict[str, Any]], kind: Kind, known: Known) -> Iterator[FieldLine]:
    """Lists in the data that are lists of the record: of mappings with fields, or of plain texts."""
    filled: set[str] = set()
    for name in dict.fromkeys(name for item in items for name in item):
        values = [item.get(name) for item in items]
        found = [one for value in values if isinstance(value, list) for one in value]
        meanings = known.names.meanings(str(name)).get(kind.name, ())
        for within in lists_of(kind):
            inside = takes_at(kind, (*within, "[]"))
            if not found or inside is None or within[0] in filled:
                continue
            is_meant = any(one.path == within and one.confidence >= SURE for one in meanings)
            each: dict[str, Any] = {}
            if all(isinstance(one, dict) for one in found):
                placed = place(_columns(found), kind, known.names, (*within, "[]"))
                if is_meant or len(placed.placings) >= _MANY:
                    lines, _ = lines_of(placed, kind, (*within, "[]"))
                    each = {line.target: line.source for line in lines if not line.off}
            elif is_meant and all(isinstance(one, str) for one in found):
                text = next((one for one in _PLAIN if one in inside.inside), "")
                each = {text: "."} if text else {}
            if each:
                filled.add(within[0])
                yield FieldLine(within[0], {"from": str(name), "each": {"fields": each}})
                break


def _words_of(files: Sequence[str]) -> list[str]:
    """What the names of files say: `AuditFinding-2.yaml` speaks of what it holds."""
    names = []
    for file in files[:1]:
        stem = file.rpartition("/")[2].rpartition(".")[0]
        spaced = "".join(f" {c}" if c.isupper() and n else c for n, c in enumerate(stem))
        names.append(" ".join(word for word in spaced.replace("-", " ").split() if word.isalpha()))
    return names


def _columns(items: Sequence[dict[str, Any]]) -> list[Column]:
    texts: dict[str, list[str]] = {}
    for item in items:
        for name, value in item.items():
            texts.setdefault(str(name), []).extend(_texts(value))
    return [column(name, values) for name, values in texts.items()]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            if not isinstance(one, dict | list):
                yield from _texts(one)
    elif isinstance(value, bool):
        yield "true" if value else "false"
    elif value is not None and not isinstance(value, dict):
        yield str(value)


def _lists(
    data: dict[str, Any], path: tuple[str, ...], depth: int
) -> Iterator[tuple[tuple[str, ...], list[dict[str, Any]]]]:
    """Lists of mappings in data, with the path to each."""
    if depth > _DEEPEST:
        return
    for name, value in data.items():
        here = (*path, str(name))
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            yield here, value
        elif isinstance(value, dict):
            yield from _lists(value, here, depth + 1)
