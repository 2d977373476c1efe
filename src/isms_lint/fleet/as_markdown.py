"""A comment or the summary of a job: the repositories that fail first, then the others."""

from __future__ import annotations

from collections.abc import Mapping

from isms_lint.findings.finding import Finding
from isms_lint.fleet.repository import Repository
from isms_lint.fleet.totals import Row, Totals
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
from isms_lint.reporters.inert import code, inert
from isms_lint.reporters.markdown_table import heading, row
from isms_lint.reporters.section import Section, size
from isms_lint.rules.basis import Severity
from isms_lint.rules.rule import Rule

_MOST_BYTES = 65_536
"""What GitHub takes everywhere for a comment."""
_LONG = 2_000


class Writer:
    """Everything stands at the end: what finds room depends on the whole."""

    begin = ""

    def __init__(self, _width: int, _rules: Mapping[str, Rule]) -> None: ...

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
        accepted = _accepted(totals).within(room // 8)
        room -= size(said + repositories + rules + accepted)
        return head + said + repositories + rules + _findings(totals).within(room) + accepted


def _remarks(totals: Totals) -> Section:
    return Section("", [f"- {inert(line, _LONG)}\n" for line in remarks(totals)], "\n", "remarks")


def _repositories(totals: Totals) -> Section:
    heads = ["Repository", *(head.capitalize() for head in COLUMNS.values()), "Accepted"]
    heads += ["There before", "Not evaluated", "As of", "Gate"]
    rows = [_repository(it) for it in sorted(totals.rows, key=lambda it: it.passes)]
    return Section(heading(*heads, numbers=range(1, 7)), rows, "\n", "repositories")


def _repository(it: Row) -> str:
    return row(
        code(name_of(it)),
        *(str(it.findings[level]) for level in Severity),
        str(it.accepted),
        str(it.existing),
        str(it.not_evaluated),
        it.as_of.isoformat(),
        gate(it),
    )


def _rules(totals: Totals) -> Section:
    rows = [
        row(code(it.code), inert(it.name), str(it.repositories), str(it.findings))
        for it in totals.firing[:MOST_RULES]
    ]
    heads = heading("Rule", "Name", "Repositories", "Findings", numbers=(2, 3))
    return Section(heads, rows, "\n", "rules")


def _findings(totals: Totals) -> Section:
    rows = [_finding(name, finding) for name, finding in totals.gravest]
    more = f"\n{inert(beyond(totals))}\n" if beyond(totals) else ""
    title = "<details>\n<summary>The gravest findings</summary>\n\n"
    heads = heading("Repository", "Severity", "Rule", "Where", "Finding")
    return Section(title + heads, rows, f"{more}\n</details>\n", "findings")


def _accepted(totals: Totals) -> Section:
    rows = [
        row(
            code(name),
            code(finding.code),
            inert(f"{finding.record_kind} {finding.record_id}".strip()),
            inert(why_not_open(finding)),
        )
        for name, finding in totals.accepted
    ]
    more = f"\n{inert(unlisted(totals))}\n" if unlisted(totals) else ""
    title = "\n<details>\n<summary>Accepted findings</summary>\n\n"
    heads = heading("Repository", "Rule", "Record", "By what")
    return Section(title + heads, rows, f"{more}\n</details>\n", "findings")


def _finding(name: str, finding: Finding) -> str:
    where = finding.location
    return row(
        code(name),
        str(finding.severity),
        code(finding.code),
        code(f"{where.file}:{where.line}:{where.column}"),
        inert(finding.message),
    )
