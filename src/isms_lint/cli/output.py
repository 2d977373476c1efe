"""Writes what a command has to say, to standard output or a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from isms_lint.config.errors import UsageError


def write(text: str, output: str | None = None) -> None:
    """Write `text` to the file `output`, or to standard output whatever encoding that has.

    A reader that went away (`| head`) is no failure: what the command found decides its exit code.
    Raises UsageError where the text cannot be written for another reason.
    """
    if output is not None:
        with opened(output) as put:
            put(text)
        return
    stream = sys.stdout
    if stream is None:
        raise UsageError("standard output is closed")
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        _drop_the_rest()
    except OSError as error:
        _drop_the_rest()
        raise UsageError(f"cannot write the report: {error.strerror}") from error


@contextmanager
def opened(output: str | None) -> Iterator[Callable[[str], None]]:
    """What writes one piece of text after the other, to where `write` writes the whole.

    Raises UsageError where the file cannot be opened, and where a piece cannot be written.
    """
    if output is None:
        yield write
        return

    def put(text: str) -> None:
        try:
            handle.write(text)
        except OSError as error:
            raise UsageError(f"--output {output}: {error.strerror}") from error

    try:
        with open(output, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as handle:
            yield put
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}") from error


def _drop_the_rest() -> None:
    """Python flushes standard output once more at exit; that must not fail a second time."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
