"""How the files of papers are called."""

from __future__ import annotations

from isms_lint.convert.names import FileNames, safe
from isms_lint.offers.paper import Paper
from isms_lint.records.record import Record

_LONGEST = 60


class PaperNames:
    """Gives out names, without what files of a format end in: each one once, whatever ids hold."""

    def __init__(self) -> None:
        self._names = FileNames()

    def new(self, paper: Paper, record: Record | None) -> str:
        """A name made of that of the paper and of the id of the record it is about."""
        about = "" if record is None else f"-{record.id[:_LONGEST]}"
        return self._names.unlike(safe(f"{paper.name}{about}"))
