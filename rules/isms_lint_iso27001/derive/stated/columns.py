"""The entries of a register, and what each of them has in one field: what summaries count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.finding.grades import grade_word
from isms_lint_iso27001.derive.risk.criteria import number_of
from isms_lint_iso27001.derive.soa.rows import current_statement
from isms_lint_iso27001.derive.soa.statement_in_force import STATEMENT
from isms_lint_iso27001.derive.stated.duplicates import first_with_id
from isms_lint_iso27001.derive.stated.written import (
    Path,
    as_text,
    field_of,
    meanings,
    readings,
    same_words,
    value_at,
    written_at,
)
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


class Entry(NamedTuple):
    """One thing that is counted: a record, or a row of a Statement of Applicability.

    `path` is its place in the record, `names` are the ids by which a summary may list it.
    """

    record: Record
    path: FieldPath
    names: frozenset[str]
    data: Mapping[str, Any]

    @property
    def id(self) -> str:
        """How messages call it."""
        return as_text(self.data.get("control")) if self.path else self.record.id


class Column:
    """One field of all entries of a register."""

    def __init__(self, kind: str, path: Path, entries: tuple[Entry, ...], run: Pass) -> None:
        self._path = path
        self._field = field_of(kind, ("controls", "[]", *path) if kind == STATEMENT else path, run)
        self._words = frozenset(
            reading
            for entry in entries
            if not is_blank_answer(value_at(entry.data, path))
            for reading in readings(written_at(entry.data, path))
        )

    def written(self, entry: Entry) -> str:
        """What the entry has in the field, as it is written."""
        return written_at(entry.data, self._path)

    def has(self, entry: Entry, wanted: object) -> bool | None:
        """Whether the entry has `wanted` in the field; None where one of them cannot be read so.

        A word that is written in the register is compared with what is written. Another is looked up in
        the field's vocabulary.
        """
        value, text = value_at(entry.data, self._path), as_text(wanted)
        if is_blank_answer(value) or not text:
            return None
        if isinstance(value, list):
            return any(same_words(text, as_text(one)) for one in value) or None
        numbers = number_of(wanted), number_of(value)
        if None not in numbers:
            return numbers[0] == numbers[1]
        if self._path[-1] == "grade" and grade_word(value) and grade_word(text):
            return grade_word(value) == grade_word(text)
        own = as_text(value)
        if not isinstance(value, bool) and not readings(text).isdisjoint(self._words):
            as_written = same_words(text, self.written(entry))
            return None if not as_written and text == own else as_written
        if self._field is not None and self._field.references:
            return own == text
        meant = meanings(text, self._field)
        if own not in meant:
            return False if meant else None
        return True if len(meant) == 1 else None


def entries_of(kind: str, near: Record, run: Pass) -> tuple[Entry, ...]:
    """All entries of the register of `kind`, each once.

    Of Statements of Applicability the rows of one are: of that in the file of `near`, else of the one
    in force.
    """
    if kind != STATEMENT:
        return run.derive(_records).get(kind, ())
    beside = [one for one in run.register.of(STATEMENT) if one.file == near.file]
    statement = beside[0] if len(beside) == 1 else run.derive(current_statement)
    return () if statement is None else _rows(statement, run)


def column(kind: str, path: Path, near: Record, run: Pass) -> Column:
    """A field of all entries of the register of `kind`; made once a run."""
    entries = entries_of(kind, near, run)
    known = run.derive(_columns)
    key = (kind, path, entries[0].record if kind == STATEMENT and entries else None)
    if key not in known:
        known[key] = Column(kind, path, entries, run)
    return known[key]


def _columns(_run: Pass) -> dict[tuple[str, Path, Record | None], Column]:
    return {}


def _records(run: Pass) -> dict[str, tuple[Entry, ...]]:
    """The records of each kind, without those whose id another has already (a derivation)."""
    again = run.derive(first_with_id)
    return {
        kind: tuple(
            Entry(record, (), frozenset({record.id}), record.data)
            for record in run.register.of(kind)
            if record not in again
        )
        for kind in run.register.kinds_present()
    }


def _rows(statement: Record, run: Pass) -> tuple[Entry, ...]:
    known = run.derive(_rows_of)
    if statement not in known:
        known[statement] = tuple(
            Entry(statement, ("controls", index), _names_of(row, statement, run), row)
            for index, row in statement.items("controls")
        )
    return known[statement]


def _rows_of(_run: Pass) -> dict[Record, tuple[Entry, ...]]:
    return {}


def _names_of(row: Mapping[str, Any], statement: Record, run: Pass) -> frozenset[str]:
    control = as_text(row.get("control"))
    edition = row.get("edition")
    read_in = edition if isinstance(edition, str) else None
    resolved = run.register.resolve(control, statement, read_in)
    return frozenset({control, *resolved.leaves}) - {""}
