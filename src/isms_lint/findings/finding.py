"""A finding, as every report shows it."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.rules.basis import Basis, Severity


class Location(NamedTuple):
    """A place in a file. Lines and columns count from 1; the end is just past the last character."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class RelatedLocation(NamedTuple):
    """The other end of a conflict."""

    message: str
    kind: str
    id: str
    location: Location


class Finding(NamedTuple):
    """What a rule found in one record, where, and under which clause.

    `record_kind` and `record_id` are empty where a file could not be read as records. `path` is the
    field, as `team[0].person`.
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


class Outcome(NamedTuple):
    """What a rule could not evaluate, and why. The record is empty where it concerns the whole run."""

    code: str
    record_kind: str
    record_id: str
    reason: str
