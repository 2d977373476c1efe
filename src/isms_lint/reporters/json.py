"""JSON for machines: versioned, sorted, the same bytes for the same input and as-of date.

The shape is published as `isms_lint_schemas/output.json`.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from isms_lint.findings.finding import Finding, FindingFix, Location, Outcome
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.encode import encodable
from isms_lint.rules.basis import Severity
from isms_lint.version import VERSION

SCHEMA_VERSION = "1.0"


def report(result: Result, _style: Style) -> str:
    """The result as one JSON object."""
    return json.dumps(as_data(result), ensure_ascii=False, indent=2) + "\n"


def as_data(result: Result) -> dict[str, Any]:
    """The result as plain data."""
    severities = Counter(finding.severity for finding in result.findings)
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {
            "name": "isms-lint",
            "version": VERSION,
            "plugins": [{"name": name, "version": number} for name, number in result.plugins],
        },
        "as_of": result.as_of.isoformat(),
        "timezone": result.timezone,
        "root": encodable(result.root),
        "summary": {
            "files": result.files,
            "files_without_records": result.without_records,
            "records": dict(result.records),
            "rules": len(result.rules),
            "findings": {str(level): severities[level] for level in Severity},
            "ignored": result.ignored,
            "elsewhere": result.elsewhere,
            "not_evaluated": len(result.not_evaluated),
        },
        "findings": [_finding(finding) for finding in result.findings],
        "not_evaluated": [_outcome(outcome) for outcome in result.not_evaluated],
        "errors": [
            {"source": e.source, "message": encodable(e.message), "where": encodable(e.where)}
            for e in result.errors
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
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
        "status": "open",
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


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "code": outcome.code,
        "record": _record(outcome.record_kind, outcome.record_id),
        "reason": encodable(outcome.reason),
    }


def _record(kind: str, id: str) -> dict[str, str] | None:
    return {"kind": encodable(kind), "id": encodable(id)} if kind or id else None


def _location(location: Location) -> dict[str, Any]:
    return {**location._asdict(), "file": encodable(location.file)}
