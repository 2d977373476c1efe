"""What the repositories of a fleet come to together, without holding their results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from heapq import nsmallest
from itertools import chain

from isms_lint.findings.counts import SUMMED_UP, counted, in_order
from isms_lint.findings.finding import Finding
from isms_lint.fleet.repository import Repository
from isms_lint.past_reports.unread import Unread
from isms_lint.reporters.accepted import singly
from isms_lint.rules.basis import Severity
from isms_lint.values import NamedTuple

MOST_SHOWN = 50
"""Findings that a report for people shows one by one, open ones and accepted ones."""


class Row(NamedTuple):
    """A repository in a line; `failed` is whether something failed in its runs, `whole` whether all of
    its findings are there.
    """

    name: str
    findings: dict[Severity, int]
    accepted: int
    existing: int
    not_evaluated: int
    as_of: date
    fail_on: str
    passes: bool
    failed: bool
    whole: bool


class Firing(NamedTuple):
    """A rule, in how many repositories it has open findings, and how many."""

    code: str
    name: str
    repositories: int
    findings: int


class Totals:
    """Takes repositories one by one, and what could not be read. `expected` are repositories of which
    a report must be there.
    """

    def __init__(self, expected: Iterable[str] = ()) -> None:
        self._expected = tuple(expected)
        self.rows: list[Row] = []
        self.unread: list[Unread] = []
        self.notes: list[tuple[str, str]] = []
        """Of which repository, and what is to be known of it."""
        self.errors: list[tuple[str, str]] = []
        """In which repository a run failed, and how."""
        self.gravest: list[tuple[str, Finding]] = []
        """Repository and open finding: the first few, the gravest first."""
        self.accepted: list[tuple[str, Finding]] = []
        """Repository and finding, of those that a waiver, a comment or whoever runs the gate accepts:
        the first few, those that end first before the others.
        """
        self._by: dict[str, Counter[str]] = {by: Counter() for by in SUMMED_UP}
        self._rules: dict[str, tuple[str, Counter[str]]] = {}

    def add(self, repository: Repository) -> None:
        """Count a repository in."""
        name, result = repository.name, repository.result
        severities = Counter(finding.severity for finding in result.findings)
        self.rows.append(
            Row(
                name,
                {level: severities[level] for level in Severity},
                len(result.accepted),
                len(result.existing),
                len(result.not_evaluated),
                result.as_of,
                result.fail_on,
                repository.result.passes,
                bool(result.errors),
                result.whole,
            )
        )
        self.notes.extend((name, note) for note in repository.notes)
        self.errors.extend((name, f"{e.source}: {e.message}") for e in result.errors)
        for by, counts in self._by.items():
            counts.update(counted(result.findings, by))
        for finding in result.findings:
            self._rules.setdefault(finding.code, (finding.name, Counter()))[1][name] += 1
        self.gravest = nsmallest(
            MOST_SHOWN,
            chain(self.gravest, ((name, finding) for finding in result.findings)),
            key=lambda pair: pair[1].severity.rank,
        )
        self.accepted = nsmallest(
            MOST_SHOWN,
            chain(self.accepted, ((name, finding) for finding in singly(result))),
            key=lambda pair: _end(pair[1]),
        )

    @property
    def findings(self) -> dict[Severity, int]:
        """Open findings of all repositories, by severity."""
        return {level: sum(row.findings[level] for row in self.rows) for level in Severity}

    @property
    def by(self) -> dict[str, dict[str, int]]:
        """Open findings of all repositories by family, clause and basis."""
        return {by: in_order(counts, by) for by, counts in self._by.items()}

    @property
    def firing(self) -> list[Firing]:
        """The rules with open findings; those that fire in most repositories first."""
        rules = [
            Firing(code, name, len(counts), counts.total())
            for code, (name, counts) in self._rules.items()
        ]
        return sorted(rules, key=lambda it: (-it.repositories, -it.findings, it.code))

    @property
    def days(self) -> list[date]:
        """The days the repositories were judged as of, each once, in order."""
        return sorted({row.as_of for row in self.rows})

    @property
    def missing(self) -> list[str]:
        """The repositories that are expected, and of which no report was read."""
        there = {row.name for row in self.rows}
        return [name for name in self._expected if name not in there]

    @property
    def failed(self) -> bool:
        """Whether a report is missing, could not be read, or tells that its run failed."""
        return bool(self.unread or self.missing) or any(row.failed for row in self.rows)

    @property
    def passes(self) -> bool:
        """Whether all repositories pass, and nothing failed."""
        return not self.failed and all(row.passes for row in self.rows)


def _end(finding: Finding) -> date:
    """The last day on which it is accepted."""
    acceptance = finding.acceptance
    return acceptance.until or date.max if acceptance is not None else date.max
