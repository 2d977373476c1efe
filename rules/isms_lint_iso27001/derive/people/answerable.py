"""Who a record is about, or answers for what it describes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.team import auditing

_BY_KIND: dict[str, tuple[tuple[FieldPath, str], ...]] = {
    "assignment": ((("person",), "it is about their work"),),
    "audit-programme": ((("manager",), "manages it"),),
    "change": ((("plan", "responsible"), "is responsible for it"),),
    "competence": ((("person",), "it is about them"),),
    "control": ((("operators",), "operates it"),),
    "corrective-action": ((("verified", "by"), "checked its effect"),),
    "engagement": ((("person",), "it is about their work"),),
    "measure": (
        (("measured_by",), "measures it"),
        (("analysed_by",), "analyses it"),
    ),
    "objective": ((("plan", "responsible"), "is responsible for it"),),
    "process": ((("operators",), "operates it"),),
}
"""For each kind the fields, beside `owner`, that name who answers for it, and in which words."""


class Answerable(NamedTuple):
    """Where a record names somebody (a person or a role), and as what."""

    record: Record
    path: FieldPath
    reference: object
    words: str


def answerable(record: Record, run: Pass) -> Iterator[Answerable]:
    """Everybody whom `record` is about, or who answers for it."""
    if record.kind == "person":
        yield Answerable(record, (), record.id, "is that person")
    if record.kind == "role":
        yield Answerable(record, (), record.id, "holds the role")
    yield from _named(record, ("owner",), "owns it")
    for path, words in _BY_KIND.get(record.kind, ()):
        yield from _named(record, path, words)
    if record.kind == "audit":
        for index in auditing(record):
            yield from _named(record, ("team", index, "person"), "is an auditor in it")
    process = run.register.find(record.text("process"), "process")
    if process is not None:
        yield from _named(process, ("owner",), "owns the process it was found in")


def who(one: Answerable, day: date, run: Pass) -> list[Record]:
    """The persons meant on `day`; nobody where the record names none that is known."""
    return run.people.holders(one.reference, day)


def _named(record: Record, path: FieldPath, words: str) -> Iterator[Answerable]:
    for at, text in record.strings(*path):
        if text.strip():
            yield Answerable(record, at, text, words)
