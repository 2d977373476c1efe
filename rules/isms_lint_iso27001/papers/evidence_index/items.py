"""The evidence that records name: where it is, and whether it is what it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.text.evidence import Evidence, evidence_in, path_of
from isms_lint_iso27001.papers.evidence_index.hashes import Hashes, as_hash, is_outside

_FIELDS = frozenset({"evidence", "samples"})
_DEEPEST = 6
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|(?:urn|doi|mailto):")
_FILE = re.compile(r"[^\s/\\]*[/\\]\S*\Z|.*\.[A-Za-z][A-Za-z0-9]{0,4}\Z", re.DOTALL)
"""A path has no space, or the end of a name of a file."""


class Item(NamedTuple):
    """One thing that is named as evidence.

    `sort` is what it is: `file` (a path below the root), `outside` (a path that leads out of it),
    `address`, `record` (of another kind than evidence), `id` (of another register), `words`,
    `unknown`: one word, which may be an id of elsewhere, or `nowhere`: its entry in the register does
    not say where it is.
    `entry` is its record in the register of evidence. `path` is the file, where it is one.
    `recorded` is the hash on record, `found` that of the file.

    `result` is `same`, `differs`, `found` (no hash is on record; of a record none is asked),
    `missing` (there is no such file, or a link leads out of the root), `misshapen` (what is on record
    is no hash), or `unread`: nothing that could be read.
    """

    written: str
    sort: str
    entry: Record | None
    record: Record | None
    path: str
    note: str
    recorded: str
    found: str
    result: str
    named_by: tuple[Record, ...]


def items(records: Iterable[Record], hashes: Hashes, run: Pass) -> list[Item]:
    """What `records` name as evidence, each thing once."""
    named: dict[Evidence, dict[Record, None]] = {}
    for record in records:
        for one in _named_by(record, run):
            named.setdefault(one, {})[record] = None
    return [_item(one, tuple(by), hashes, run) for one, by in named.items()]


def _named_by(record: Record, run: Pass) -> Iterator[Evidence]:
    if record.kind == "evidence":
        yield Evidence(record.id, "", "")
    kind = run.register.kinds.get(record.kind)
    nested = {name for name, _, _ in kind.fields.lifted} if kind is not None else set()
    own = {name: value for name, value in record.data.items() if name not in nested}
    yield from _within(own, 0)


def _within(value: Any, depth: int) -> Iterator[Evidence]:
    """What stands under the fields of evidence, however deep."""
    if depth == _DEEPEST:
        return
    if isinstance(value, dict):
        for name, one in value.items():
            if name in _FIELDS:
                yield from evidence_in(one)
            else:
                yield from _within(one, depth + 1)
    elif isinstance(value, list):
        for one in value:
            yield from _within(one, depth + 1)


def _item(one: Evidence, by: tuple[Record, ...], hashes: Hashes, run: Pass) -> Item:
    entry = run.register.find(one.place, "evidence")
    place = one.place if entry is None else entry.text("uri")
    written = one.sha256 or ("" if entry is None else entry.text("sha256"))
    note = one.note or ("" if entry is None else entry.text("title"))
    record = run.register.get(place) if entry is None else None
    sort = "nowhere" if entry is not None and not place else _sort(place, record, hashes, run)
    path = {"file": path_of(place), "record": record.file if record is not None else ""}
    found = hashes.of(path[sort]) if sort in path else ""
    return Item(
        one.place or one.note,
        sort,
        entry,
        record,
        path.get(sort, place),
        note if one.place else "",
        as_hash(written),
        found,
        _result(sort, written, found),
        by,
    )


def _sort(place: str, record: Record | None, hashes: Hashes, run: Pass) -> str:
    path = path_of(place)
    if record is not None:
        return "record"
    if not place:
        return "words"
    if _ADDRESS.match(place):
        return "address"
    if run.register.is_external(place):
        return "id"
    if _FILE.match(path) and is_outside(path):
        return "outside"
    if hashes.of(path) or _FILE.match(path):
        return "file"
    return "words" if " " in place else "unknown"


def _result(sort: str, written: str, found: str) -> str:
    if sort not in ("file", "record"):
        return "unread"
    if not found:
        return "missing"
    if not written:
        return "found"
    recorded = as_hash(written)
    if not recorded:
        return "misshapen"
    return "same" if recorded == found else "differs"
