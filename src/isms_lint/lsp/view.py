"""One file as the editor asks about it: its text, its records, what they point at."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.documents.document import Reading
from isms_lint.documents.positions import FieldPath
from isms_lint.lifting.lift import lift
from isms_lint.lifting.mapping import Mapping
from isms_lint.lsp.positions import Text
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.records.references import Pointers, read_pointers
from isms_lint.values import NamedTuple


class View(NamedTuple):
    """A file. `pointers` are those of its records, in their order; `mapped` says that the fields of the
    text are not those of a kind: the records are written with somebody else's names, or it is a rule.
    """

    file: str
    text: Text
    reading: Reading
    records: list[Record]
    pointers: list[Pointers]
    mapped: bool

    def spots(self) -> Iterator[tuple[str, Record, FieldPath]]:
        """Every place that names a record: the id it names, the record it is in, the field."""
        for pointers in self.pointers:
            for reference in pointers.references:
                yield reference.target, reference.record, reference.path
            for item in pointers.scope_items:
                yield item.text.partition(" ")[0], item.record, item.path

    def written(self, record: Record, path: FieldPath) -> bool:
        """Whether the value at `path` of one of its records stands in the text of that record itself,
        not in the envelope around the rows of a register, where the first row tells of it.
        """
        found = record.document.positions.find(record.slots[0], path)
        return found is not None or record.origin is not None or record is self.records[0]

    def holds(self, record: Record, path: FieldPath, offset: int) -> bool:
        """Whether that value stands at `offset`."""
        if record.slot_of(path) is None and record.origin is None:
            return False  # given by the engine, as the parent of a nested record is
        start, end = self.text.offsets(record.locate(path))
        return start <= offset <= end


def view_of(reading: Reading, text: Text, kinds: Kinds, mappings: tuple[Mapping, ...] = ()) -> View:
    """The view of a file that was read."""
    records = lift(reading, kinds, mappings).records
    pointers = []
    for record in records:
        kind = kinds.get(record.kind)
        if kind is not None:
            pointers.append(read_pointers(record, kind.fields))
    mapped = any(mapping.applies(reading.file) for mapping in mappings)
    return View(reading.file, text, reading, records, pointers, mapped)
