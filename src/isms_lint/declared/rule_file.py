"""A rule file, read as a record of the kind `rule`, and what is wrong with its shape."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from functools import cache
from typing import Any

import isms_lint_schemas
from isms_lint.declared.misshapen import in_words, reference_in_words
from isms_lint.documents.document import Document, Problem, ProblemKind, Reading
from isms_lint.documents.positions import FieldPath, Positions
from isms_lint.records.faults import FaultKind
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.records.validate import validate
from isms_lint.values import NamedTuple

KIND = "rule"


class Mistake(NamedTuple):
    """Something wrong with a rule file, and the field it is about."""

    record: Record
    at: FieldPath
    reason: str

    @property
    def where(self) -> str:
        """file:line:column."""
        span = self.record.locate(self.at)
        return f"{self.record.file}:{span.line}:{span.column}"


_NOTHING = Document(None, Positions(array("I", [0, 0, 0, 0, 1]), {}, {}), {})
"""What stands in an empty file."""


def rule_record(reading: Reading) -> Record | None:
    """The rule in a file as a record, for findings to point at; None where it cannot be read at all."""
    if not reading.documents and reading.problems:
        return None
    document = reading.documents[0] if reading.documents else _NOTHING
    data: dict[str, Any] = document.data if isinstance(document.data, dict) else {}
    code = data.get("code")
    return Record(KIND, code if isinstance(code, str) else "", data, reading.file, document, (0,))


def shape_mistakes(reading: Reading, record: Record) -> Iterator[Mistake]:
    """What keeps the file from being one rule."""
    problem = reading.problems[0] if reading.problems else None
    tagged = _tagged(record, problem) if problem else ()
    if tagged:
        yield Mistake(
            record, tagged, "YAML has a meaning for `!` at the beginning: put it in quotes"
        )
    elif problem:
        yield Mistake(record, (), f"line {problem.span.line} cannot be read: {problem.message}")
    if len(reading.documents) > 1:
        yield Mistake(record, (), "a file holds one rule: put the others into files of their own")
    if not isinstance(record.document.data, dict):
        yield Mistake(record, (), "a rule is a mapping with `code`, `kind`, `assert` and others")
        return
    references: set[FieldPath] = set()
    for fault in validate(record, _kinds()):
        if fault.kind is FaultKind.MISSING_ID or (tagged and fault.path == tagged):
            continue
        reference = fault.path[:2] if fault.path[:1] == ("references",) else ()
        reason = reference_in_words(record.get(*reference)) if len(reference) > 1 else ""
        if reason and reference not in references:
            references.add(reference)
            yield Mistake(record, reference, reason)
        elif not reason:
            yield Mistake(record, fault.path, in_words(fault))


@cache
def _kinds() -> Kinds:
    folder = os.path.dirname(isms_lint_schemas.__file__)
    return Kinds({KIND: (os.path.join(folder, "rule.json"), "isms-lint")}, ())


def _tagged(record: Record, problem: Problem) -> FieldPath:
    """The field whose expression begins with `!` and has no quotes: YAML takes it for a tag."""
    if problem.kind is not ProblemKind.UNKNOWN_TAG:
        return ()
    line = problem.span.line
    return next(((name,) for name in record.data if record.locate((name,)).line == line), ())
