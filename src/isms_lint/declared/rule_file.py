"""A rule file, read as a record of the kind `rule`, and what is wrong with its shape."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import isms_lint_schemas
from isms_lint.documents.document import Document, Reading
from isms_lint.documents.positions import FieldPath
from isms_lint.records.faults import Fault, FaultKind
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.records.validate import validate

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


def rule_record(reading: Reading) -> Record | None:
    """The rule in a file as a record, for findings to point at; None for a file without anything."""
    if not reading.documents:
        return None
    document: Document = reading.documents[0]
    data: dict[str, Any] = document.data if isinstance(document.data, dict) else {}
    code = data.get("code")
    return Record(KIND, code if isinstance(code, str) else "", data, reading.file, document, (0,))


def shape_mistakes(reading: Reading, record: Record) -> Iterator[Mistake]:
    """What keeps the file from being one rule."""
    if reading.problems:
        problem = reading.problems[0]
        yield Mistake(record, (), f"line {problem.span.line} cannot be read: {problem.message}")
    if len(reading.documents) > 1:
        yield Mistake(record, (), "a file holds one rule: put the others into files of their own")
    if not isinstance(record.document.data, dict):
        yield Mistake(record, (), "a rule is a mapping with `code`, `kind`, `assert` and others")
        return
    for fault in validate(record, _kinds()):
        if fault.kind is not FaultKind.MISSING_ID:
            yield Mistake(record, fault.path, _said(fault))


@cache
def _kinds() -> Kinds:
    folder = os.path.dirname(isms_lint_schemas.__file__)
    return Kinds({KIND: (os.path.join(folder, "rule.json"), "isms-lint")}, ())


def _said(fault: Fault) -> str:
    written, advice = fault.written, fault.advice
    name = ".".join(str(step) for step in fault.path)
    if fault.kind is FaultKind.MISSING_FIELD:
        return f"`{written}` is missing"
    if fault.kind in (FaultKind.UNKNOWN_FIELD, FaultKind.SPLIT_TEXT):
        return f"a rule has no field `{written}`; {advice}".rstrip("; ")
    if fault.kind is FaultKind.UNKNOWN_WORD:
        return f"`{written}` is no value of `{name}`; {advice}".rstrip("; ")
    if fault.kind is FaultKind.WRONG_TYPE:
        return f"`{name}` should be {advice}; it is {written}"
    return f"`{name}`: {advice or written}"
