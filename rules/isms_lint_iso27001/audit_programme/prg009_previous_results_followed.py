"""PRG009: areas with grave findings are audited again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.finding.area import area_of
from isms_lint_iso27001.derive.finding.grades import grade_of, unclear_grade
from isms_lint_iso27001.derive.programme.coverage import (
    day_of,
    is_completed,
    undated_audits,
    unreadable_plans,
)
from isms_lint_iso27001.derive.programme.cycle import programmes_on
from isms_lint_iso27001.derive.programme.grave_results import (
    Area,
    audited_after,
    grave_areas,
    is_verified,
    nonconformities_in,
    planned_days,
)
from isms_lint_iso27001.derive.text.words import collapse_scope, list_of

_MOST = 6


@rule(
    code="PRG009",
    name="previous-results-followed",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "not-followed": (
            "found {what}: not audited again by {until}, and nobody independent has verified that"
            " corrective action worked"
        ),
        "not-planned": (
            "found {what}: no audit of it is planned by {until}{next}, and nobody independent has"
            " verified that corrective action worked"
        ),
    },
    options={
        "followup_months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
            "description": "Months in which the area is audited again.",
        },
        "minor_cluster": {
            "type": "integer",
            "minimum": 1,
            "default": 3,
            "description": (
                "Minor nonconformities on one requirement or process that count as a grave result."
            ),
        },
        "react_days": {
            "type": "integer",
            "minimum": 0,
            "default": 30,
            "description": "Days after the audit in which the programme may still follow.",
        },
    },
    related=(
        "FND010",
        "FND011",
        "PRG008",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Areas with grave findings are audited again.

    What it checks
        Whether the requirement or process of each major nonconformity of an internal audit, and of
        three or more minor ones in one audit, is in the scope of another internal audit within 12
        months. While the 12 months still run, a plan that leaves the area out of all of them is
        reported already, from 30 days after the audit on.
    Why it matters
        The programme has to consider the results of earlier audits. Where an audit found a system
        failing, the next one looks whether it works now.
    How to fix
        Put the area into an audit, or have somebody other than the action's owner check that the
        corrective action worked.
    Not reported
        Areas where each corrective action was verified by somebody other than its owner. Areas that
        were audited again later than that: the follow-up came late, and there is nothing left to do.
        While the 12 months run, areas that an audit in them is planned for, and plans that do not
        reach to their end yet. Withdrawn findings, and findings without a grade where the
        organization does not grade. Where none of the declared grades is known to be the major one,
        the audit is not evaluated; nor where an audit of the area has no day that can be read, or
        its status is no known word (REF006).
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2025-03-03, end: 2025-03-05}
        findings:
          - {kind: nonconformity, id: NC-1, grade: major, requirement: [A.5.18]}
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2025-03-03, end: 2025-03-05}
        findings:
          - {kind: nonconformity, id: NC-1, grade: major, requirement: [A.5.18]}
        ---
        kind: audit
        id: AUD-2
        status: reported
        fieldwork: {start: 2026-02-03, end: 2026-02-05}
        scope: [A.5.15-A.5.18]
    """
    day = day_of(audit, run)
    if not is_completed(audit, run) or day is None or day > run.as_of:
        return
    until = add_months(day, run.options["followup_months"])
    is_over = until < run.as_of
    if not is_over and not _is_planned_until(until, day, run):
        return
    left = [
        area
        for area in grave_areas(audit, run.options["minor_cluster"], run)
        if not _is_followed(area, day, run)
    ]
    if not is_over:
        left = [area for area in left if not _is_planned(area, day, until, run)]
    for area in left:
        if not area.items:
            yield NotEvaluated(f"what {area.ncs[0].id} is about is not on record")
    if is_over:
        unclear = (
            doubt
            for nc in nonconformities_in(audit, run)
            if (doubt := unclear_grade(nc, run)) is not None
            and not _is_followed(Area(area_of(nc, run), (nc,)), day, run)
        )
        yield from islice(unclear, 1)
    known = [area for area in left if area.items]
    doubts = {area: why for area in known if (why := _undated(area, is_over, run))}
    yield from (NotEvaluated(why) for why in islice(doubts.values(), 1))
    known = [area for area in known if area not in doubts]
    if known:
        yield _report(known, until, is_over, run)


def _report(left: list[Area], until: date, is_over: bool, run: Pass) -> Report:
    ncs = {nc.id: nc for area in left for nc in area.ncs}
    related = tuple(Related(nc, ("requirement",), f"{id} was raised") for id, nc in ncs.items())
    what = list_of([_words(area, run) for area in left])
    if is_over:
        return Report(
            "not-followed",
            ("findings",),
            related=related[:_MOST],
            about=ncs,
            what=what,
            until=until,
        )
    later = [on for area in left for on in planned_days(area, run) if on > until]
    return Report(
        "not-planned",
        ("findings",),
        related=related[:_MOST],
        about=ncs,
        what=what,
        until=until,
        next=f" (the next is planned for {min(later)})" if later else "",
    )


def _undated(area: Area, is_over: bool, run: Pass) -> str:
    """Why it cannot be told whether the area was audited again, or is planned to be."""
    if not is_over:
        plans = (why for why, touched in run.derive(unreadable_plans) if touched & area.items)
        return next(plans, "")
    audits = (audit.id for audit, touched in run.derive(undated_audits) if touched & area.items)
    id = next(audits, "")
    return f"when {id} took place is not on record" if id else ""


def _words(area: Area, run: Pass) -> str:
    ids = list_of([nc.id for nc in area.ncs])
    return f"{ids} ({grade_of(area.ncs[0], run)}) on {collapse_scope(area.items, run)}"


def _is_followed(area: Area, day: date, run: Pass) -> bool:
    """Whether it was audited again after `day`, or somebody checked that all action worked."""
    return audited_after(area, day, run) is not None or is_verified(area, run)


def _is_planned_until(until: date, day: date, run: Pass) -> bool:
    """Whether programmes in force plan for all the time until then, and could follow the audit."""
    follows = add_days(day, run.options["react_days"]) < run.as_of
    return follows and all(programmes_on(one, run) for one in (run.as_of, until))


def _is_planned(area: Area, day: date, until: date, run: Pass) -> bool:
    """Whether an audit of the area is planned for the time after `day`, up to `until`."""
    return any(day < on <= until for on in planned_days(area, run))
