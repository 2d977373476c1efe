"""One line a finding, as compilers print them: editors and `grep` know the form."""

from __future__ import annotations

from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.escape import plain
from isms_lint.reporters.summary import errors, short_summary, statistics


def report(result: Result, style: Style) -> str:
    """`file:line:column: severity CODE message (kind id)`, then what failed, then the summary.

    Counts by rule come before the one line of summary if asked for.
    """
    lines = []
    for finding in result.findings:
        place = finding.location
        record = f" ({finding.record_kind} {finding.record_id})" if finding.record_kind else ""
        lines.append(
            plain(
                f"{style.lead}{place.file}:{place.line}:{place.column}: {finding.severity}"
                f" {finding.code} {finding.message}{record}"
            )
        )
    lines.extend(errors(result))
    if style.statistics:
        lines.extend(statistics(result))
    if not style.quiet:
        lines.append(short_summary(result))
    return "".join(line + "\n" for line in lines)
