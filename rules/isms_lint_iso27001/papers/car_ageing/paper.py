"""The paper on the age of corrective actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from statistics import median
from typing import Any

from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint_iso27001.papers.car_ageing.actions import actions
from isms_lint_iso27001.papers.car_ageing.bars import aged, as_bars, by_age
from isms_lint_iso27001.papers.car_ageing.nonconformities import nonconformities
from isms_lint_iso27001.papers.car_ageing.reviews import reviews
from isms_lint_iso27001.papers.open_points import open_points
from isms_lint_iso27001.papers.spoken import Spoken

_KINDS = ("nonconformity", "corrective-action")
_MOST_ROWS = 60
"""Rows of what is over, and of one review: whoever wants all reads the records."""


def _facts(seen: Seen) -> Mapping[str, Any]:
    run = seen.run
    records = run.register.of(*_KINDS)
    if not records:
        raise NoPaper(
            "no nonconformity and no corrective action is on record: write them as records of these"
            " kinds, or map the files that hold them"
        )
    spoken = Spoken(seen.result)
    cars, ncs = actions(run, spoken), nonconformities(run, spoken)
    found = aged(cars, ncs)
    running = [one.days for one in found if one.state != "closed"]
    over = [one for one in cars if one.is_over]
    held = reviews(seen)
    return {
        "actions": [one for one in cars if not one.is_over],
        "over": sorted(over, key=lambda one: str(one.closed or ""), reverse=True),
        "nonconformities": [one for one in ncs if one.state == "open"],
        "action_states": Counter(one.state for one in cars),
        "nonconformity_states": Counter(one.state for one in ncs),
        "awaiting": [one for one in cars if not one.is_over and one.check and not one.check.done],
        "has_periods": any(one in run.register.periods for one in records),
        "undated": [
            *(one.record for one in cars if not one.is_over and one.days is None),
            *(one.record for one in ncs if one.state == "open" and one.days is None),
        ],
        "median_age": f"{median(running):g}" if running else None,
        "oldest": max(running, default=None),
        "bars": as_bars(found),
        "aged": found,
        "ages": by_age(found),
        "reviews": held.last,
        "earlier_reviews": held.earlier,
        "initiate_days": run.option_of("SEQ005", "initiate_days"),
        "points": open_points(seen, records),
        "most_rows": _MOST_ROWS,
    }


CAR_AGEING = Paper(
    "car-ageing",
    "corrective actions and nonconformities by age, and how they stood at each management review",
    _facts,
)
