"""Reports of the past in files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isms_lint.cli.trend import Past
from isms_lint.fleet.source import Source, names
from isms_lint.written.read import Unreadable, read_bytes, read_report


def of_files(paths: Sequence[str]) -> Iterator[Past]:
    """The report in each file, by the shortest name that tells it apart."""
    labels = names([Source(path) for path in paths], [""] * len(paths))
    for path, label in zip(paths, labels, strict=True):
        try:
            yield Past(label, "", read_report(read_bytes(path)))
        except Unreadable as error:
            yield Past(path, "", error)
