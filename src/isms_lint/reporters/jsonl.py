"""JSON Lines for machines that read as they go: an object a line, each with its `type`.

The shape is published as `isms_lint_schemas/output-lines.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.escape import inert_json
from isms_lint.reporters.json import (
    error_data,
    finding_data,
    ignore_data,
    outcome_data,
    run_data,
    summary_data,
)


def report(result: Result, _style: Style) -> Iterator[str]:
    """The run, then its lists entry by entry, last the summary."""
    for type, data in _lines(result):
        yield inert_json(json.dumps({"type": type, **data}, ensure_ascii=False)) + "\n"


def _lines(result: Result) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "run", run_data(result)
    for finding in result.all_findings:
        yield "finding", finding_data(finding)
    for use in result.ignores:
        yield "ignore", ignore_data(use)
    for outcome in result.not_evaluated:
        yield "not_evaluated", outcome_data(outcome)
    for error in result.errors:
        yield "error", error_data(error)
    yield "summary", summary_data(result)
