"""A finding, as every report shows it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from isms_lint.rules.basis import Basis, Severity
from isms_lint.values import NamedTuple


class Location(NamedTuple):
    """A place in a file. Lines and columns count from 1; the end is just past the last character.

    In a workbook a line is a row, a column one of its columns, and `cell` names both with their sheet
    (`Risks!C7`); elsewhere it is empty.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    cell: str = ""

    @property
    def sheet(self) -> str:
        """The sheet of the cell, as `cell` writes it."""
        return self.cell.rpartition("!")[0]


class RelatedLocation(NamedTuple):
    """The other end of a conflict."""

    message: str
    kind: str
    id: str
    location: Location


class Change(NamedTuple):
    """One edit of a file: where, and the text that is meant (see `isms_lint.fixes`).

    `action` is `replace` (the scalar at `location`, by text), `literal` (the scalar there, by `true`
    or `false`), `rename` (the key there) or `add` (a field without a value, behind the last entry
    of the mapping there). `ends` are, for `add`, the places of that entry's value, of the last value
    in it, and so on; `column` is that of its key.
    """

    action: str
    location: Location
    text: str
    ends: tuple[Location, ...] = ()
    column: int = 0


class FindingFix(NamedTuple):
    """How the finding could be mended. Only a safe fix is ever applied."""

    message: str
    safe: bool
    changes: tuple[Change, ...]


class Status(StrEnum):
    """Whether a finding counts for the exit code, and if not, why."""

    OPEN = "open"
    """It counts."""
    WAIVED = "waived"
    """A waiver on record accepts it."""
    IGNORED = "ignored"
    """A comment beside the record accepts it."""
    BASELINE = "baseline"
    """It was there when the repository adopted the linter, and the baseline holds it."""
    ALLOWED = "allowed"
    """Whoever runs the gate lets it pass."""
    EXISTING = "existing"
    """The revision compared with has it too."""


ACCEPTED = (Status.WAIVED, Status.IGNORED, Status.BASELINE, Status.ALLOWED)
"""What a finding is that something accepts."""


class Acceptance(NamedTuple):
    """By what a finding is accepted, and until when.

    `until` is the last day on which it holds, None where no end is set. `waiver` and `approved_by` are
    ids of records, empty where no waiver accepts it. `location` is where the acceptance is written.
    """

    status: Status
    reason: str
    location: Location
    waiver: str = ""
    approved_by: str = ""
    until: date | None = None


class FindingPart(NamedTuple):
    """One of several things a finding is about: what names it, and where it stands."""

    name: str
    location: Location


class Finding(NamedTuple):
    """What a rule found in one record, where, and under which clause.

    `record_kind` and `record_id` are empty where a file could not be read as records. `path` is the
    field, as `team[0].person`, and `stable_path` the same with entries of lists by what names them, as
    `team[person=ana].person`. `acceptance` is by what it is accepted; None where nothing does. Where
    `fingerprint` was numbered to tell equal findings apart, `twin_of` is the one they have in common.
    `about` are the things it tells of together, by name; empty where it is about one.
    """

    code: str
    name: str
    severity: Severity
    basis: Basis
    clauses: tuple[str, ...]
    message: str
    message_id: str
    record_kind: str
    record_id: str
    path: str
    location: Location
    related: tuple[RelatedLocation, ...]
    fingerprint: str
    fix: FindingFix | None = None
    acceptance: Acceptance | None = None
    status: Status = Status.OPEN
    stable_path: str = ""
    twin_of: str = ""
    about: tuple[FindingPart, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """What it tells of together, by name."""
        return frozenset(part.name for part in self.about)

    @property
    def shared_fingerprint(self) -> str:
        """The fingerprint it has in common with the findings that equal it."""
        return self.twin_of or self.fingerprint


class Outcome(NamedTuple):
    """What a rule could not evaluate, and why. The record is empty where it concerns the whole run."""

    code: str
    record_kind: str
    record_id: str
    reason: str
