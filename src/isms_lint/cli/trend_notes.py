"""Reports of the past in git notes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from isms_lint.checking.request import Request
from isms_lint.checking.root import find_root
from isms_lint.config.errors import UsageError
from isms_lint.files.git import RevisionError
from isms_lint.files.notes import Note, Notes, find_notes, read_notes
from isms_lint.past_reports.read import Unreadable, read_report
from isms_lint.past_reports.unread import Unread
from isms_lint.trend.past import Past

_SHORT = 7


def of_notes(arguments: argparse.Namespace) -> tuple[Iterator[Past | Unread], list[str]]:
    """The report on each commit of HEAD's history, oldest first, and what is left out.

    Raises UsageError where there are none, and later where they cannot be read.
    """
    root, _ = find_root(Request(root=arguments.root))
    try:
        notes = find_notes(root, arguments.notes)
    except RevisionError as error:
        raise _usage(arguments, error) from error
    remarks = []
    if notes.beyond:
        remarks.append(f"Left out: {notes.beyond} on commits outside of the history of HEAD.")
    return _read(root, notes, arguments), remarks


def _read(root: str, notes: Notes, arguments: argparse.Namespace) -> Iterator[Past | Unread]:
    try:
        for note in read_notes(root, notes):
            yield _past(note)
    except RevisionError as error:
        raise _usage(arguments, error) from error


def _past(note: Note) -> Past | Unread:
    label = note.commit[:_SHORT]
    if note.raw is None:
        return Unread(label, "no note, or one larger than a run reads")
    try:
        return Past(label, note.commit, *read_report(note.raw))
    except Unreadable as error:
        return Unread(label, error.message)


def _usage(arguments: argparse.Namespace, error: RevisionError) -> UsageError:
    return UsageError(f"--notes {arguments.notes}: {error.message}")
