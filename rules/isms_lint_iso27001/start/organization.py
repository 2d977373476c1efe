"""The organization itself: `organization.yaml`."""

from __future__ import annotations

from typing import Any

from isms_lint.offers.start import Answers
from isms_lint_iso27001.start.roster import Roster
from isms_lint_iso27001.start.texts import record, remark, to_write


def organization_file(answers: Answers, roster: Roster) -> str:
    """The file with what holds for all records."""
    return (
        remark(
            "What holds for everything here. The intervals are what the organization is held to by its"
            " own word: change them by decision only."
        )
        + record(
            "organization",
            answers["id"],
            name=answers["name"],
            timezone=answers["timezone"],
            headcount=answers["headcount"],
            edition="2022",
            top_management=roster.top_management,
            nonconformity_grades=["major", "minor"],
            intervals={
                "internal_audit_months": answers["internal-audit-months"],
                "management_review_months": answers["management-review-months"],
                "risk_assessment_months": answers["risk-assessment-months"],
            },
            **_certificate(answers),
        )
        + remark(
            "To write when it is known. Complaints about information security, or that there were none:"
        )
        + to_write("complaints: none received")
    )


def _certificate(answers: Answers) -> dict[str, Any]:
    decided = answers.get("certified-on")
    if decided is None:
        return {}
    body = answers["certification-body"]
    return {
        "certificate": {
            **({"body": body} if body else {}),
            "decided_on": str(decided),
            "expires_on": str(answers["certified-until"]),
            "edition": "2022",
        }
    }
