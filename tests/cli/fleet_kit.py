"""Reports as `check --format json` writes them, made small."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

REPORT = Path(__file__).parent / "golden" / "report.json"


def report_file(path: Path, *findings: dict[str, Any], **more: Any) -> Path:
    """A report with these findings, and `more` of its fields, in the file `path`."""
    data = json.loads(REPORT.read_text(encoding="utf-8"))
    data.update(root=".", findings=list(findings), not_evaluated=[], as_of="2026-11-20")
    data.update(more)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def finding(number: int, **more: Any) -> dict[str, Any]:
    """An open error of CAR005 with the fingerprint `number`; `more` of its fields."""
    place = {"file": "actions.yaml", "line": number, "column": 1, "end_line": number}
    return {
        "code": "CAR005",
        "name": "overdue",
        "severity": "error",
        "basis": "organization's own rule",
        "clauses": ["10.2 c"],
        "message": f"due on 2026-09-30 and still open, {number} days later",
        "message_id": "overdue",
        "record": {"kind": "corrective-action", "id": f"CAR-{number}"},
        "path": "due_on",
        "location": {**place, "end_column": 9},
        "related": [],
        "fingerprint": f"{number:032x}",
        "fix": None,
        "status": "open",
        "acceptance": None,
        **more,
    }


def waived(number: int, **more: Any) -> dict[str, Any]:
    """The same finding, accepted by a waiver."""
    acceptance = {
        "status": "waived",
        "reason": "in the move",
        "location": {"file": "w.yaml", "line": 1, "column": 1, "end_line": 1, "end_column": 2},
        "waiver": "WVR-1",
        "approved_by": "ana",
        "until": "2027-03-31",
    }
    return finding(number, status="waived", acceptance=acceptance, **more)
