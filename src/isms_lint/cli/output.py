"""Writes what a command has to say, to standard output, a file or standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from isms_lint.config.errors import UsageError


def write(text: str, output: str | None = None, *, utf_8: bool = False) -> None:
    """Write `text` to the file `output`, or to standard output.

    A file is UTF-8, and so is standard output with `utf_8`, as programs expect it. Else it keeps the
    encoding it has, and what that lacks is shown as escapes. A reader that went away (`| head`) is no
    failure: what the command found decides its exit code. Raises UsageError where the text cannot be
    written for another reason.
    """
    if output is not None:
        with opened(output) as put:
            put(text)
        return
    with _standard_output() as stream:
        encoding = "utf-8" if utf_8 else stream.encoding
        raw = text.encode(encoding, "backslashreplace")
        if utf_8:
            stream.flush()
            stream.buffer.write(raw)
        else:
            stream.write(raw.decode(encoding))


def write_whole(text: str, output: str) -> None:
    """Write `text` to the file `output`, in one piece: what was there stays where that goes wrong.

    Raises UsageError as `opened` does.
    """
    from isms_lint.files.leading_out import leads_out
    from isms_lint.files.replace import replace

    if leads_out(output):
        raise UsageError(f"--output {output}: a link leads it out of the repository")
    try:
        replace(output, text.encode(errors="backslashreplace"))
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}") from error


def write_bytes(raw: bytes) -> None:
    """Write `raw` to standard output as it is, with what `write` does where that goes wrong."""
    with _standard_output() as stream:
        stream.flush()
        stream.buffer.write(raw)


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    stream = sys.stdout
    if stream is None:
        raise UsageError("standard output is closed")
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        _drop_the_rest(stream)
    except OSError as error:
        _drop_the_rest(stream)
        raise UsageError(f"cannot write the report: {error.strerror}") from error


@contextmanager
def opened(output: str | None, *, utf_8: bool = False) -> Iterator[Callable[[str], None]]:
    """What writes one piece of text after the other, to where `write` writes the whole.

    Raises UsageError where the file cannot be opened, where a link leads it out of the repository,
    and where a piece cannot be written.
    """
    if output is None:
        yield lambda text: write(text, utf_8=utf_8)
        return
    from isms_lint.files.leading_out import leads_out

    if leads_out(output):
        raise UsageError(f"--output {output}: a link leads it out of the repository")

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
