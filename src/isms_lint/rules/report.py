"""What a rule yields: reports at field paths, and what it could not evaluate."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules.basis import Severity
from isms_lint.values import NamedTuple


class Related(NamedTuple):
    """The other end of a conflict: a record, the field in it, and what it says there.

    `words` are those of a text that it is about, where it is not about all of it.
    """

    record: Record
    path: FieldPath
    message: str
    words: str = ""


class Replace(NamedTuple):
    """`text`, or true or false, in place of the text, number or date at `path`."""

    path: FieldPath
    text: str | bool


class Rename(NamedTuple):
    """Another name for the field at `path`."""

    path: FieldPath
    name: str


class Add(NamedTuple):
    """Fields without a value, at the end of the mapping at `path`."""

    path: FieldPath
    names: tuple[str, ...]


class Fix(NamedTuple):
    """How the record could be written instead.

    `message` says what is done, as an order (`write "5.10" in quotes`). A fix is safe where nobody
    has to decide anything: it writes down what the record already means. Others are offered, never
    applied.
    """

    message: str
    edits: tuple[Replace | Rename | Add, ...]
    safe: bool = True


class Part(NamedTuple):
    """One of several things that a report is about: what names it, wherever it stands (an id, a
    control, a person), and its place in the record; None where that is the report's own. `words` are
    those of a text at that place.
    """

    name: str
    at: FieldPath | None = None
    words: str = ""


class Report:
    """Something the records do not show, or show to be wrong.

    `message` is the id of one of the rule's messages; the keyword values fill its placeholders.
    `at` is the path of the field to blame in `record` (default: the record the rule was given).
    `severity` overrides the rule's own where the catalogue says so (a major nonconformity). `at_key`
    points at the name of the field instead of its value, `at_words` at the first place of these words
    in the text of the field, as they stand there. `fix` is about the same record.

    `about` names each of the things that one report tells of together (every row without a
    justification, every auditor too many), in full. The report is the same one whichever of them
    comes first, and says something new where one is added.
    """

    __slots__ = (
        "about",
        "at",
        "at_key",
        "at_words",
        "fix",
        "message",
        "record",
        "related",
        "severity",
        "values",
    )

    def __init__(
        self,
        message: str,
        at: FieldPath = (),
        *,
        record: Record | None = None,
        related: tuple[Related, ...] = (),
        severity: Severity | None = None,
        at_key: bool = False,
        at_words: str = "",
        fix: Fix | None = None,
        about: Iterable[Part | str] = (),
        **values: object,
    ) -> None:
        self.message = message
        self.at = at
        self.record = record
        self.related = related
        self.severity = severity
        self.at_key = at_key
        self.at_words = at_words
        self.fix = fix
        self.about = tuple(Part(part) if isinstance(part, str) else part for part in about)
        self.values = values


class NotEvaluated(NamedTuple):
    """The rule could not judge this record, and why: a sentence without a full stop."""

    reason: str


class Misfit(NamedTuple):
    """The rule itself does not fit the record: a rule written as data, at `at` in its file `rule`.

    `reason` is a sentence without a full stop.
    """

    rule: Record
    at: FieldPath
    reason: str
