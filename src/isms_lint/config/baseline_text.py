"""The text of a baseline's file, made for merges and reviews."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from isms_lint.config.baseline import VERSION
from isms_lint.findings.baseline import Baseline, Entry

_UNSEEN = re.compile("[^ -~]")


def written(baseline: Baseline) -> str:
    """The text of the file: an entry a line, sorted, the same for the same entries and caps."""
    entries = sorted(baseline.entries.values(), key=_order)
    return (
        "{\n"
        f'  "schema_version": "{VERSION}",\n'
        f'  "caps": {_lines({"by": c.by.isoformat(), "at_most": c.at_most} for c in baseline.caps)},\n'
        f'  "entries": {_lines(map(_as_data, entries))}\n'
        "}\n"
    )


def _lines(items: Iterable[dict[str, Any]]) -> str:
    lines = [f"    {_line(item)}" for item in items]
    return "[\n" + ",\n".join(lines) + "\n  ]" if lines else "[]"


def _line(item: dict[str, Any]) -> str:
    """Nothing that a reviewer would not see stands in it as it is."""
    return _UNSEEN.sub(
        lambda it: it[0] if it[0].isprintable() else json.dumps(it[0])[1:-1],
        json.dumps(item, ensure_ascii=False),
    )


def _order(entry: Entry) -> tuple[str, ...]:
    return entry.code, entry.kind, entry.id, entry.path, entry.message_id, entry.fingerprint


def _as_data(entry: Entry) -> dict[str, Any]:
    return {
        "fingerprint": entry.fingerprint,
        "code": entry.code,
        "record": {"kind": entry.kind, "id": entry.id} if entry.kind or entry.id else None,
        "path": entry.path,
        "message_id": entry.message_id,
        "count": entry.number,
        **({"about": sorted(entry.about)} if entry.about else {}),
    }
