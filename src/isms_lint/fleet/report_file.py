"""Which reports are joined, and under which name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isms_lint.past_reports.file_names import told_apart
from isms_lint.values import NamedTuple


class ReportFile(NamedTuple):
    """One report: where it stands (`-` is standard input), and the name given to it, if any."""

    path: str
    name: str = ""


def names(files: Sequence[ReportFile], own: Iterable[str]) -> list[str]:
    """The repository of each file: the name given, else its report's `own`, else the file's."""
    named = [file.name or said for file, said in zip(files, own, strict=True)]
    by_path = told_apart([file.path for file, name in zip(files, named, strict=True) if not name])
    return [name or by_path[file.path] for file, name in zip(files, named, strict=True)]
