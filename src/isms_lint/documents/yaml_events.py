"""YAML 1.2 (core schema) into plain data with positions, whatever is written in it.

libyaml's events (0.2.5 or later, through PyYAML's binding: ruamel.yaml's carries 0.1.7, which refuses
`[https://example.org]`) are read, and the data is built here: plain dicts and
lists, strings for everything the core schema does not call null, boolean or number (dates stay
strings), keys always strings. Whatever is doubtful is a problem at its place, never a guess.
"""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from sys import intern
from typing import Any, Never
from zlib import crc32

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from isms_lint.documents import limits
from isms_lint.documents.document import START, Document, Problem, ProblemKind
from isms_lint.documents.positions import STRIDE, Positions, Span
from isms_lint.documents.scalars import CONSTANTS, NUMERIC_START, resolve, resolve_again
from isms_lint.documents.text import offset_span

_STANDARD = "tag:yaml.org,2002:"
_KNOWN_TAGS = frozenset(
    _STANDARD + name for name in ("str", "int", "float", "bool", "null", "map", "seq")
) | {"!"}
_DEEP = f"nested deeper than {limits.MAX_DEPTH} levels"
_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml from 0.2.6 on says when it meets its own limit while looking ahead of ours."""
_FRIENDLY = {
    "mapping values are not allowed in this context": (
        "a second `: ` on one line: quote the value, or check the indentation of the line above"
    ),
    "could not find expected ':'": "a key without `:` after it, or text that needs quotes",
    "did not find expected key": "a line that does not fit the indentation of the lines above it",
    "did not find expected '-' indicator": (
        "a line that does not fit the list it stands in: check its indentation"
    ),
    "did not find expected ',' or ']'": "a list opened with `[` that is not closed with `]`",
    "did not find expected ',' or '}'": "a mapping opened with `{` that is not closed with `}`",
    "found unexpected end of stream": "a quote that is opened and never closed",
}


class _Refused(Exception):
    """The file goes beyond a limit; nothing more of it is read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_events(text: str, first_line: int = 0) -> tuple[list[Document], list[Problem]]:
    """All documents of `text`, and the problems met.

    `first_line` is added to every line number (front matter starts below the top of its file).
    After a syntax error the documents before it stand; the rest of the file is not read.
    """
    # Lines are counted by libyaml: what stands above is given to it as empty lines.
    text = "\n" * first_line + text
    builder = _Builder(text)
    try:
        builder.build(CParser(text))
    except _Refused as refused:
        builder.problems.append(refused.problem)
    except YAMLError as error:
        builder.problems.append(_syntax_problem(error, text))
    return builder.documents, builder.problems


class _Builder:
    """Builds documents from events, one pass, no recursion."""

    def __init__(self, text: str) -> None:
        self.documents: list[Document] = []
        self.problems: list[Problem] = []
        self._text = text
        self._expanded = 0
        self._start_document()

    def _start_document(self) -> None:
        self._table: array[int] = array("I")
        self._aliases: dict[int, int] = {}
        self._merges: dict[int, list[int]] = {}
        self._pending: dict[int, list[tuple[Any, int]]] = {}
        self._written: dict[int, str] = {}
        self._blocks: dict[int, int] = {}
        self._anchors: dict[str, tuple[Any, int, int]] = {}

    def build(self, parser: CParser) -> None:
        """Read all events of `parser` into `self.documents`.

        Every file comes through here, event by event: what nearly all scalars need stands in this
        loop, with few calls, and the rest in methods. `fromlist` is the quickest way into an array.
        """
        get_event = parser.get_event
        table = self._table
        add = table.fromlist
        most = limits.MAX_NODES
        # The next slot, and how many there may be in this document.
        slot, room = 0, most
        # The open collection, and the key that waits for its value there: None where a key comes
        # next, `_ITEM` in a list. `outer` holds the same of the collections around it. At the top of
        # a document the open collection is `root`, a list that takes the document's one value.
        root: list[Any] = []
        data: Any = root
        key: str | None = _ITEM
        outer: list[tuple[Any, str | None, int, int, str | None]] = []
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                start, end = event.start_mark, event.end_mark
                value = event.value
                if len(value) < _SHORT:
                    value = intern(value)
                if slot >= room:
                    self._refuse_at(event, f"more than {most} values in one file")
                if key is None:
                    add([start.line, start.column, end.line, end.column, _link(value)])
                    # A key that only merges is written plain; a quoted "<<" is an ordinary name.
                    key = value if value != "<<" or event.style else _MERGE_KEY
                    if value in data:
                        self._duplicate(value, slot)
                    if event.anchor:
                        weight = 1 + len(value) // _CHARACTERS
                        self._anchors[event.anchor] = (value, slot, weight)
                    slot += 1
                    continue
                add([start.line, start.column, end.line, end.column, slot + 1])
                if event.tag is not None:
                    value = self._tagged(event, slot)
                elif not event.style:
                    if value[:1] in _DOUBTFUL:
                        value = self._plain(value, slot)
                elif event.style == "|":
                    self._block(start.index, slot)
                if event.anchor:
                    self._anchors[event.anchor] = (value, slot, 1 + len(event.value) // _CHARACTERS)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if key is None:
                    self._refuse_at(
                        event,
                        "a mapping or list as a key: keys of records are plain words",
                        ProblemKind.SYNTAX,
                    )
                if len(outer) >= limits.MAX_DEPTH:
                    self._refuse_at(event, _DEEP)
                if slot + self._expanded >= room:
                    self._refuse_at(event, f"more than {most} values in one file")
                start = event.start_mark
                add([start.line, start.column, 0, 0, 0])
                if event.tag is not None:
                    self._check_tag(event, slot)
                value = {} if kind is MappingStartEvent else []
                if key is _ITEM:
                    data.append(value)
                elif key is _MERGE_KEY:
                    self._pending.setdefault(outer[-1][2], []).append((value, slot))
                else:
                    data.setdefault(key, value)
                anchor = event.anchor
                before = slot + self._expanded + start.index // _CHARACTERS if anchor else 0
                outer.append((data, _ITEM if key is _ITEM else None, slot, before, anchor))
                data, key = value, None if kind is MappingStartEvent else _ITEM
                slot += 1
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = data
                data, key, first, before, anchor = outer.pop()
                end = event.end_mark
                base = first * STRIDE
                table[base + 2] = end.line
                table[base + 3] = end.column
                table[base + 4] = slot
                if self._pending and first in self._pending:
                    self._merge(value, first)
                if anchor:
                    weight = slot + self._expanded + end.index // _CHARACTERS - before
                    self._anchors[anchor] = (value, first, weight)
                continue
            elif kind is AliasEvent:
                value = self._alias(event, slot)
                if key is None:
                    if type(value) is not str:
                        self._refuse_at(
                            event, "an alias as a key that stands for no text", ProblemKind.SYNTAX
                        )
                    key = value
                    table[slot * STRIDE + 4] = _link(key)
                    if key in data:
                        self._duplicate(key, slot)
                    slot += 1
                    continue
            elif kind is DocumentEndEvent:
                if len(self.documents) >= limits.MAX_DOCUMENTS:
                    self._refuse_at(
                        event, f"more than {limits.MAX_DOCUMENTS} documents in one file"
                    )
                self.documents.append(Document(root[0], self._positions(), self._written))
                self._start_document()
                table = self._table
                add = table.fromlist
                slot, room = 0, room - slot
                root = data = []
                key = _ITEM
                continue
            elif kind is StreamEndEvent:
                return
            else:
                continue
            # A finished value: into the collection it stands in.
            if key is _ITEM:
                data.append(value)
            elif key is _MERGE_KEY:
                self._pending.setdefault(outer[-1][2], []).append((value, slot))
                key = None
            else:
                # The first of two equal keys stands; the second is a problem of its own.
                data.setdefault(key, value)
                key = None
            slot += 1

    def _duplicate(self, key: str, slot: int) -> None:
        self._problem(
            ProblemKind.DUPLICATE_KEY,
            f"the key `{key}` stands twice in one mapping; only the first is read",
            slot,
        )

    def _refuse_at(self, event: Any, why: str, kind: ProblemKind = ProblemKind.OVER_LIMIT) -> Never:
        """Read nothing more: `event` goes beyond what is allowed."""
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        span = Span(line, column, line, column + 1)
        raise _Refused(Problem(kind, f"{why}: the rest of the file is not read", span))

    def _plain(self, text: str, slot: int) -> Any:
        """A plain scalar that begins as only constants and numbers do, if it is no text."""
        value, shown = resolve_again(text) if len(text) < _SHORT else resolve(text)
        if not shown:
            self._written[slot] = text
        return value

    def _block(self, start: int, slot: int) -> None:
        """A block of text that keeps its lines: how far they are indented."""
        match = _LITERAL.match(self._text, start)
        if match is not None:
            self._blocks[slot] = len(match.group(1))

    def _tagged(self, event: ScalarEvent, slot: int) -> Any:
        """The value of a scalar with an explicit tag."""
        self._check_tag(event, slot)
        name = event.tag.removeprefix(_STANDARD)
        value = self._plain(event.value, slot)
        if name == "float" and type(value) is int:
            value = float(value)
        wanted = {"int": int, "float": float, "bool": bool, "null": type(None)}.get(name)
        if wanted is None:
            self._written.pop(slot, None)
            return event.value
        if type(value) is not wanted:
            self._problem(
                ProblemKind.UNKNOWN_TAG,
                f"`{event.value}` is not what its tag `!!{name}` says",
                slot,
            )
        return value

    def _check_tag(self, event: Any, slot: int) -> None:
        tag = event.tag
        if tag not in _KNOWN_TAGS:
            shown = "!!" + tag.removeprefix(_STANDARD) if tag.startswith(_STANDARD) else tag
            self._problem(
                ProblemKind.UNKNOWN_TAG,
                f"the tag `{shown}` has no meaning in records: write the plain value",
                slot,
            )

    def _alias(self, event: AliasEvent, slot: int) -> Any:
        start, end = event.start_mark, event.end_mark
        self._table.fromlist([start.line, start.column, end.line, end.column, slot + 1])
        known = self._anchors.get(event.anchor)
        if known is None:
            self._problem(
                ProblemKind.UNDEFINED_ALIAS,
                f"the alias `*{event.anchor}` has no finished anchor `&{event.anchor}` above it",
                slot,
            )
            return None
        value, target, weight = known
        self._aliases[slot] = target
        self._expanded += weight
        if self._expanded > limits.MAX_EXPANSION:
            self._refuse_at(event, f"aliases expand to more than {limits.MAX_EXPANSION} values")
        return value

    def _merge(self, data: dict[str, Any], slot: int) -> None:
        """Bring in the mappings of the merge keys; keys written in the mapping itself win."""
        positions = self._positions()
        found: list[int] = []
        for value, value_slot in self._pending.pop(slot):
            sources = [(value, value_slot)]
            if type(value) is list:
                sources = list(zip(value, positions.items(value_slot), strict=True))
            for source, source_slot in sources:
                if type(source) is not dict:
                    self._problem(
                        ProblemKind.SYNTAX,
                        "a merge key `<<` takes a mapping or a list of mappings",
                        source_slot,
                    )
                    continue
                if source.keys() - data.keys():
                    # One that brings nothing new is not searched for values later.
                    found.append(source_slot)
                for key, item in source.items():
                    data.setdefault(key, item)
        self._merges[slot] = found

    def _positions(self) -> Positions:
        return Positions(self._table, self._aliases, self._merges, self._blocks)

    def _problem(self, kind: ProblemKind, message: str, slot: int) -> None:
        if len(self.problems) < limits.MAX_PROBLEMS:
            self.problems.append(Problem(kind, message, self._positions().span(slot)))


_LITERAL = re.compile(r"\|[-+]?[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n)(?: *(?:\r\n?|\n))*( +)")
"""A block of text up to its first word. One that says its indentation itself begins otherwise."""
_MERGE_KEY = "<<\0in place of a merge key"
_ITEM = "\0in a list, no key is waited for"
"""What stands in place of a merge key, and of the key in a list where there is none; each is the one
object, so that no key that somebody writes is it. So they are not among the texts that share one.
"""
_DOUBTFUL = NUMERIC_START | {word[:1] for word in CONSTANTS}
"""What plain scalars begin with that may be no text."""
_SHORT = 20
"""Characters below which a text is likely to stand in other files too, as keys, words, ids and dates
do: all of them share one object. It is half of the memory that texts take.
"""
_CHARACTERS = 64
"""Characters of an anchored value that weigh as much as one value more, where aliases repeat it."""


@lru_cache(4096)
def _link(key: str) -> int:
    """The link of a key: the same few names are keys everywhere."""
    return crc32(key.encode("utf-8", "surrogatepass"))


def _syntax_problem(error: YAMLError, text: str) -> Problem:
    """Libyaml's complaint as a sentence at its place."""
    if isinstance(error, MarkedYAMLError) and error.problem_mark is not None:
        mark = error.problem_mark
        if mark.line > text.rstrip().count("\n") and error.context_mark is not None:
            # What was missed up to the end was missed by something that begins earlier.
            mark = error.context_mark
        said = str(error.problem)
        line, column = mark.line + 1, mark.column + 1
        if said == _TOO_DEEP:
            return Problem(ProblemKind.OVER_LIMIT, _DEEP, Span(line, column, line, column + 1))
        if text[mark.index : mark.index + 1] == "\t":
            said = "a tab where YAML wants spaces: indent with spaces only"
        return Problem(
            ProblemKind.SYNTAX,
            f"not valid YAML: {_FRIENDLY.get(said, said)}",
            Span(line, column, line, column + 1),
        )
    position = getattr(error, "position", None)
    if isinstance(position, int):
        before = text.encode()[:position]
        return Problem(
            ProblemKind.SYNTAX,
            "not valid YAML: a control character that YAML does not allow",
            offset_span(text, len(before.decode(errors="ignore"))),
        )
    return Problem(ProblemKind.SYNTAX, "not valid YAML", START)
