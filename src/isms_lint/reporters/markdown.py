"""A comment on a pull request, for GitHub and GitLab: the gravest in a table, the rest folded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isms_lint.findings.finding import Finding, Location
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.acceptance import why_not_open
from isms_lint.reporters.accepted import counted, singly
from isms_lint.reporters.inert import code, inert
from isms_lint.reporters.markdown_table import heading, row
from isms_lint.reporters.section import Section, size
from isms_lint.reporters.sentence import right
from isms_lint.reporters.summary import (
    as_of,
    compared,
    errors,
    found,
    how_much_unseen,
    read,
    unseen,
)

_MOST_BYTES = 65_536
"""What GitHub takes everywhere; a comment may be longer there, and on GitLab."""
_SPARE = 1_000
"""For the lines that say how much is left out."""
_GRAVEST = 10
_MOST_RELATED = 3
_LONG = 2_000
_FINDINGS = heading("Severity", "Rule", "Record", "Where", "Finding", "Clause and basis")
_ACCEPTED = heading("Rule", "Record", "Where", "Accepted")
_FOLD_END = "\n</details>\n\n"


def report(result: Result, style: Style) -> str:
    """The comment, in at most 65 536 bytes. It begins with a mark by which it is found again."""
    head = _head(result, style)
    foot = "" if style.quiet else f"{inert(f'{read(result)} {as_of(result)}')}\n"
    room = _MOST_BYTES - _SPARE - size(head + foot)
    by_gravity = sorted(result.findings, key=lambda finding: finding.severity.rank)
    gravest, others = by_gravity[:_GRAVEST], by_gravity[_GRAVEST:]
    failed = _failed(result).within(room // 8)
    first = _findings("", gravest, style, "findings").within(room // 2)
    last = "" if style.quiet else _accepted(result, style).within(room // 8)
    last += "" if style.quiet else _not_evaluated(result).within(room // 8)
    room -= size(failed + first + last)
    fold = _fold(f"{counted(len(others))} more")
    more = _findings(fold, others, style, "findings").within(room)
    fold = _fold(f"There before: {counted(len(result.existing))}")
    before = _findings(fold, result.existing, style, "findings there before")
    more += before.within(room - size(more))
    return head + failed + first + more + last + foot


def _head(result: Result, style: Style) -> str:
    category = re.sub("[^A-Za-z0-9]+", "-", style.category[:100]).strip("-")
    repository = f" on {inert(result.repository)}" if result.repository else ""
    failed = "; the run failed" if result.errors else ""
    lines = (
        f"<!-- isms-lint{f' {category}' if category else ''} -->",
        f"### isms-lint{repository}: {found(result).rstrip('.')}{failed}",
        *map(inert, compared(result)),
    )
    return "".join(f"{line}\n\n" for line in lines)


def _failed(result: Result) -> Section:
    return Section("", [f"- {inert(line)}\n" for line in errors(result)], "\n", "failures")


def _findings(fold: str, findings: Sequence[Finding], style: Style, what: str) -> Section:
    rows = [_finding(finding, style) for finding in findings]
    return Section(fold + _FINDINGS, rows, _FOLD_END if fold else "\n", what)


def _finding(finding: Finding, style: Style) -> str:
    said = inert(finding.message)
    for related in finding.related[:_MOST_RELATED]:
        where = _where(related.location, style)
        said += f"<br>↳ {inert(related.message)}: {_record(related.kind, related.id)} {where}"
    return row(
        str(finding.severity),
        code(finding.code),
        _record(finding.record_kind, finding.record_id),
        _where(finding.location, style),
        said,
        inert(right(finding)),
    )


def _accepted(result: Result, style: Style) -> Section:
    rows = [
        row(
            code(finding.code),
            _record(finding.record_kind, finding.record_id),
            _where(finding.location, style),
            inert(why_not_open(finding)),
        )
        for finding in singly(result)
    ]
    return Section(
        _fold(f"Accepted: {counted(len(rows))}") + _ACCEPTED, rows, _FOLD_END, "accepted findings"
    )


def _not_evaluated(result: Result) -> Section:
    rows = [f"- {inert(line, _LONG)}\n" for line in unseen(result)]
    return Section(
        _fold(how_much_unseen(result).rstrip(".")),
        rows,
        _FOLD_END,
        "reasons of checks not evaluated",
    )


def _where(where: Location, style: Style) -> str:
    inside = inert(where.cell) or f"{where.line}:{where.column}"
    return f"<code>{inert(style.lead + where.file)}:{inside}</code>"


def _record(kind: str, id: str) -> str:
    return code(f"{kind} {id}".strip()) if kind or id else ""


def _fold(title: str) -> str:
    return f"<details>\n<summary>{title}</summary>\n\n"
