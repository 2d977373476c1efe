"""Reports of the past in files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isms_lint.past_reports.file_names import told_apart
from isms_lint.past_reports.read import Unreadable, bytes_of, read_report
from isms_lint.past_reports.unread import Unread
from isms_lint.trend.past import Past


def of_files(paths: Sequence[str]) -> Iterator[Past | Unread]:
    """The report in each file, by the shortest name that tells it apart."""
    labels = told_apart(paths)
    for path in paths:
        try:
            yield Past(labels[path], "", *read_report(bytes_of(path)))
        except Unreadable as error:
            yield Unread(path, error.message)
