"""What is wrong with the shape of one record, as facts for rules to report."""

from __future__ import annotations

from enum import StrEnum

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple


class FaultKind(StrEnum):
    """The sorts of fault. Rules pick the ones they report."""

    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_FIELD = "unknown-field"
    SPLIT_TEXT = "split-text"
    """`{reason: read, nothing to change}`: YAML takes what follows the comma for a field."""
    UNKNOWN_WORD = "unknown-word"
    BAD_DATE = "bad-date"
    NUMERIC_ID = "numeric-id"
    MISSING_ID = "missing-id"
    MISSING_FIELD = "missing-field"
    WRONG_TYPE = "wrong-type"
    WRONG_VALUE = "wrong-value"
    UNMAPPED = "unmapped"


class Fault(NamedTuple):
    """One fault of one record.

    `written` is what stands in the file, `advice` the end of a sentence that says what to do
    (`did you mean closed?`). `at_key` points the finding at the key instead of the value. `neighbour`
    is the one known word that the written one misspells; empty where there is none or a choice.
    `meant` is the one word that the advice proposes, if it proposes one. `said` is what there is to
    say of a value of the wrong type: what it is, and what to write.
    """

    kind: FaultKind
    record: Record
    path: FieldPath
    written: str
    advice: str
    at_key: bool = False
    neighbour: str = ""
    meant: str = ""
    said: str = ""
