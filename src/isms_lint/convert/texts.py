"""The text of a file with records, read back before anybody is told that it holds them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from isms_lint.convert.native import Native
from isms_lint.documents import limits
from isms_lint.documents.builtin import READERS
from isms_lint.documents.read import read_bytes
from isms_lint.documents.scalars import number
from isms_lint.documents.yaml_blocks import as_yaml
from isms_lint.documents.yaml_scalars import AsWritten
from isms_lint.lifting.lift import lift
from isms_lint.records.kinds import Kinds
from isms_lint.values import NamedTuple


class Text(NamedTuple):
    """The text of a file. `why` says why the linter does not read the records in it; empty where it
    does.
    """

    text: str
    why: str


def in_yaml(records: list[Native], kinds: Kinds) -> Text:
    """Records in YAML: a document for each kind, a register where there are several of it."""
    groups = by_kind(records)
    text = "---\n".join(
        as_yaml({"kind": group[0].kind, "records": [record.data for record in group]})
        if len(group) > 1
        else as_yaml({"kind": group[0].kind, **group[0].data})
        for group in groups
    )
    in_order = [record for group in groups for record in group]
    return Text(text, _misread("records.yaml", text, in_order, kinds))


def in_markdown(records: list[Native], kinds: Kinds) -> Text:
    """One record in Markdown: its text is the body, with a blank line above it and a break at its end.
    A text that would be another one there (blank, or with a comment that accepts findings) stays a
    field.
    """
    (record,) = records
    data = {"kind": record.kind, **record.data}
    body = data.pop("text", None)
    if isinstance(body, str):
        body = f"\n{body}" if body.endswith("\n") else f"\n{body}\n"
        text = f"---\n{as_yaml(data)}---\n{body}"
        meant = record._replace(data={**record.data, "text": body})
        if not _misread("record.md", text, [meant], kinds):
            return Text(text, "")
    text = f"---\n{as_yaml({'kind': record.kind, **record.data})}---\n"
    return Text(text, _misread("record.md", text, [record], kinds))


def by_kind(records: Iterable[Native]) -> list[list[Native]]:
    """The records of each kind, in the order in which kinds first come."""
    found: dict[str, list[Native]] = {}
    for record in records:
        found.setdefault(record.kind, []).append(record)
    return list(found.values())


def _misread(file: str, text: str, records: list[Native], kinds: Kinds) -> str:
    """Why the linter would not read exactly these records in a file of this name and text; empty where
    it would.
    """
    raw = text.encode("utf-8", "surrogatepass")
    reading = read_bytes(file, raw if len(raw) <= limits.MAX_BYTES else None, READERS)
    if reading.problems:
        return reading.problems[0].message
    found = [record for record in lift(reading, kinds, ()).records if record.parent is None]
    is_same = len(found) == len(records) and all(
        _is({"kind": one.kind, **one.data}, read.data)
        for one, read in zip(records, found, strict=True)
    )
    return "" if is_same and not reading.ignores else "it would be read as something else"


def _is(meant: Any, read: Any) -> bool:
    """Whether what was read is what was meant, types included."""
    if isinstance(meant, dict):
        return (
            isinstance(read, dict)
            and meant.keys() == read.keys()
            and all(_is(value, read[name]) for name, value in meant.items())
        )
    if isinstance(meant, list):
        return isinstance(read, list) and len(meant) == len(read) and all(map(_is, meant, read))
    if isinstance(meant, AsWritten):
        return repr(number(meant)) == repr(read)
    if isinstance(meant, str):
        return isinstance(read, str) and meant == read
    return repr(meant) == repr(read)
