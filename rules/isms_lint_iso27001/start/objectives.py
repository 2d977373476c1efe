"""Objectives and measures to begin with: `objectives/`."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_days, add_months
from isms_lint_iso27001.start.roster import Roster
from isms_lint_iso27001.start.texts import EXAMPLE, register, remark, to_write

_PEOPLE = "people-security"


def objective_files(start: date, roster: Roster) -> dict[str, str]:
    """The files of `objectives/`; what is proposed is to be reached a year after the start."""
    due = add_days(add_months(start, 12), -1)
    return {
        "objectives/objectives.yaml": _objectives(due, roster),
        "objectives/measures.yaml": _measures(roster),
        "objectives/results.yaml": _results(),
    }


def _objectives(due: date, roster: Roster) -> str:
    manager, people = roster.isms_manager, roster.owner_of(_PEOPLE)
    return remark(
        "Proposals, and drafts: keep, change or drop them, and add what your policy and your risks"
        " ask for. One that is decided becomes `status: active`, with the day from which it counts"
        " (`from`)."
    ) + register(
        "objective",
        [
            {
                "id": "OBJ-1",
                "title": "Corrective actions are done by the day that was agreed",
                "status": "draft",
                "owner": manager,
                "target": 90,
                "unit": "percent",
                "plan": {
                    "what": "open actions are looked at each month with their owners",
                    "resources": "an hour a month of each owner",
                    "responsible": manager,
                    "due_on": str(due),
                    "evaluation": "share of actions done by their day, each quarter",
                },
            },
            {
                "id": "OBJ-2",
                "title": "Everybody has done the yearly training",
                "status": "draft",
                "owner": people,
                "target": 95,
                "unit": "percent",
                "plan": {
                    "what": "a training each year, and reminders until it is done",
                    "resources": "a course, and an hour of everybody",
                    "responsible": people,
                    "due_on": str(due),
                    "evaluation": "share of people who did it in the last twelve months",
                },
            },
        ],
    )


def _measures(roster: Roster) -> str:
    manager, people = roster.isms_manager, roster.owner_of(_PEOPLE)
    return remark(
        "How the objectives are measured: drafts, as these are. A measure in use has no status, and"
        " says from when on it is taken (`from`)."
    ) + register(
        "measure",
        [
            {
                "id": "MSR-1",
                "title": "Corrective actions done in time",
                "status": "draft",
                "objective": "OBJ-1",
                "what": "corrective actions that fell due in the quarter and were done by their day",
                "method": "counted in corrective-actions/",
                "when_measured": "first working days of each quarter",
                "frequency_months": 3,
                "measured_by": manager,
                "when_analysed": "within two weeks",
                "analysed_by": manager,
                "unit": "percent",
            },
            {
                "id": "MSR-2",
                "title": "Yearly training",
                "status": "draft",
                "objective": "OBJ-2",
                "what": "people who did the training in the last twelve months",
                "method": "list of those who did it against the list of staff on the day",
                "when_measured": "before the management review",
                "frequency_months": 12,
                "measured_by": people,
                "when_analysed": "before the management review",
                "analysed_by": manager,
                "unit": "percent",
            },
        ],
    )


def _results() -> str:
    return (
        remark(
            "What was measured, when. One more: isms-lint new result --into objectives/results.yaml"
        )
        + register("result", [])
        + remark(EXAMPLE)
        + to_write("  - {id: RES-1, measure: MSR-1, on: 2026-04-02, value: 93}")
    )
