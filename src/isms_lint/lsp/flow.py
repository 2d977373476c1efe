"""Fields in brackets (`{person: ana}`, `[A.5.1, A.5.2]`, and all of JSON), finished or not."""

from __future__ import annotations

import re

from isms_lint.documents.limits import MAX_DEPTH
from isms_lint.documents.positions import FieldPath
from isms_lint.lsp.cursor import Cursor

_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"?|\'(?:[^\'\n]|\'\')*\'?')
_WORD = re.compile(r"(?:[^\s,\[\]{}:#]|:(?![\s,\[\]{}]|\Z)|#|[ \t]+(?![\s#,\[\]{}:]|\Z))+")
_COMMENT = re.compile(r"#[^\n]*")
_NEXT_LINE = re.compile(r"\n(?:[ \t]*\n)*( *)([^\s]?)")


class _Frame:
    """An open bracket: a mapping with the key that waits for its value, or a list with its number."""

    def __init__(self, is_mapping: bool, path: FieldPath) -> None:
        self.is_mapping = is_mapping
        self.path = path
        self.key: str | None = None
        self.number = 0

    @property
    def inside(self) -> FieldPath:
        """The path of what is read next; that of the mapping itself where a name is."""
        if not self.is_mapping:
            return (*self.path, self.number)
        return self.path if self.key is None else (*self.path, self.key)


class Flow:
    """Reads one value that begins with a bracket."""

    def __init__(
        self, text: str, start: int, end: int, path: FieldPath, offset: int, owner: int | None
    ) -> None:
        """`owner` is the column of the key the value belongs to: a line that begins there, or before,
        is not in the brackets, closed or not. None: there is no such line.
        """
        self.fields: dict[FieldPath, str] = {}
        self.cursor: Cursor | None = None
        self._text = text
        self._at = start
        self._end = end
        self._start_path = path
        self._offset = offset
        self._owner = owner
        self._looked = start
        """Up to here no line leaves the brackets."""

    def read(self) -> int:
        """Read to the closing bracket, or to where it should have been, or to what is nested deeper
        than any record may be; gives that offset.
        """
        frames: list[_Frame] = []
        while self._at < self._end:
            char = self._text[self._at]
            gap = self._at
            if char == "\n" and self._leaves():
                break
            if char in "{[":
                if len(frames) == MAX_DEPTH:
                    break
                path = frames[-1].inside if frames else self._start_path
                self.fields.setdefault(path, "")
                frames.append(_Frame(char == "{", path))
                self._step(frames)
            elif char in "}]":
                if frames:
                    frames.pop()
                self._at += 1
                if not frames:
                    break
            elif char == ",":
                if frames:
                    frames[-1].key = None
                    frames[-1].number += 1
                self._step(frames)
            elif char == ":":
                self._step(frames)
            elif char.isspace():
                self._at += 1
                self._note(frames, self._at, self._at, "") if self._at == self._offset else None
            elif char == "#" and self._text[gap - 1 : gap].isspace():
                found = _COMMENT.match(self._text, gap)
                self._at = found.end() if found else self._end
            else:
                self._scalar(frames)
            if not frames:
                break
        return self._at

    def _leaves(self) -> bool:
        """Whether the next line with content is outside of the brackets."""
        if self._owner is None or self._at < self._looked:
            return False
        line = _NEXT_LINE.match(self._text, self._at, self._end)
        if line is None:
            return False
        self._looked = line.start(1)
        if not line[2] or line[2] in "}]":
            return False
        return len(line[1]) <= self._owner

    def _step(self, frames: list[_Frame]) -> None:
        self._at += 1
        if self._at == self._offset:
            self._note(frames, self._at, self._at, "")

    def _scalar(self, frames: list[_Frame]) -> None:
        start = self._at
        found = _STRING.match(self._text, start) or _WORD.match(self._text, start)
        self._at = end = min(found.end() if found else start + 1, self._end)
        written = self._text[start:end]
        quote = written[0] if written[0] in "\"'" else ""
        word = written.strip(quote) if quote else written
        if start <= self._offset <= end:
            self._note(frames, start, end, quote)
        if not frames:
            return
        frame = frames[-1]
        if frame.is_mapping and frame.key is None:
            frame.key = word
            self.fields.setdefault(frame.inside, "")
        else:
            self.fields[frame.inside] = word

    def _note(self, frames: list[_Frame], start: int, end: int, quote: str) -> None:
        if frames:
            frame = frames[-1]
            is_key = frame.is_mapping and frame.key is None
            self.cursor = Cursor(frame.inside, is_key, start, end, quote, not frame.is_mapping)
