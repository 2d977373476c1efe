"""Where things stand in a file whose records are known without it being read."""

from __future__ import annotations

from isms_lint.config.errors import UsageError
from isms_lint.documents.builtin import READERS
from isms_lint.documents.document import Reading
from isms_lint.documents.positions import Positions
from isms_lint.documents.read import read_file
from isms_lint.documents.source import Source


class Reread(Source):
    """A file that is read where somebody asks where something stands in it."""

    __slots__ = ("_digest", "_file", "_reading", "_root")

    def __init__(self, root: str, file: str, digest: bytes) -> None:
        """`digest` is that of its content."""
        super().__init__("", 0)
        self._root = root
        self._file = file
        self._digest = digest
        self._reading: Reading | None = None

    def positions(self, number: int) -> Positions:
        """The position table of a document. Raises UsageError where the file is not what it was."""
        reading = self._reading
        if reading is None:
            reading = self._reading = read_file(self._root, self._file, READERS)
        if reading.digest != self._digest:
            raise UsageError(f"{self._file}: it was changed during this run; run again")
        positions = reading.documents[number].positions
        _ = positions.table  # before its blocks, which may not be read yet
        return positions
