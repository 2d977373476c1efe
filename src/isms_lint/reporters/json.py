"""JSON for machines: versioned, sorted, the same bytes for the same input and as-of date.

The shape is published as `isms_lint_schemas/output.json`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from isms_lint.findings.counts import SUMMED_UP, counted
from isms_lint.findings.finding import (
    ACCEPTED,
    Acceptance,
    Finding,
    FindingFix,
    Location,
    Outcome,
)
from isms_lint.findings.gate import passes
from isms_lint.findings.result import BaselineUse, Comparison, IgnoreUse, Result, RunError
from isms_lint.reporters import Style
from isms_lint.reporters.encode import encodable
from isms_lint.reporters.json_pieces import json_pieces
from isms_lint.rules.basis import Severity
from isms_lint.version import VERSION

SCHEMA_VERSION = "1.2"


def report(result: Result, _style: Style) -> Iterator[str]:
    """The result as one JSON object."""
    return json_pieces({**_head(result), **_lists(result)})


def as_data(result: Result) -> dict[str, Any]:
    """The result as plain data."""
    return {**_head(result), **{name: list(entries) for name, entries in _lists(result).items()}}


def _head(result: Result) -> dict[str, Any]:
    return {**run_data(result), "summary": summary_data(result)}


def _lists(result: Result) -> dict[str, Iterator[dict[str, Any]]]:
    return {
        "findings": map(finding_data, result.all_findings),
        "ignores": map(ignore_data, result.ignores),
        "not_evaluated": map(outcome_data, result.not_evaluated),
        "errors": map(error_data, result.errors),
    }


def run_data(result: Result) -> dict[str, Any]:
    """What was read and how, and what the gate makes of the findings: all but lists and counts."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {
            "name": "isms-lint",
            "version": VERSION,
            "plugins": [{"name": name, "version": number} for name, number in result.plugins],
        },
        "rules": [encodable(rule.code) for rule in result.rules],
        "as_of": result.as_of.isoformat(),
        "timezone": result.timezone,
        "root": encodable(result.root),
        "repository": encodable(result.repository) or None,
        "revision": encodable(result.revision) or None,
        "comparison": _comparison(result.comparison),
        "baseline": _baseline(result.baseline),
        "fail_on": result.fail_on,
        "gate": "passes" if passes(result.findings, result.fail_on) else "fails",
    }


def summary_data(result: Result) -> dict[str, Any]:
    """How much was read and found. What counts findings counts the open ones, if not said."""
    severities = Counter(finding.severity for finding in result.findings)
    accepted = Counter(finding.status for finding in result.accepted)
    return {
        "files": result.files,
        "files_without_records": result.without_records,
        "templates": [encodable(file) for file in result.templates],
        "records": {encodable(kind): number for kind, number in result.records.items()},
        "rules": len(result.rules),
        "findings": {str(level): severities[level] for level in Severity},
        "accepted": {str(status): accepted[status] for status in ACCEPTED},
        "existing": len(result.existing),
        "by": {by: counted(result.findings, by) for by in SUMMED_UP},
        "ignored": result.ignored,
        "elsewhere": result.elsewhere,
        "not_evaluated": len(result.not_evaluated),
    }


def error_data(error: RunError) -> dict[str, Any]:
    """What failed in the run itself."""
    return {
        "source": encodable(error.source),
        "message": encodable(error.message),
        "where": encodable(error.where),
    }


def _comparison(comparison: Comparison | None) -> dict[str, Any] | None:
    if comparison is None:
        return None
    return {
        "revision": encodable(comparison.revision),
        "base": comparison.base or None,
        "new": comparison.new,
        "existing": comparison.existing,
        "reworded": [encodable(name) for name in comparison.reworded],
        "gone": comparison.gone,
        "rules_of": str(comparison.rules_of),
        "touched_only": comparison.touched_only,
        "blind": encodable(comparison.blind) or None,
        "unjudged": comparison.unjudged,
        "removed": [encodable(name) for name in comparison.removed],
        "mended": [encodable(name) for name in comparison.mended],
    }


def _baseline(use: BaselineUse | None) -> dict[str, Any] | None:
    if use is None:
        return None
    return {
        "file": encodable(use.file),
        "entries": use.entries,
        "accepted": use.accepted,
        "unmatched": use.unmatched,
    }


def ignore_data(use: IgnoreUse) -> dict[str, Any]:
    """A comment beside a record, and how many findings it accepts."""
    return {
        "codes": [encodable(code) for code in use.codes],
        "reason": encodable(use.reason),
        "location": _location(use.location),
        "accepted": use.accepted,
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding, whatever its status."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "basis": str(finding.basis),
        "clauses": list(finding.clauses),
        "message": encodable(finding.message),
        "message_id": finding.message_id,
        "record": _record(finding.record_kind, finding.record_id),
        "path": encodable(finding.path),
        "location": _location(finding.location),
        "related": [
            {
                "message": encodable(related.message),
                "record": _record(related.kind, related.id),
                "location": _location(related.location),
            }
            for related in finding.related
        ],
        "fingerprint": finding.fingerprint,
        "fix": None if finding.fix is None else _fix(finding.fix),
        "about": [
            {"name": encodable(part.name), "location": _location(part.location)}
            for part in finding.about
        ],
        "status": str(finding.status),
        "acceptance": None if finding.acceptance is None else _acceptance(finding.acceptance),
    }


def _acceptance(acceptance: Acceptance) -> dict[str, Any]:
    return {
        "status": str(acceptance.status),
        "reason": encodable(acceptance.reason),
        "location": _location(acceptance.location),
        "waiver": encodable(acceptance.waiver) or None,
        "approved_by": encodable(acceptance.approved_by) or None,
        "until": None if acceptance.until is None else acceptance.until.isoformat(),
    }


def _fix(fix: FindingFix) -> dict[str, Any]:
    return {
        "message": encodable(fix.message),
        "safe": fix.safe,
        "changes": [
            {
                "action": change.action,
                "location": _location(change.location),
                "text": encodable(change.text),
            }
            for change in fix.changes
        ],
    }


def outcome_data(outcome: Outcome) -> dict[str, Any]:
    """What a rule could not judge."""
    return {
        "code": outcome.code,
        "record": _record(outcome.record_kind, outcome.record_id),
        "reason": encodable(outcome.reason),
    }


def _record(kind: str, id: str) -> dict[str, str] | None:
    return {"kind": encodable(kind), "id": encodable(id)} if kind or id else None


def _location(location: Location) -> dict[str, Any]:
    return {
        **location._asdict(),
        "file": encodable(location.file),
        "cell": encodable(location.cell) or None,
    }
