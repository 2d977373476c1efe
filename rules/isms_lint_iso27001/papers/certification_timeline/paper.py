"""The certification timeline: its facts."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint_iso27001.derive.finding.grades import grade_of
from isms_lint_iso27001.papers.certificate import certificate_of
from isms_lint_iso27001.papers.certification_timeline.drawn import drawn, numbered
from isms_lint_iso27001.papers.certification_timeline.happened import happened
from isms_lint_iso27001.papers.certification_timeline.to_come import to_come
from isms_lint_iso27001.papers.certification_timeline.years import last_day, years
from isms_lint_iso27001.papers.coming import AHEAD, OVERDUE, PASSED
from isms_lint_iso27001.papers.named import name_of
from isms_lint_iso27001.papers.open_points import points_of_rules
from isms_lint_iso27001.papers.visits import told_visits

_MOST_LISTED = 80


def _facts(seen: Seen) -> Mapping[str, Any]:
    run = seen.run
    (done, without_a_day), ahead = happened(run), to_come(seen)
    if not done and not ahead.events:
        raise NoPaper(
            "no day of an audit, a review, a risk assessment, a nonconformity or a corrective action is"
            " on record"
        )
    shown = years(done, run)
    until = last_day(shown, run)
    numbers = count(1)
    shown = tuple(year._replace(events=numbered(year.events, numbers)) for year in shown)
    due = numbered((one for one in ahead.events if one.start <= until), numbers)
    past = [event for year in shown for event in year.events]
    visible = [*past, *(one for one in due if one.start >= shown[0].start)]
    return {
        "years": shown,
        "until": until,
        "timeline": drawn(shown, visible, until, run.as_of),
        "overdue": [one for one in due if one.state == OVERDUE],
        "passed": [one for one in due if one.state == PASSED],
        "due": [one for one in due if one.state == AHEAD],
        "later": sum(one.start > until for one in ahead.events),
        "undated": ahead.undated,
        "without_a_day": without_a_day,
        "visits": told_visits(run),
        "certificate": certificate_of(run),
        "grade": lambda nc: grade_of(nc, run),
        "points": points_of_rules(seen, "SEQ", "EXT"),
        "most_listed": _MOST_LISTED,
        "name": name_of,
    }


CERTIFICATION_TIMELINE = Paper(
    "certification-timeline",
    "the certification year: visits, audits, reviews, findings in their order, and what is due",
    _facts,
)
