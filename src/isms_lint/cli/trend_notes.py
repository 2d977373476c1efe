"""Reports of the past in git notes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from isms_lint.cli.root import find_root
from isms_lint.cli.trend import Past
from isms_lint.config.errors import UsageError
from isms_lint.files.git import RevisionError
from isms_lint.files.notes import Note, find_notes, read_notes
from isms_lint.past_reports.read import Unreadable, read_report
from isms_lint.past_reports.report import PastReport

_SHORT = 7


def of_notes(arguments: argparse.Namespace, remarks: list[str]) -> Iterator[Past]:
    """The report on each commit of HEAD's history, oldest first. Raises UsageError."""
    root, _ = find_root(arguments)
    try:
        notes = find_notes(root, arguments.notes)
        if notes.beyond:
            remarks.append(f"Left out: {notes.beyond} on commits outside of the history of HEAD.")
        for note in read_notes(root, notes):
            yield Past(note.commit[:_SHORT], note.commit, _report(note))
    except RevisionError as error:
        raise UsageError(f"--notes {arguments.notes}: {error.message}") from error


def _report(note: Note) -> PastReport | Unreadable:
    try:
        if note.raw is None:
            raise Unreadable("no note, or one larger than a run reads")
        return read_report(note.raw)
    except Unreadable as error:
        return error
