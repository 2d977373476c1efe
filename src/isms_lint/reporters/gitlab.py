"""GitLab's Code Quality report: findings in the merge request and the pipeline.

The shape is the subset of the Code Climate specification that GitLab documents under "Code Quality
report format".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from isms_lint.findings.finding import Finding
from isms_lint.findings.fingerprint import fingerprint
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.encode import encodable
from isms_lint.reporters.escape import plain
from isms_lint.reporters.json_pieces import json_pieces
from isms_lint.reporters.sentence import counted_severity, sentence
from isms_lint.reporters.summary import errors
from isms_lint.rules.basis import Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(result: Result, style: Style) -> Iterator[str]:
    """One array. What failed in the run itself comes first, as a `blocker` of the path `.`.

    What does not count is of severity `info`, and its description begins with the reason.
    """
    failures = map(_failure, errors(result))
    return json_pieces(chain(failures, (_issue(finding, style) for finding in result.state)))


def _issue(finding: Finding, style: Style) -> dict[str, Any]:
    return {
        "description": sentence(finding),
        "check_name": plain(finding.code),
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[counted_severity(finding)],
        "location": {
            "path": encodable(style.lead + finding.location.file),
            "lines": {"begin": finding.location.line},
        },
    }


def _failure(line: str) -> dict[str, Any]:
    return {
        "description": line,
        "check_name": "isms-lint",
        "fingerprint": fingerprint("isms-lint", "", "", line),
        "severity": "blocker",
        "location": {"path": ".", "lines": {"begin": 1}},
    }
