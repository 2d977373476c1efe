"""reviewdog's diagnostic format: comments on a pull request.

The shape is the message `DiagnosticResult` of reviewdog's `proto/rdf/reviewdog.proto`, as JSON. Its
columns count bytes of UTF-8 where ours count characters, and reviewdog comments on lines: the ranges
are of whole lines, as it reads them where no column is given. So there are no suggestions either.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from isms_lint.findings.finding import Finding, Location
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.encode import encodable
from isms_lint.reporters.escape import plain
from isms_lint.reporters.json_pieces import json_pieces
from isms_lint.reporters.sentence import counted_severity, sentence, with_cell
from isms_lint.reporters.summary import errors
from isms_lint.rules.basis import Severity

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def report(result: Result, style: Style) -> Iterator[str]:
    """One object. What failed in the run itself comes first, as an error of the path `.`.

    What does not count is of severity `INFO`, and its message begins with the reason.
    """
    failures = map(_failure, errors(result))
    diagnostics = (_diagnostic(finding, style) for finding in result.all_findings)
    return json_pieces(
        {"source": {"name": "isms-lint"}, "diagnostics": chain(failures, diagnostics)}
    )


def _diagnostic(finding: Finding, style: Style) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": sentence(finding),
        "location": _location(finding.location, style),
        "severity": _SEVERITIES[counted_severity(finding)],
        "code": {"value": plain(finding.code)},
    }
    if finding.related:
        diagnostic["related_locations"] = [
            {
                "message": plain(
                    f"{with_cell(related.location, related.message)}: {related.kind} {related.id}"
                ),
                "location": _location(related.location, style),
            }
            for related in finding.related
        ]
    return diagnostic


def _location(location: Location, style: Style) -> dict[str, Any]:
    return {
        "path": encodable(style.lead + location.file),
        "range": {"start": {"line": location.line}, "end": {"line": location.end_line}},
    }


def _failure(line: str) -> dict[str, Any]:
    return {"message": line, "location": {"path": "."}, "severity": "ERROR"}
