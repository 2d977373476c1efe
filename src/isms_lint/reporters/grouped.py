"""Findings under the record, file, rule, clause, family or basis they belong to, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from isms_lint.findings.counts import GROUPED_BY, record
from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.ending import apart, ending
from isms_lint.reporters.escape import plain
from isms_lint.reporters.places import other_end, place
from isms_lint.reporters.sentence import right
from isms_lint.reporters.summary import by_severity
from isms_lint.reporters.terminal import ARROW, BOLD, paint, paint_severity, wrapped

_INDENT = " " * 2
_DEEPER = " " * 4


def report(result: Result, style: Style) -> Iterator[str]:
    """A heading for each group with its counts, and its findings below it.

    A finding with several clauses stands under each of them where clauses are grouped by.
    """
    names, order = GROUPED_BY[style.group_by]
    groups: dict[str, list[Finding]] = {}
    for finding in result.findings:
        for name in tuple(names(finding)) or (f"no {style.group_by}",):
            groups.setdefault(name, []).append(finding)
    blocks = (
        "\n".join((_heading(name, groups[name], style), *_lines(groups[name], style)))
        for name in sorted(groups, key=order)
    )
    return apart(chain(blocks, ending(result, style)))


def _heading(name: str, findings: list[Finding], style: Style) -> str:
    said = by_severity(Counter(finding.severity for finding in findings))
    if style.group_by == "file":
        name = style.lead + name
    elif style.group_by == "rule":
        name = f"{name} {findings[0].name}"
    return paint(plain(name), BOLD, style) + f": {said}"


def _lines(findings: Iterable[Finding], style: Style) -> Iterable[str]:
    """Two lines a finding: which and where, then what; then the other ends of a conflict."""
    for finding in findings:
        severity = paint_severity(str(finding.severity), style)
        padding = " " * (len("warning") - len(finding.severity))
        where = plain(f"{finding.code}  {place(finding.location, style)}")
        yield f"{_INDENT}{severity}{padding}  {where}"
        shown = "" if style.group_by == "record" else record(finding)
        named = f" ({shown})" if shown else ""
        said = plain(f"{finding.message}{named} [{right(finding)}]")
        yield wrapped(said, style.width, _DEEPER, _DEEPER)
        for related in finding.related:
            said = other_end(related, style)
            yield wrapped(said, style.width, _DEEPER + ARROW, _DEEPER + " " * len(ARROW))
