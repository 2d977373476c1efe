"""Reports of the past in files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isms_lint.cli.trend import Past
from isms_lint.past_reports.file_names import told_apart
from isms_lint.past_reports.read import Unreadable, bytes_of, read_report


def of_files(paths: Sequence[str]) -> Iterator[Past]:
    """The report in each file, by the shortest name that tells it apart."""
    labels = told_apart(paths)
    for path in paths:
        try:
            yield Past(labels[path], "", read_report(bytes_of(path)))
        except Unreadable as error:
            yield Past(path, "", error)
