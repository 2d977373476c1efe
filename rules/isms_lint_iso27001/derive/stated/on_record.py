"""What a row of a summary counts, as the records have it."""

from __future__ import annotations

from collections.abc import Collection

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass, Related
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.finding.nonconformities import is_withdrawn
from isms_lint_iso27001.derive.stated.columns import Column, Entry, column, entries_of
from isms_lint_iso27001.derive.stated.totals import is_total
from isms_lint_iso27001.derive.stated.written import Path, as_text, field_path
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of

_MOST = 12
"""Ids that a message lists."""
_PLACES = 5
"""Records that a finding leads to."""


class OnRecord(NamedTuple):
    """The entries that a row counts (`sure`), those that it may count, and those that it does not.

    `path` is the field it counts by, empty where it counts all. `beside` are ids of records that stand
    in the file of the row.
    """

    sure: tuple[Entry, ...]
    doubtful: tuple[Entry, ...]
    others: tuple[Entry, ...]
    path: Path
    value: str
    column: Column | None
    file: str

    def fits(self, number: int) -> bool:
        """Whether the row may count that many: of all, or of those in its own file."""
        beside = [entry for entry in self.sure if entry.record.file == self.file]
        maybe = [entry for entry in self.doubtful if entry.record.file == self.file]
        near = [*beside, *maybe, *(one for one in self.others if one.record.file == self.file)]
        return len(self.sure) <= number <= len(self.sure) + len(self.doubtful) or (
            bool(near) and len(beside) <= number <= len(beside) + len(maybe)
        )

    def unlike(self, listed: Collection[str]) -> list[Entry]:
        """Those that are listed and have another value in the field."""
        column = self.column
        return [
            entry
            for entry in (self.others if column is not None else ())
            if any(name in listed for name in entry.names)
            and column is not None
            and column.has(entry, self.value) is False
        ]

    def unlisted(self, listed: Collection[str]) -> list[Entry]:
        """Those that count and are not listed; where some stand in the file of the row, of these."""
        missing = [entry for entry in self.sure if not any(n in listed for n in entry.names)]
        beside = [entry for entry in missing if entry.record.file == self.file]
        has_some = any(entry.record.file == self.file for entry in (*self.sure, *self.others))
        return beside if has_some else missing

    def written(self, entry: Entry) -> str:
        """What an entry has in the field."""
        return "" if self.column is None else self.column.written(entry)

    def place(self, entry: Entry) -> Related:
        """The field of an entry, as the other end of a finding."""
        said = (
            f"{entry.id} has {quote(self.written(entry))}" if self.path else f"{entry.id} is here"
        )
        return Related(entry.record, (*entry.path, *self.path), said)

    @property
    def places(self) -> tuple[Related, ...]:
        """The first of those that count."""
        return tuple(self.place(entry) for entry in self.sure[:_PLACES])

    @property
    def said(self) -> str:
        """How many count, with their ids: `2 have status `open` (NC-1 and NC-2)`."""
        found = (*self.sure, *self.doubtful)
        ids = list_of([entry.id for entry in found], _MOST) if 0 < len(found) <= _MOST else ""
        return f"{self.number} ({ids})" if ids else self.number

    @property
    def number(self) -> str:
        """How many count."""
        found = len(self.sure) + len(self.doubtful)
        if not self.path:
            return f"{'is' if found == 1 else 'are'} {found or 'none'}"
        may = " or may have" if self.doubtful else ""
        has = "has" if found == 1 else "have"
        return f"{found or 'none'} {has}{may} {'.'.join(self.path)} {quote(self.value)}"

    def lists(self, listed: Collection[str]) -> bool:
        """Whether what is listed is what counts."""
        found = (*self.sure, *self.doubtful)
        return len(found) == len(listed) and not self.unlike(listed) and not self.unlisted(listed)


def on_record(row: Record, run: Pass) -> OnRecord | NotEvaluated | None:
    """What a row counts; None where it says nothing that could be counted."""
    kind, field, value = row.text("of"), row.text("field"), row.get("value")
    if not kind or (field and value is None and not is_total(row)):
        return None
    path = field_path(field) if field and value is not None else ()
    conditions = [(path, value)] if path else []
    where = row.get("where")
    if isinstance(where, dict):
        conditions.extend((field_path(name), wanted) for name, wanted in where.items())
    entries = entries_of(kind, row, run)
    if not entries:
        return NotEvaluated(f"no {kind} is on record")
    day = run.date(row, "as_of")
    if day is not None and day < run.as_of and any(one[-1] == "status" for one, _ in conditions):
        return NotEvaluated(f"the records tell no status of {day}")
    columns = [(column(kind, one, row, run), wanted) for one, wanted in conditions]
    for one, wanted in columns:
        if all(one.has(entry, wanted) is None for entry in entries):
            return NotEvaluated(f"which records {quote(as_text(wanted))} counts is not known")
    return _sorted_out(
        OnRecord((), (), (), path, as_text(value), columns[0][0] if path else None, row.file),
        entries,
        columns,
    )


def _sorted_out(
    found: OnRecord, entries: tuple[Entry, ...], columns: list[tuple[Column, object]]
) -> OnRecord:
    sure: list[Entry] = []
    doubtful: list[Entry] = []
    others: list[Entry] = []
    for entry in entries:
        verdicts = [one.has(entry, wanted) for one, wanted in columns]
        if False in verdicts:
            others.append(entry)
        elif None in verdicts or _may_not_count(entry):
            doubtful.append(entry)
        else:
            sure.append(entry)
    return found._replace(sure=tuple(sure), doubtful=tuple(doubtful), others=tuple(others))


def _may_not_count(entry: Entry) -> bool:
    """Whether summaries may leave an entry out: a nonconformity that was taken back."""
    return entry.record.kind == "nonconformity" and is_withdrawn(entry.record)
