"""Writes what a command has to say, to standard output, a file or standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import BinaryIO, TextIO

from isms_lint.config.errors import UsageError


def write(text: str, output: str | None = None, *, utf_8: bool = False) -> None:
    """Write `text` in one piece, as `opened` does."""
    with opened(output, utf_8=utf_8) as put:
        put(text)


@contextmanager
def opened(output: str | None, *, utf_8: bool = False) -> Iterator[Callable[[str], None]]:
    """What writes one piece of text after the other to the file `output`, or to standard output.

    A file is UTF-8, and takes the place of what was there when all pieces are written: where
    something goes wrong before, all is as it was. Standard output is UTF-8 with `utf_8`, as programs
    expect it. Else it keeps the encoding it has, and what that lacks is shown as escapes. A reader
    that went away (`| head`) is no failure: what the command found decides its exit code. Raises
    UsageError where a piece cannot be written for another reason, and where a link leads the file
    out of the repository.
    """
    if output is None:
        stream = _standard_output()
        with _writing(stream):
            stream.flush()
        try:
            yield partial(_put, stream, utf_8)
        finally:
            with _writing(stream):
                stream.flush()
        return
    from isms_lint.files.leading_out import leads_out
    from isms_lint.files.replace import replacing

    if leads_out(output):
        raise UsageError(f"--output {output}: a link leads it out of the repository")
    try:
        with replacing(output) as handle:
            yield partial(_put_raw, handle)
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}") from error


def _put_raw(handle: BinaryIO, text: str) -> None:
    handle.write(text.encode("utf-8", "backslashreplace"))


def _put(stream: TextIO, utf_8: bool, text: str) -> None:
    encoding = "utf-8" if utf_8 else stream.encoding
    raw = text.encode(encoding, "backslashreplace")
    with _writing(stream):
        if utf_8:
            stream.buffer.write(raw)
        else:
            stream.write(raw.decode(encoding))


def write_bytes(raw: bytes) -> None:
    """Write `raw` to standard output as it is, with what `write` does where that goes wrong."""
    stream = _standard_output()
    with _writing(stream):
        stream.flush()
        stream.buffer.write(raw)
        stream.flush()


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise UsageError("standard output is closed")
    return sys.stdout


@contextmanager
def _writing(stream: TextIO) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _drop_the_rest(stream)
    except OSError as error:
        _drop_the_rest(stream)
        raise UsageError(f"cannot write the report: {error.strerror}") from error


def say(line: str) -> None:
    """Write `line` to standard error. Where nobody can hear it the exit code has to say enough."""
    stream = sys.stderr
    if stream is None:
        return
    try:
        print(line, file=stream, flush=True)
    except OSError:
        _drop_the_rest(stream)


def _drop_the_rest(stream: TextIO) -> None:
    """Python flushes `stream` once more at exit; that must not fail a second time."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
