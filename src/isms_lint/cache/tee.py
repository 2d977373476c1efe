"""A standard stream that keeps what is written to it."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, TextIO


class Tee(io.BufferedIOBase):
    """Passes bytes on to `stream`, and enters them into `kept` with the `name` of the stream."""

    def __init__(self, name: str, stream: BinaryIO, kept: list[tuple[str, bytes]]) -> None:
        self._name = name
        self._stream = stream
        self._kept = kept

    def write(self, raw: bytes, /) -> int:  # type: ignore[override]  # nobody writes other buffers
        """Pass `raw` on; its length."""
        self._kept.append((self._name, bytes(raw)))
        self._stream.write(raw)
        return len(raw)

    def flush(self) -> None:
        """Flush the stream itself."""
        self._stream.flush()

    def writable(self) -> bool:
        """Always."""
        return True

    def fileno(self) -> int:
        """That of the stream itself."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Whether the stream itself is a terminal."""
        return self._stream.isatty()


def teed(name: str, stream: TextIO, kept: list[tuple[str, bytes]]) -> TextIO:
    """A text stream that writes as `stream` does, and enters all it writes into `kept`."""
    buffer: Any = Tee(name, stream.buffer, kept)  # typeshed asks for more than is used
    return io.TextIOWrapper(
        buffer,
        encoding=stream.encoding,
        errors=stream.errors,
        write_through=True,
    )
