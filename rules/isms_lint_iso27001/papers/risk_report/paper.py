"""The paper on risks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.actions import is_in_force
from isms_lint_iso27001.derive.dates.intervals import Limit
from isms_lint_iso27001.derive.risk.assessment_interval import assessment_interval, last_assessment
from isms_lint_iso27001.derive.risk.assessments import Assessed, assessments
from isms_lint_iso27001.derive.risk.criteria import criteria_now
from isms_lint_iso27001.papers.open_points import open_points
from isms_lint_iso27001.papers.risk_report.criteria import criteria_in_short
from isms_lint_iso27001.papers.risk_report.matrix import Matrix, matrix
from isms_lint_iso27001.papers.risk_report.plans import plans
from isms_lint_iso27001.papers.risk_report.register import Risk, risks
from isms_lint_iso27001.papers.risk_report.zones import ZONES
from isms_lint_iso27001.papers.spoken import Spoken

_KINDS = ("risk", "risk-criteria", "risk-assessment", "treatment-plan")
_MOST_MATRICES = 3
_MOST_IDS = 12


class Assessment(NamedTuple):
    """The last assessment, and by when the next is due by the interval."""

    last: Assessed
    limit: Limit
    next_by: Any


def _facts(seen: Seen) -> Mapping[str, Any]:
    run = seen.run
    records = run.register.of(*_KINDS)
    if not records:
        raise NoPaper(
            "no risk, risk criteria, assessment or treatment plan is on record: write them as records"
            " of these kinds, or map the files that hold them"
        )
    spoken = Spoken(seen.result)
    active = risks(seen, spoken)
    drawn = _matrices(active, run)
    found = plans(run, spoken)
    all_plans = run.register.of("treatment-plan")
    return {
        "criteria": criteria_in_short(run),
        "assessment": _assessment(run),
        "assessments": run.derive(assessments),
        "risks": active,
        "closed": len(run.register.of("risk")) - len(active),
        "above": [one for one in active if one.above],
        "zones": ZONES,
        "before": Counter(one.zone for one in active),
        "after": Counter(one.remaining.zone for one in active if one.remaining is not None),
        "untold_after": sum(one.remaining is None for one in active),
        "matrices": drawn[:_MOST_MATRICES],
        "matrices_left_out": drawn[_MOST_MATRICES:],
        "plans": found,
        "drafts": [one for one in all_plans if one.text("status") == "draft"],
        "superseded": sum(
            not is_in_force(one) and one.text("status") != "draft" for one in all_plans
        ),
        "points": open_points(seen, [*records, *_actions(found)]),
        "most_ids": _MOST_IDS,
    }


def _actions(found: Sequence[Any]) -> list[Record]:
    return [action for plan in found for some in plan.state[1:] for action in some]


def _assessment(run: Pass) -> Assessment | None:
    last = run.derive(last_assessment)
    if last is None:
        return None
    limit = assessment_interval(run)
    return Assessment(last, limit, add_months(last.day, limit.number))


def _matrices(active: Sequence[Risk], run: Pass) -> list[Matrix]:
    """A matrix for each set of criteria by which risks were rated: that in force first."""
    by_criteria: dict[Record | None, list[Record]] = {}
    for one in active:
        by_criteria.setdefault(one.criteria, []).append(one.record)
    now = run.derive(criteria_now)
    order = sorted(
        by_criteria, key=lambda one: (one is not now, one is None, one.id if one else "")
    )
    return [matrix(one, by_criteria[one]) for one in order]


RISK_REPORT = Paper(
    "risk-report",
    "risks in the matrix, what is decided about them, and how far treatment is",
    _facts,
)
