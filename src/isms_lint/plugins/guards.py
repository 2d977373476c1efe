"""Readers and reporters of plugins, so that one that fails is told by name and costs no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from isms_lint.config.errors import UsageError
from isms_lint.documents.document import START, Document, Problem, ProblemKind, ReaderFailure
from isms_lint.documents.positions import Positions
from isms_lint.documents.read import Reader
from isms_lint.findings.result import Result
from isms_lint.plugins.places import place_of, place_of_error, said_by
from isms_lint.plugins.refused import Refused
from isms_lint.reporters import Reporter, Style


def guarded_reader(suffix: str, reader: Reader, plugin: str, home: str) -> Reader:
    """`reader` of a plugin in the folder `home`. A file that it fails on is one that cannot be read;
    its problem says that the reader failed.
    """

    def read(text: str) -> tuple[list[Document], list[Problem]]:
        try:
            given = reader(text)
            _check(given)
        except Refused as error:
            said, where = error.message, place_of(reader)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a plugin may raise anything
            said, where = f"failed: {said_by(error)}", place_of_error(error, home)
        else:
            return given
        failure = ReaderFailure(plugin, f"the reader of `{suffix}` {said}", where)
        message = f"cannot be read: the reader of the plugin {plugin} failed"
        return [], [Problem(ProblemKind.UNREADABLE, message, START, failure)]

    return read


def guarded_reporter(name: str, reporter: Reporter, plugin: str, home: str) -> Reporter:
    """`reporter` of a plugin in the folder `home`. Raises UsageError where it fails, be it in the
    middle of what it gives piece by piece.
    """

    def report(result: Result, style: Style) -> Iterator[str]:
        told = f"plugin {plugin}: the format `{name}`"
        pieces = _pieces(reporter, result, style)
        while True:
            try:
                piece = next(pieces, None)
            except Refused as error:
                raise UsageError(f"{told} {error.message}", place_of(reporter)) from error
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # a plugin may raise anything
                where = place_of_error(error, home)
                raise UsageError(f"{told} failed: {said_by(error)}", where) from error
            if piece is None:
                return
            yield piece

    return report


def _pieces(reporter: Reporter, result: Result, style: Style) -> Iterator[str]:
    made: Any = reporter(result, style)
    for piece in made if isinstance(made, Iterable) and not isinstance(made, str) else (made,):
        if not isinstance(piece, str):
            raise Refused("gave no text")
        yield piece


def _check(given: Any) -> None:
    """Raise Refused where a reader gave something else than documents and problems."""
    if not (isinstance(given, tuple) and [type(part) for part in given] == [list, list]):
        raise Refused("gave no lists of documents and problems")
    documents, problems = given
    for problem in problems:
        if not isinstance(problem, Problem) or not isinstance(problem.kind, ProblemKind):
            raise Refused("gave a problem that is no Problem")
    for document in documents:
        if not isinstance(document, Document) or not isinstance(document.positions, Positions):
            raise Refused("gave a document that is no Document with Positions")
        odd = _odd(document.data)
        if odd:
            raise Refused(f"gave a value of the type {odd}, which is no plain data")
        if not document.positions.table:
            raise Refused("gave a document without the place of its value")


_PLAIN = (str, int, float, bool, type(None))


def _odd(data: Any) -> str:
    """The type of a value that is no plain data; empty where all are."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if type(value) is dict:
            waiting.extend(value.values())
            if not all(type(key) is str for key in value):
                return "key that is no text"
        elif type(value) is list:
            waiting.extend(value)
        elif type(value) not in _PLAIN:
            return type(value).__name__
    return ""
