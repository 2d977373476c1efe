"""A comment or the summary of a job: the repositories that fail first, then the others."""

from __future__ import annotations

from isms_lint.findings.finding import Finding
from isms_lint.fleet.repository import Repository
from isms_lint.fleet.totals import Row, Totals
from isms_lint.fleet.words import COLUMNS, MOST_RULES, beyond, found, gate, remarks
from isms_lint.reporters.inert import code, inert
from isms_lint.reporters.section import Section, size
from isms_lint.rules.basis import Severity

_MOST_BYTES = 65_536
"""What GitHub takes everywhere for a comment."""
_LONG = 2_000


class Writer:
    """Everything stands at the end: what finds room depends on the whole."""

    begin = ""

    def __init__(self, _width: int) -> None: ...

    def repository(self, _repository: Repository) -> str:
        """Nothing yet."""
        return ""

    def end(self, totals: Totals) -> str:
        """The whole report, in at most 65 536 bytes."""
        head = f"### isms-lint: {found(totals).rstrip('.')}\n\n"
        room = _MOST_BYTES - size(head)
        said = _remarks(totals).within(room // 4)
        repositories = _repositories(totals).within(room // 2)
        rules = _rules(totals).within(room // 8)
        room -= size(said + repositories + rules)
        return head + said + repositories + rules + _findings(totals).within(room)


def _remarks(totals: Totals) -> Section:
    return Section("", [f"- {inert(line, _LONG)}\n" for line in remarks(totals)], "\n", "remarks")


def _repositories(totals: Totals) -> Section:
    heads = ["Repository", *(head.capitalize() for head in COLUMNS.values()), "Accepted"]
    heads += ["There before", "Not evaluated", "As of", "Gate"]
    rows = sorted(totals.rows, key=lambda row: row.passes)
    return Section(_heading(heads, 1, 7), [_repository(row) for row in rows], "\n", "repositories")


def _repository(row: Row) -> str:
    return _line(
        code(row.name),
        *(str(row.findings[level]) for level in Severity),
        str(row.accepted),
        str(row.existing),
        str(row.not_evaluated),
        row.as_of.isoformat(),
        gate(row),
    )


def _rules(totals: Totals) -> Section:
    rows = [
        _line(code(it.code), inert(it.name), str(it.repositories), str(it.findings))
        for it in totals.firing[:MOST_RULES]
    ]
    heads = ["Rule", "Name", "Repositories", "Findings"]
    return Section(_heading(heads, 2, 4), rows, "\n", "rules")


def _findings(totals: Totals) -> Section:
    rows = [_finding(name, finding) for name, finding in totals.gravest]
    more = f"\n{inert(beyond(totals))}\n" if beyond(totals) else ""
    title = "<details>\n<summary>The gravest findings</summary>\n\n"
    heads = ["Repository", "Severity", "Rule", "Where", "Finding"]
    return Section(title + _heading(heads, 5, 5), rows, f"{more}\n</details>\n", "findings")


def _finding(name: str, finding: Finding) -> str:
    where = finding.location
    return _line(
        code(name),
        str(finding.severity),
        code(finding.code),
        code(f"{where.file}:{where.line}:{where.column}"),
        inert(finding.message),
    )


def _heading(heads: list[str], first: int, last: int) -> str:
    """The heading of a table, whose columns from `first` to before `last` hold numbers."""
    marks = ["---:" if first <= index < last else "---" for index in range(len(heads))]
    return f"{_line(*heads)}|{'|'.join(marks)}|\n"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"
