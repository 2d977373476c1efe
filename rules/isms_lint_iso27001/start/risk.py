"""How risks are assessed, the planned assessments, and an empty register: `risk/`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from isms_lint_iso27001.start.texts import EXAMPLE, record, register, remark, to_write

CRITERIA = "RC-1"


def risk_files(assessments: Sequence[date]) -> dict[str, str]:
    """The files of `risk/`; an assessment is planned for each of these days."""
    return {
        "risk/criteria.yaml": _criteria(),
        "risk/assessments.yaml": _assessments(assessments),
        "risk/register.yaml": _register(),
    }


def _criteria() -> str:
    return remark(
        "A proposal, and a draft: change it until top management approves it. Say in MET-1 with an"
        " example what each step of the scales means, so that two people come to the same number."
    ) + record(
        "risk-criteria",
        CRITERIA,
        title="Risk criteria",
        version="0.1",
        status="draft",
        scales={"consequence": [1, 2, 3, 4, 5], "likelihood": [1, 2, 3, 4, 5]},
        level="product",
        acceptance=9,
        high=15,
        assessment_criteria=[
            "a full assessment at the declared interval",
            "a partial one when a change, an incident or a major nonconformity asks for it",
        ],
    )


def _assessments(days: Sequence[date]) -> str:
    records = [
        {
            "id": f"RA-{day.year}" if [d.year for d in days].count(day.year) == 1 else f"RA-{day}",
            "title": f"Risk assessment {day.year}",
            "planned_on": str(day),
            "criteria": CRITERIA,
        }
        for day in days
    ]
    return remark(
        "Planned. Write `started_on` when an assessment begins, and `completed_on` when its results"
        " stand in the register."
    ) + register("risk-assessment", records)


def _register() -> str:
    return (
        remark(
            "No risk is written here before you have found it. One more: isms-lint new risk --into"
            " risk/register.yaml. As a sheet, for those who use no YAML: isms-lint export risk --xlsx"
            " risks.xlsx"
        )
        + register("risk", [])
        + remark(EXAMPLE)
        + to_write(
            "  - id: RISK-1",
            "    title: what could happen, to what, and why",
            "    status: active",
            "    owner: the id of somebody who can do something about it",
            "    assessment: RA-2026",
            "    affects: [confidentiality]",
            "    consequence: 4",
            "    likelihood: 3",
            "    level: 12",
            "    treatment: modify # modify, retain, avoid, share",
            "    controls: [A.8.12]",
        )
    )
