"""The mapping for YAML and JSON: a document that is one record, or lists of records at paths in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from isms_lint.documents.document import Document
from isms_lint.recognise.cells import Column, column
from isms_lint.recognise.plan import QUESTION, MappingPlan, PartPlan
from isms_lint.recognise.ranking import judge
from isms_lint.recognise.seen import Known
from isms_lint.recognise.table_parts import row_parts

_DEEPEST = 4
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
    verdict = judge(columns, headings, "", known.kinds, known.names)
    best = verdict.best
    if best is None or not (verdict.is_clear or len(best.placed.placings) >= 4):
        return None
    part, _ = row_parts(columns, best.kind, select, known)
    if verdict.is_clear and best.kind.name != "role":
        return part
    if not select:
        return None
    remark = f"{QUESTION}is this {best.kind.name}? Not applied: take the signs away if it is"
    return part._replace(off=True, remarks=(remark,))


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
