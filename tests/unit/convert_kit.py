"""A repository with mappings, as it is and converted."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from isms_lint.checking.as_of import read_as_of
from isms_lint.checking.request import Request
from isms_lint.checking.side import Side, read_side
from isms_lint.checking.start import start
from isms_lint.convert.conversion import Conversion, Wanted, convert
from isms_lint.engine import Examined, examine
from isms_lint.new_files import write_below
from isms_lint.plugins.manager import Plugins, load_plugins
from isms_lint.records.record import Record

Fact = tuple[str, str, str, str, str]
"""What is found, wherever it stands: code, id of the record, field, message, fingerprint."""


@cache
def plugins() -> Plugins:
    return load_plugins()


def put(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write these files below `root`."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return root


def side(root: Path) -> Side:
    return read_side(start(Request(root=str(root))), plugins())


def converted(
    root: Path, format: str = "yaml", *, split: bool = False, kinds: tuple[str, ...] = ()
) -> Conversion:
    """What the repository at `root` comes to."""
    return convert(side(root), plugins(), Wanted((), frozenset(kinds), format, split))


def texts(root: Path, format: str = "yaml", *, split: bool = False) -> dict[str, str]:
    """The files of a conversion that holds every record, by their paths."""
    made = converted(root, format, split=split).made
    assert made.refused == []
    return {file.path: file.text for file in made.files}


def native(root: Path, to: Path, format: str = "yaml", *, split: bool = False) -> Path:
    """The folder `to` with the repository at `root`, converted."""
    done = converted(root, format, split=split)
    assert done.made.refused == []
    to.mkdir()
    # An empty configuration: none is found further up.
    put(to, {".isms-lint.yaml": ""})
    write_below(str(to), {file.path: file.text.encode() for file in done.made.files})
    return to


def judged(root: Path, day: str) -> Examined:
    """The repository at `root`, linted."""
    read = side(root)
    return examine(read.root, read.config, plugins(), read_as_of(day), read.readings)


def records(examined: Examined) -> list[tuple[str, str, str]]:
    """All records: kind, id, data; those nested in others by themselves. Line breaks around a text,
    which a page has, say nothing.
    """
    return sorted(
        (record.kind, record.id, json.dumps(_own(record), sort_keys=True, ensure_ascii=False))
        for record in examined.register.records
    )


def _own(record: Record) -> dict[str, Any]:
    kind = plugins().kinds.get(record.kind)
    nested = {name for name, *_ in kind.fields.lifted} if kind is not None else set()
    data = {name: value for name, value in record.data.items() if name not in nested}
    if isinstance(data.get("text"), str):
        data["text"] = data["text"].strip("\n")
    return data


def facts(examined: Examined) -> Counter[Fact]:
    """What is found, but for what is found about mappings."""
    return Counter(
        (finding.code, finding.record_id, finding.path, finding.message, finding.fingerprint)
        for finding in examined.result.findings
        if finding.code not in ("INP012", "INP016")
    )
