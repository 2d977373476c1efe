"""The outcome of a run, as every report shows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from isms_lint.findings.finding import Finding, Outcome


class RunError(NamedTuple):
    """Something that failed in the run itself: a plugin, a rule. `where` is file:line, if known."""

    source: str
    message: str
    where: str


class Result(NamedTuple):
    """Everything a run found.

    `records` counts by kind; `unknown_kinds` are those among them that no schema is known of.
    `ignored` counts findings the configuration keeps out of the report, `elsewhere` those outside
    the paths asked for. `without_records` are files read that hold none.
    """

    root: str
    as_of: date
    timezone: str
    files: int
    without_records: int
    records: Mapping[str, int]
    rules: int
    findings: tuple[Finding, ...]
    not_evaluated: tuple[Outcome, ...]
    ignored: int
    elsewhere: int
    errors: tuple[RunError, ...]
    plugins: tuple[tuple[str, str], ...]
    unknown_kinds: frozenset[str] = frozenset()
