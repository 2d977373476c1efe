"""Findings under the record, file, rule, clause, family or basis they belong to, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.counts import family, natural
from isms_lint.reporters.ending import ending
from isms_lint.reporters.escape import plain
from isms_lint.reporters.places import other_end, place
from isms_lint.reporters.sentence import right
from isms_lint.reporters.summary import by_severity
from isms_lint.reporters.terminal import ARROW, BOLD, paint, paint_severity, wrapped
from isms_lint.rules.basis import Basis

_INDENT = " " * 2
_DEEPER = " " * 4
_BASES = [str(basis) for basis in Basis]


def report(result: Result, style: Style) -> str:
    """A heading for each group with its counts, and its findings below it.

    A finding with several clauses stands under each of them where clauses are grouped by.
    """
    names, order = _GROUPS[style.group_by]
    groups: dict[str, list[Finding]] = {}
    for finding in result.findings:
        for name in names(finding):
            groups.setdefault(name, []).append(finding)
    blocks = [
        "\n".join((_heading(name, groups[name], style), *_lines(groups[name], style)))
        for name in sorted(groups, key=order)
    ]
    blocks.extend(ending(result, style))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _heading(name: str, findings: list[Finding], style: Style) -> str:
    said = by_severity(Counter(finding.severity for finding in findings))
    if style.group_by == "file":
        name = style.lead + name
    return paint(plain(name), BOLD, style) + f": {said}"


def _lines(findings: Iterable[Finding], style: Style) -> Iterable[str]:
    """Two lines a finding: which and where, then what; then the other ends of a conflict."""
    for finding in findings:
        severity = paint_severity(str(finding.severity), style)
        padding = " " * (len("warning") - len(finding.severity))
        where = plain(f"{finding.code}  {place(finding.location, style)}")
        yield f"{_INDENT}{severity}{padding}  {where}"
        record = "" if style.group_by == "record" else _record(finding)
        named = f" ({record})" if record else ""
        said = plain(f"{finding.message}{named} [{right(finding)}]")
        yield wrapped(said, style.width, _DEEPER, _DEEPER)
        for related in finding.related:
            said = other_end(related, style)
            yield wrapped(said, style.width, _DEEPER + ARROW, _DEEPER + " " * len(ARROW))


def _record(finding: Finding) -> str:
    return f"{finding.record_kind} {finding.record_id}".strip()


_GROUPS: dict[str, tuple[Callable[[Finding], Iterable[str]], Callable[[str], Any]]] = {
    "record": (lambda finding: [_record(finding) or "no record"], natural),
    "file": (lambda finding: [finding.location.file], natural),
    "rule": (lambda finding: [f"{finding.code} {finding.name}"], natural),
    "clause": (lambda finding: finding.clauses or ["no clause"], natural),
    "family": (lambda finding: [family(finding)], natural),
    "basis": (lambda finding: [str(finding.basis)], _BASES.index),
}
"""What each word of `--group-by` takes of a finding, and how the groups are sorted."""
