"""A table for people: a row a repository, the rules that fire most widely, the gravest findings."""

from __future__ import annotations

from collections.abc import Mapping

from isms_lint.fleet.repository import Repository
from isms_lint.fleet.totals import Totals
from isms_lint.fleet.words import (
    COLUMNS,
    MOST_RULES,
    beyond,
    found,
    gate,
    name_of,
    remarks,
    unlisted,
)
from isms_lint.reporters.acceptance import why_not_open
from isms_lint.reporters.escape import plain
from isms_lint.reporters.numbers import number_table
from isms_lint.reporters.terminal import folded_lines
from isms_lint.rules.basis import Severity
from isms_lint.rules.rule import Rule


class Writer:
    """Everything stands at the end: rows need the widths of all."""

    begin = ""

    def __init__(self, width: int, _rules: Mapping[str, Rule]) -> None:
        self._width = width

    def repository(self, _repository: Repository) -> str:
        """Nothing yet."""
        return ""

    def end(self, totals: Totals) -> str:
        """The whole report."""
        blocks = [_repositories(totals), _rules(totals), self._findings(totals)]
        blocks.append(self._accepted(totals))
        lines = folded_lines(map(plain, (*remarks(totals), found(totals))), self._width)
        return "\n\n".join([*filter(None, blocks), "\n".join(lines)]) + "\n"

    def _findings(self, totals: Totals) -> str:
        if not totals.gravest:
            return ""
        lines = []
        for name, finding in totals.gravest:
            where = finding.location
            record = f" ({finding.record_kind} {finding.record_id})" if finding.record_id else ""
            lines.append(
                plain(
                    f"{name}: {where.file}:{where.line}:{where.column}: {finding.severity}"
                    f" {finding.code} {finding.message}{record}"
                )
            )
        lines.extend(filter(None, [beyond(totals)]))
        return "\n".join(folded_lines(lines, self._width))

    def _accepted(self, totals: Totals) -> str:
        lines = []
        for name, finding in totals.accepted:
            on = f" {finding.record_kind} {finding.record_id}".rstrip()
            lines.append(plain(f"{name}: accepted {finding.code}{on}: {why_not_open(finding)}"))
        lines.extend(filter(None, [unlisted(totals)]))
        return "\n".join(folded_lines(lines, self._width))


def _repositories(totals: Totals) -> str:
    if not totals.rows:
        return ""
    columns = {
        "repository": [plain(name_of(row)) for row in totals.rows],
        **{COLUMNS[level]: [str(row.findings[level]) for row in totals.rows] for level in Severity},
        "accepted": [str(row.accepted) for row in totals.rows],
        "there before": [str(row.existing) for row in totals.rows],
        "not evaluated": [str(row.not_evaluated) for row in totals.rows],
        "as of": [row.as_of.isoformat() for row in totals.rows],
        "gate": [gate(row) for row in totals.rows],
    }
    if not any(row.existing for row in totals.rows):
        del columns["there before"]
    rows = list(zip(*columns.values(), strict=True))
    return number_table(list(columns), rows, range(1, len(columns) - 2))


def _rules(totals: Totals) -> str:
    rows = [
        [firing.code, plain(firing.name), str(firing.repositories), str(firing.findings)]
        for firing in totals.firing[:MOST_RULES]
    ]
    heads = ("rule", "name", "repositories", "findings")
    return number_table(heads, rows, (2, 3)) if rows else ""
