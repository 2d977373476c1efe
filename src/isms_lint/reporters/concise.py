"""One line a finding, as compilers print them: editors and `grep` know the form."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from isms_lint.findings.finding import Finding, Status
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.acceptance import why_not_open
from isms_lint.reporters.accepted import singly
from isms_lint.reporters.escape import plain
from isms_lint.reporters.places import place
from isms_lint.reporters.summary import errors, short_summary, statistics


def report(result: Result, style: Style) -> Iterator[str]:
    """`file:line:column: severity CODE message (kind id)`, then what failed, then the summary.

    Findings that do not count follow the open ones, with `accepted` or `existing` in place of the
    severity, so that `grep ": error "` finds what is open. Those of the baseline are only counted.
    Counts by name come before the one line of summary if asked for.
    """
    beside = () if style.quiet else singly(result)
    for finding in chain(result.findings, beside, result.existing):
        yield line(finding, style) + "\n"
    after = errors(result)
    if style.statistics:
        after += statistics(result)
    if not style.quiet:
        after.append(short_summary(result))
    yield from (line + "\n" for line in after)


def line(finding: Finding, style: Style) -> str:
    """One finding."""
    word = str(finding.severity)
    why = ""
    if finding.status is not Status.OPEN:
        word = "existing" if finding.status is Status.EXISTING else "accepted"
        why = f" [{why_not_open(finding)}]"
    record = f" ({finding.record_kind} {finding.record_id})" if finding.record_kind else ""
    said = f"{word} {finding.code} {finding.message}{record}{why}"
    return plain(f"{place(finding.location, style)}: {said}")
