"""Workflow commands of GitHub Actions: each finding becomes an annotation of the changed file.

Written as GitHub's toolkit writes them (`packages/core/src/command.ts`) and read as its runner
reads them (`ActionCommand.TryParseV2`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from isms_lint.findings.finding import Finding, Status
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.accepted import singly
from isms_lint.reporters.escape import plain
from isms_lint.reporters.places import other_end
from isms_lint.reporters.sentence import sentence
from isms_lint.reporters.summary import errors, summary
from isms_lint.rules.basis import Severity

_MOST_SHOWN = 10
"""Annotations of one level that GitHub shows of a step; the log has all."""
_NOTICE = "notice"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: _NOTICE}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def report(result: Result, style: Style) -> Iterator[str]:
    """A command a finding, the gravest first, then what failed and the summary as plain lines.

    Findings that do not count are notices that say why; those of the baseline are only counted.
    """
    by_gravity = sorted(result.findings, key=lambda finding: finding.severity.rank)
    beside = () if style.quiet else singly(result)
    for finding in chain(by_gravity, beside, result.existing):
        yield _command(finding, style) + "\n"
    after = errors(result)
    if not style.quiet:
        after += summary(result)
        if _more_than_shown(result):
            after.append(
                f"GitHub shows the first {_MOST_SHOWN} of each level as annotations;"
                " this log has all of them."
            )
    yield from (line + "\n" for line in after)


def _command(finding: Finding, style: Style) -> str:
    level = _LEVELS[finding.severity] if finding.status is Status.OPEN else _NOTICE
    where = finding.location
    properties: dict[str, str | int] = {
        "file": plain(style.lead + where.file),
        "line": where.line,
        "endLine": where.end_line,
    }
    # The runner drops columns of a range over several lines.
    if where.line == where.end_line:
        properties |= {"col": where.column, "endColumn": where.end_column}
    properties["title"] = f"{finding.code} {finding.name}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    said = "\n".join((sentence(finding), *(other_end(end, style) for end in finding.related)))
    return f"::{level} {listed}::{said.translate(_DATA)}"


def _property(value: str | int) -> str:
    return str(value).translate(_PROPERTY)


def _more_than_shown(result: Result) -> bool:
    levels = [_LEVELS[finding.severity] for finding in result.findings]
    levels += [_NOTICE] * (len(singly(result)) + len(result.existing))
    return any(levels.count(level) > _MOST_SHOWN for level in _LEVELS.values())
