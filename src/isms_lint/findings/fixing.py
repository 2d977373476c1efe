"""A rule's fix into changes at places of the file."""

from __future__ import annotations

from isms_lint.documents.positions import Span
from isms_lint.findings.finding import Change, FindingFix, Location
from isms_lint.records.record import Record
from isms_lint.rules.report import Add, Fix, Rename, Replace


def fix_of(fix: Fix, record: Record) -> FindingFix | None:
    """The fix with the places of its edits; None where one of them stands nowhere in the file.

    A record that a mapping lifted is written in somebody else's form, and gets no fix.
    """
    if record.origin is not None:
        return None
    changes: list[Change] = []
    for edit in fix.edits:
        found = _changes(edit, record)
        if not found:
            return None
        changes.extend(found)
    return FindingFix(fix.message, fix.safe, tuple(changes))


def _changes(edit: Replace | Rename | Add, record: Record) -> list[Change]:
    slot = record.slot_of(edit.path)
    if slot is None:
        return []
    positions = record.document.positions
    if isinstance(edit, Replace):
        here = _at(record, positions.span(slot))
        if isinstance(edit.text, bool):
            return [Change("literal", here, "true" if edit.text else "false")]
        return [Change("replace", here, edit.text)]
    if isinstance(edit, Rename):
        return [Change("rename", _at(record, record.locate_key(edit.path)), edit.name)]
    last = positions.last_entry(slot)
    if last is None:
        return []
    here = _at(record, positions.span(slot))
    ends = tuple(_at(record, positions.span(end)) for end in positions.ends(last + 1))
    column = positions.span(last).column
    return [Change("add", here, name, ends, column) for name in edit.names]


def _at(record: Record, span: Span) -> Location:
    return Location(record.file, span.line, span.column, span.end_line, span.end_column)
