"""One file that changes: its text with as many of the steps as can be done.

A changed text is read again. Where it says anything but what it should, the step that is to blame is
left out and told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from isms_lint.documents.document import Document
from isms_lint.documents.read import Reader
from isms_lint.documents.yaml_blocks import as_yaml
from isms_lint.findings.finding import Location
from isms_lint.fixes.source import Source
from isms_lint.fixes.tree import Edit, NotEditable, apply, edits
from isms_lint.sheets.steps import Step, after

_SEPARATOR = re.compile(r"^---(?=\s|$)", re.MULTILINE)


class File:
    """A file that is to be changed; `before` is None where it is not there yet."""

    def __init__(
        self, file: str, before: str | None, documents: list[Document], reader: Reader, kind: str
    ) -> None:
        self.file = file
        self.before = before
        self.after: str | None = before
        self.documents = documents
        self.steps: list[Step] = []
        self._reader = reader
        self._kind = kind
        self._text = before or ""
        self.suffix = file[file.rfind(".") :].lower()
        self._source = Source(self._text, self.suffix)

    def settle(self, tell: Callable[[Step, str], None]) -> None:
        """Do as many of the steps as can be done; tell of the others."""
        done: list[Step] = []

        def take(steps: list[Step]) -> None:
            try:
                self.after = self._with([*done, *steps])
            except NotEditable as error:
                if len(steps) == 1:
                    tell(steps[0], str(error))
                else:
                    take(steps[: len(steps) // 2])
                    take(steps[len(steps) // 2 :])
            else:
                done.extend(steps)

        take(self.steps)

    def _with(self, steps: list[Step]) -> str | None:
        """The text with the steps; None where no record is left in it."""
        dropped = {step.document for step in steps if step.drop and not step.path}
        new = [step.add for step in steps if step.add is not None and step.document < 0]
        if dropped and len(dropped) == len(self.documents) and not new:
            return None
        data = after(
            self.documents, (step for step in steps if step.document not in {-1, *dropped})
        )
        changes = [self._without(number) for number in sorted(dropped)]
        expected = []
        for number, document in enumerate(self.documents):
            if number not in dropped:
                expected.append(data[number])
                changes += edits(self._text, self.suffix, document, data[number])
        text = apply(self._text, changes)
        if new:
            shown, more = self._appended(text, new)
            text, expected = text + shown, [*expected, *more]
        documents, problems = self._reader(text)
        if problems or [_sorted(one.data) for one in documents] != list(map(_sorted, expected)):
            raise NotEditable("the text there is written in a way that is not edited")
        return text

    def _appended(self, text: str, new: list[dict[str, Any]]) -> tuple[str, list[Any]]:
        """New records behind a text: documents of their own, or a register where there is no file."""
        line_end = self._source.line_end
        if self.before is None:
            rows = [{name: value for name, value in one.items() if name != "kind"} for one in new]
            register = {"kind": self._kind, "records": rows}
            return as_yaml(register), [register]
        shown = "".join(f"---\n{as_yaml(one)}" for one in new).replace("\n", line_end)
        return ("" if text.endswith("\n") else line_end) + shown, list(new)

    def _without(self, number: int) -> Edit:
        """A document taken out, with the line that divides it from the one before it or after it."""
        first = self._start(number)
        marks = [match.start() for match in _SEPARATOR.finditer(self._text)]
        before = max((mark for mark in marks if mark <= first), default=None)
        last = number == len(self.documents) - 1
        following = len(self._text) if last else self._start(number + 1)
        behind = min((mark for mark in marks if first < mark <= following), default=following)
        if before is not None:
            return Edit(before, behind, "")
        stop = self._text.find("\n", behind)
        return Edit(0, len(self._text) if stop < 0 else stop + 1, "")

    def _start(self, number: int) -> int:
        span = self.documents[number].positions.span(0)
        return self._source.start(Location(self.file, *span))


def _sorted(value: Any) -> str:
    """Data as text, in which the order of fields does not count, and a number is no boolean."""
    if isinstance(value, dict):
        return repr(sorted((name, _sorted(one)) for name, one in value.items()))
    return repr([_sorted(one) for one in value]) if isinstance(value, list) else repr(value)
