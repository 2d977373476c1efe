"""The report of an internal audit: its facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.audit.audits import began_on, findings_of, reported_on
from isms_lint_iso27001.derive.audit.criteria import criteria_of, programme_of
from isms_lint_iso27001.derive.audit.scope import own_items, planned_items
from isms_lint_iso27001.derive.audit.state import has_begun, is_reported
from isms_lint_iso27001.derive.independence.safeguards import safeguards_of
from isms_lint_iso27001.papers.audit_report.deviations import deviations_of
from isms_lint_iso27001.papers.audit_report.findings import (
    actions_begun_by,
    counts,
    nonconformity,
    opportunity,
    raised_by,
)
from isms_lint_iso27001.papers.audit_report.results import results_of
from isms_lint_iso27001.papers.audit_report.team import team_of
from isms_lint_iso27001.papers.fields import Day, day_of, items_of, references_of, texts_of
from isms_lint_iso27001.papers.named import named_on
from isms_lint_iso27001.papers.open_points import open_points
from isms_lint_iso27001.papers.prose import prose_of
from isms_lint_iso27001.papers.titles import title

_MOST_APART = 30
"""Nonconformities that each have a table of their own; of more a line each."""
_ASKED = ("own_requirements", "standard", "effective")
"""What internal audits are to tell (9.2.1)."""
_CONCLUSIONS = (*_ASKED, "coverage")


class Amendment(NamedTuple):
    """One change of the record after it was approved."""

    on: Day
    by: str
    reason: str


def _facts(seen: Seen) -> Mapping[str, Any]:
    audit, run = seen.record, seen.run
    assert audit is not None  # the paper is about one
    _refuse_undone(audit, run)
    found = raised_by(findings_of(audit, run), run.as_of, run)
    return {
        "audit": audit,
        "title": title,
        "prose": prose_of(audit, "text"),
        **_matter(audit, run),
        **_people(audit, run),
        "results": results_of(audit, run),
        **_findings(found, run),
        "says_of_findings": bool(found) or isinstance(audit.get("findings"), list),
        "conclusion": prose_of(audit, "conclusion"),
        "conclusions": _conclusions(audit),
        "deviations": deviations_of(audit, run),
        "evidence": references_of(audit.get("evidence"), run),
        "amendments": _amendments(audit, run),
        "points": open_points(seen, [audit, *found, *_followed(found, run)]),
    }


def _refuse_undone(audit: Record, run: Pass) -> None:
    """Raise NoPaper where the audit was not done, or nobody can tell."""
    begun = has_begun(audit, run)
    if isinstance(begun, NotEvaluated):
        raise NoPaper(f"{audit.id}: {begun.reason}; a report is made of audits that were done")
    day = began_on(audit, run)
    if begun and day is not None and day > run.as_of:
        raise NoPaper(f"{audit.id} began on {day}, after the day of this paper, {run.as_of}")
    if begun:
        return
    status = audit.text("status")
    if status in ("cancelled", "postponed"):
        raise NoPaper(f"{audit.id} is {status}, and an audit that was not done has no report")
    planned = run.date(audit, "planned_on")
    when = "" if planned is None else f" for {planned}"
    raise NoPaper(
        f"{audit.id} is only planned{when}, and a report tells what was done and found: record"
        " `status`, `fieldwork`, `results`, `findings` and `conclusion` first"
    )


def _matter(audit: Record, run: Pass) -> dict[str, Any]:
    """What the audit was about, when it was, and how far it is."""
    programme, reported = programme_of(audit, run), reported_on(audit, run)
    criteria, source = criteria_of(audit, run)
    reported_later = reported is not None and reported > run.as_of
    return {
        "is_draft": reported_later or not is_reported(audit, run),
        "reported_later": reported_later,
        "programme": programme,
        "planned_on": day_of(audit, run, "planned_on"),
        "started_on": day_of(audit, run, "fieldwork", "start"),
        "ended_on": day_of(audit, run, "fieldwork", "end"),
        "reported_on": day_of(audit, run, "reported_on"),
        "closed_on": day_of(audit, run, "closed_on"),
        "objectives": texts_of(audit, "objectives"),
        "criteria": references_of(criteria, run),
        "criteria_are_planned": bool(criteria) and source is not audit,
        "scope": items_of((one.text for one in planned_items(audit, run)), audit, run),
        "scope_is_planned": not own_items(audit, run),
        "methods": texts_of(audit, "methods"),
    }


def _people(audit: Record, run: Pass) -> dict[str, Any]:
    """Who audited, and who was told."""
    began, told_on = began_on(audit, run) or run.as_of, reported_on(audit, run) or run.as_of
    programme = programme_of(audit, run)
    team = team_of(audit, began, run)
    return {
        "team": team,
        "leads": [one.person for one in team.members if one.function == "lead"],
        "safeguards": safeguards_of(audit),
        "manager": "" if programme is None else named_on(programme.get("manager"), told_on, run),
        "reported_to": [named_on(one, told_on, run) for one in texts_of(audit, "reported_to")],
    }


def _findings(found: Sequence[Record], run: Pass) -> dict[str, Any]:
    """What was found, the gravest first, and how far it is."""
    ncs = [one for one in found if one.kind == "nonconformity"]
    told = [nonconformity(one, run.as_of, run) for one in ncs]
    return {
        "counts": counts(found, run),
        "most_apart": _MOST_APART,
        "nonconformities": sorted(told, key=lambda one: one.gravity),
        "opportunities": [opportunity(one, run.as_of, run) for one in found if one not in ncs],
    }


def _followed(found: Sequence[Record], run: Pass) -> list[Record]:
    """The corrective actions on what was found, each once."""
    actions = (action for one in found for action in actions_begun_by(one, run.as_of, run))
    return list(dict.fromkeys(actions))


def _conclusions(audit: Record) -> list[tuple[str, str]]:
    """What is concluded on each question: on those of the standard also where nothing is."""
    said = [(part, audit.text("conclusion", part)) for part in _CONCLUSIONS]
    if not any(words for _, words in said):
        return []
    return [(part, words) for part, words in said if words or part in _ASKED]


def _amendments(audit: Record, run: Pass) -> list[Amendment]:
    return [
        Amendment(
            day_of(audit, run, "amendments", at, "on"),
            named_on(one.get("by"), run.as_of, run),
            audit.text("amendments", at, "reason"),
        )
        for at, one in audit.items("amendments")
    ]


AUDIT_REPORT = Paper(
    "audit-report",
    "the report of one internal audit: who audited what, what was found, what became of it",
    _facts,
    ("audit",),
)
