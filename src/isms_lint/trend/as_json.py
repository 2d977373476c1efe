"""JSON for machines. The shape is published as `isms_lint_schemas/trend.json`."""

from __future__ import annotations

import json
from typing import Any

from isms_lint.reporters.encode import encodable
from isms_lint.reporters.escape import inert_json
from isms_lint.trend.series import Series, Step
from isms_lint.version import VERSION

SCHEMA_VERSION = "1.0"


def report(series: Series, _width: int) -> str:
    """The series as one JSON object."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "isms-lint", "version": VERSION},
        "repository": encodable(series.repository) or None,
        "by": series.by,
        "points": [_point(step) for step in series.steps],
        "unread": [
            {key: encodable(said) for key, said in it._asdict().items()} for it in series.unread
        ],
        "remarks": [encodable(remark) for remark in series.remarks],
    }
    return inert_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _point(step: Step) -> dict[str, Any]:
    point = step.point
    return {
        "label": encodable(point.label),
        "revision": encodable(point.revision) or None,
        "as_of": point.as_of.isoformat(),
        "version": encodable(point.made_by.version),
        "findings": {str(level): count for level, count in point.findings.items()},
        "accepted": sum(point.accepted.values()),
        "accepted_by": {str(status): count for status, count in point.accepted.items()},
        "not_evaluated": point.not_evaluated,
        "new": step.new,
        "newly_accepted": step.newly_accepted,
        "gone": step.gone,
        "differs": [encodable(reason) for reason in step.differs],
        "counts": {encodable(name): count for name, count in point.counts.items()},
    }
