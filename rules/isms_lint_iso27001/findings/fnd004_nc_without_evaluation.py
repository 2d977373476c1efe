"""FND004: nobody decided whether a nonconformity needs corrective action."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.evaluation import is_evaluated
from isms_lint_iso27001.derive.finding.nonconformities import (
    corrective_actions_of,
    is_withdrawn,
    why_unclear,
)
from isms_lint_iso27001.derive.oscal.followed import planned_for
from isms_lint_iso27001.derive.text.status_words import unless_unread
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="FND004",
    name="nc-without-evaluation",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("10.2 b",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "nothing": "raised on {raised_on}, with neither a corrective action nor a decision that"
        " none is needed: that the need for action was evaluated cannot be shown",
        "no-reason": "raised on {raised_on}; the decision that no corrective action is needed gives"
        " no reason: that the need for action was evaluated cannot be shown",
        "promised": "raised on {raised_on}; a corrective action was decided, and none on record"
        " names this nonconformity: that anybody acts on it cannot be shown",
        "rejected": "raised on {raised_on}; {actions} for it {verb} rejected, and no decision that"
        " none is needed is on record: that the need for action was evaluated cannot be shown",
    },
    options={
        "open_days": {
            "type": "integer",
            "minimum": 0,
            "default": 14,
            "x-whole-run": True,
            "description": "Days after `raised_on` that the evaluation may take.",
        },
    },
    related=(
        "FND005",
        "CAR015",
    ),
)
def check(nonconformity: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A nonconformity has neither a corrective action nor a reasoned decision against one.

    What it checks
        A nonconformity raised more than `open_days` ago is named by a corrective action
        (`nonconformity`) that was not rejected, or its `disposition` says `car: false` with a
        `reason`.
    Why it matters
        The standard does not ask for a corrective action each time; it asks that the need is
        evaluated. A nonconformity with neither an action nor a reason shows no evaluation.
    How to fix
        Open a corrective action that names the nonconformity, or write down why correcting it is
        enough: `disposition: {car: false, reason: ...}`.
    Not reported
        Nonconformities within the first `open_days` days, and withdrawn ones. Closed ones are
        reported: closing is no evaluation. A corrective action in any state but rejected counts;
        others judge how it goes on. Where the status is no known word (REF006), it may have been
        withdrawn: that is not evaluated. Nor is a finding of OSCAL assessment results where a plan of
        action has an item that rests on the same observation.
    Bad
        kind: nonconformity
        id: NC-1
        raised_on: 2026-10-01
    Good
        kind: nonconformity
        id: NC-1
        raised_on: 2026-10-01
        disposition: {car: false, reason: "a single slip, corrected on the spot"}
        ---
        kind: nonconformity
        id: NC-2
        raised_on: 2026-10-01
        ---
        kind: corrective-action
        id: CAR-2
        nonconformity: NC-2
    """
    yield from unless_unread(why_unclear(nonconformity, run), _judge(nonconformity, run))


def _judge(nonconformity: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    if is_withdrawn(nonconformity) or is_evaluated(nonconformity, run):
        return
    rejected = corrective_actions_of(nonconformity, run)
    needed = nonconformity.get("disposition", "car")
    raised_on = run.date(nonconformity, "raised_on")
    if raised_on is None:
        yield NotEvaluated("`raised_on` is missing or cannot be read as a date")
    elif add_days(raised_on, run.options["open_days"]) < run.as_of:
        if needed is False:
            yield Report("no-reason", ("disposition",), raised_on=raised_on)
        elif rejected:
            yield Report(
                "rejected",
                ("disposition",),
                related=tuple(
                    Related(one, ("status",), f"{one.id} was rejected") for one in rejected
                ),
                raised_on=raised_on,
                actions=list_of([one.id for one in rejected]),
                verb="was" if len(rejected) == 1 else "were",
            )
        elif needed is None:
            item = planned_for(nonconformity, run)
            yield (
                Report("nothing", ("disposition",), raised_on=raised_on)
                if item is None
                else _planned(item)
            )
        else:
            yield Report("promised", ("disposition", "car"), raised_on=raised_on)


def _planned(item: Record) -> NotEvaluated:
    return NotEvaluated(
        f"{item.id} of a plan of action rests on the same observation; whether it answers this finding"
        " is not said"
    )
