"""Findings as SARIF's results (2.1.0, section 3.27)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.findings.finding import Acceptance, Finding, Status
from isms_lint.findings.result import Comparison
from isms_lint.reporters.acceptance import why_not_open
from isms_lint.reporters.encode import encodable
from isms_lint.reporters.escape import plain
from isms_lint.reporters.sarif_places import logical, message, physical
from isms_lint.reporters.sarif_rules import LEVELS
from isms_lint.reporters.sentence import counted_severity, with_cell

FINGERPRINT = "ismsLint/v1"
"""Names how our fingerprints are made; a new way of making them is a new name."""
_WRITTEN = {
    Status.WAIVED: "external",
    Status.IGNORED: "inSource",
    Status.BASELINE: "external",
    Status.ALLOWED: "external",
}


class Results:
    """Makes results: what is the same for all of them is said once."""

    def __init__(
        self,
        lead: str,
        rules: Mapping[str, int],
        comparison: Comparison | None,
        *,
        suppressing: bool,
    ) -> None:
        """`rules` are the places of the descriptors by code, `lead` stands before file names.

        `suppressing` is whether any finding of the run is suppressed: then each says whether it is,
        or none does (3.27.23).
        """
        self._lead = lead
        self._rules = rules
        self._comparison = comparison
        self._suppressing = suppressing

    def of(self, finding: Finding) -> dict[str, Any]:
        """One result. What does not count is a `note`, for readers that know no suppressions."""
        why = why_not_open(finding)
        said = with_cell(finding.location, finding.message)
        result: dict[str, Any] = {
            "ruleId": encodable(finding.code),
            "level": LEVELS[counted_severity(finding)],
            "message": message(
                f"[{why}] {said}" if why else said,
                (related.message for related in finding.related),
            ),
            "locations": [self._location(finding)],
            "partialFingerprints": {FINGERPRINT: finding.fingerprint},
            "properties": _properties(finding),
        }
        if finding.code in self._rules:
            result["ruleIndex"] = self._rules[finding.code]
        if finding.related:
            result["relatedLocations"] = [
                {
                    "id": number,
                    "message": message(
                        f"{with_cell(related.location, related.message)}: {related.kind} {related.id}"
                    ),
                    "physicalLocation": physical(related.location, self._lead),
                    "logicalLocations": logical(related.kind, related.id, "", related.location),
                }
                for number, related in enumerate(finding.related, 1)
            ]
        if self._suppressing:
            result["suppressions"] = (
                [self._suppression(finding.acceptance)] if finding.acceptance is not None else []
            )
        baseline = self._baseline_state(finding)
        if baseline:
            result["baselineState"] = baseline
        return result

    def _location(self, finding: Finding) -> dict[str, Any]:
        location: dict[str, Any] = {"physicalLocation": physical(finding.location, self._lead)}
        named = logical(finding.record_kind, finding.record_id, finding.path, finding.location)
        if named:
            location["logicalLocations"] = named
        return location

    def _suppression(self, acceptance: Acceptance) -> dict[str, Any]:
        properties = {
            "waiver": encodable(acceptance.waiver),
            "approvedBy": encodable(acceptance.approved_by),
            "until": acceptance.until.isoformat() if acceptance.until else "",
        }
        return {
            "kind": _WRITTEN[acceptance.status],
            "status": "accepted",
            "justification": plain(acceptance.reason),
            "location": {"physicalLocation": physical(acceptance.location, self._lead)},
            "properties": {name: value for name, value in properties.items() if value},
        }

    def _baseline_state(self, finding: Finding) -> str:
        """Empty where nothing was compared, and for accepted findings, which are not compared."""
        if self._comparison is None or finding.acceptance is not None:
            return ""
        if finding.status is Status.OPEN:
            return "new"
        name = f"{finding.code} {finding.record_id}".strip()
        return "updated" if name in self._comparison.reworded else "unchanged"


def _properties(finding: Finding) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "severity": str(finding.severity),
        "status": str(finding.status),
        "basis": str(finding.basis),
        "clauses": list(finding.clauses),
        "messageId": finding.message_id,
    }
    if finding.record_kind or finding.record_id:
        properties["record"] = {
            "kind": encodable(finding.record_kind),
            "id": encodable(finding.record_id),
            "path": encodable(finding.path),
        }
    return properties
