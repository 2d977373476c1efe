"""A changed or new file, read as the linter reads it, before anybody is told that it holds a record."""

from __future__ import annotations

from typing import Any

from isms_lint.checking.records import records_of
from isms_lint.checking.side import Side
from isms_lint.config.errors import UsageError
from isms_lint.documents.read import read_bytes
from isms_lint.drafting.made import Made
from isms_lint.plugins.manager import Plugins
from isms_lint.records.record import Record
from isms_lint.records.validate import validate


def read_back(file: str, text: str, made: Made, side: Side, plugins: Plugins) -> Record:
    """The record that is read out of `file` (a path below the root) with this text.

    Raises UsageError where that is not what was made, where anything else is read otherwise than
    before, or where the record does not fit the schema of its kind.
    """
    raw = text.encode("utf-8", "surrogatepass")
    reading = read_bytes(file, raw, plugins.readers)
    before = [one for one in side.readings if one.file == file]
    ignores = len(before[0].ignores) if before else 0
    if reading.problems or len(reading.ignores) != ignores:
        raise UsageError(f"the record would not be read back: {_why(reading.problems)}", file)
    others = [one for one in side.readings if one.file != file]
    found = records_of(side._replace(readings=[*others, reading]), plugins).records
    mine = [one for one in found if one.file == file]
    record = next((one for one in mine if one.id == made.id and one.kind == made.kind.name), None)
    if record is None or any(not _has(record.data, made.data, name) for name in made.data):
        raise UsageError(
            "the record would be read as something else there; --output names another file, --stdout"
            " prints it",
            file,
        )
    known = {_key(one) for one in records_of(side, plugins).records}
    gone = known.difference(map(_key, found))
    changed = [one for one in gone if not (made.drafted.fills and one[0] == made.id)]
    if changed:
        raise UsageError(f"{changed[0][0]} would be read otherwise than before", file)
    for fault in validate(record, plugins.kinds):
        at = ".".join(map(str, fault.path)) or made.kind.name
        raise UsageError(
            f"`{at}`: `{fault.written}` does not fit the schema; {fault.advice}".rstrip("; ")
            + ". What a draft takes over from records has to be right there first (isms-lint check)"
        )
    return record


def _why(problems: list[Any]) -> str:
    return str(problems[0].message) if problems else "a comment in it would accept findings"


def _key(record: Record) -> tuple[str, str, str, str]:
    return (record.id, record.kind, record.file, _plain(record.data))


def _has(data: Any, meant: Any, name: str) -> bool:
    return name in data and _plain(data[name]) == _plain(meant[name])


def _plain(value: Any) -> str:
    """Data as text, in which the order of fields does not count, and a number is no boolean."""
    if isinstance(value, dict):
        return repr(sorted((str(name), _plain(one)) for name, one in value.items()))
    if isinstance(value, list | tuple):
        return repr([_plain(one) for one in value])
    return repr(str(value)) if isinstance(value, str) else repr(value)
