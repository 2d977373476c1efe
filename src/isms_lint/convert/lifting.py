"""What a conversion takes: the records that mappings lift, and those that the configuration states."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.adopted import adopt
from isms_lint.checking.side import Side
from isms_lint.config.given import as_record
from isms_lint.declared.files import split
from isms_lint.documents.document import Reading
from isms_lint.lifting.lift import Lifted
from isms_lint.lifting.mapping import Mapping
from isms_lint.plugins.manager import Plugins
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple


class MappedFile(NamedTuple):
    """A file that a mapping reads: the number of the mapping, what was read, what was lifted."""

    number: int
    reading: Reading
    lifted: Lifted


class Taken(NamedTuple):
    """Every record that is not written as a native one in a file of its own yet.

    `files` are those that a mapping reads. `given` are the records of the configuration, which
    `written` is as a record, to say where a setting stands.
    """

    mappings: tuple[Mapping, ...]
    files: list[MappedFile]
    given: list[Record]
    written: Record

    def records(self) -> Iterator[Record]:
        """All of them, nested ones after the record they stand in."""
        for file in self.files:
            yield from file.lifted.records
        yield from self.given


def take(side: Side, plugins: Plugins) -> Taken:
    """What there is to convert in `side`, names resolved as a run resolves them.

    Raises UsageError where a mapping is wrong.
    """
    config = side.config
    _, readings = split(side.readings, config.rules)
    adopted = adopt(readings, config, side.root, plugins.mappings, plugins.kinds, side.ahead)
    mappings = adopted.mappings
    files = [
        MappedFile(number, reading, part)
        for reading, part in zip(readings, adopted.lifted, strict=True)
        if (number := _number(mappings, reading.file)) is not None
    ]
    return Taken(mappings, files, adopted.given, as_record(config, side.root))


def _number(mappings: tuple[Mapping, ...], file: str) -> int | None:
    return next((n for n, mapping in enumerate(mappings) if mapping.applies(file)), None)
