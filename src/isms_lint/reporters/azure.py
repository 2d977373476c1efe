"""Logging commands of Azure Pipelines: errors and warnings become issues of the run.

Written as its agent reads them (`Command.TryParse`, with `DECODE_PERCENTS` as it is by default).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.accepted import singly
from isms_lint.reporters.concise import line
from isms_lint.reporters.escape import plain
from isms_lint.reporters.places import other_end
from isms_lint.reporters.sentence import sentence
from isms_lint.reporters.summary import errors, summary
from isms_lint.rules.basis import Severity

_ESCAPES = str.maketrans({"%": "%AZP25", ";": "%3B", "\r": "%0D", "\n": "%0A", "]": "%5D"})


def report(result: Result, style: Style) -> Iterator[str]:
    """A command an error or warning, the gravest first; the rest as plain lines.

    Azure knows no lower level: remarks and findings that do not count are lines of the log.
    """
    by_gravity = sorted(result.findings, key=lambda finding: finding.severity.rank)
    beside = () if style.quiet else singly(result)
    for finding in by_gravity:
        is_line = finding.severity is Severity.INFO
        yield (line(finding, style) if is_line else _command(finding, style)) + "\n"
    for finding in chain(beside, result.existing):
        yield line(finding, style) + "\n"
    after = errors(result)
    if not style.quiet:
        after += summary(result)
    yield from (line + "\n" for line in after)


def _command(finding: Finding, style: Style) -> str:
    where = finding.location
    properties = {
        "type": str(finding.severity),
        "sourcepath": plain(style.lead + where.file),
        "linenumber": str(where.line),
        "columnnumber": str(where.column),
        "code": finding.code,
    }
    listed = ";".join(f"{name}={value.translate(_ESCAPES)}" for name, value in properties.items())
    said = "; ".join((sentence(finding), *(other_end(end, style) for end in finding.related)))
    return f"##vso[task.logissue {listed}]{said.translate(_ESCAPES)}"
