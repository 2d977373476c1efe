"""PRG015: the programme follows changes of what is to be audited."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.programme.revisions import last_revision
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_TYPES = {
    "scope": "the scope changed",
    "site": "the sites changed",
    "organization": "the organization changed",
    "control-applicability": "the applicable controls changed",
}
_NOT_MADE = ("proposed", "planned", "rejected")
_DAYS = ("implemented_on", "decided_on", "determined_on")


@rule(
    code="PRG015",
    name="scope-change-unreflected",
    kinds={"change"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "unreflected": (
            "{what} on {day}, and {programme} was last approved or revised on {revised}, before it"
        )
    },
    options={
        "react_days": {
            "type": "integer",
            "minimum": 0,
            "default": 90,
            "description": "Days from the change to the revision of the programme.",
        }
    },
    needs={"audit-programme"},
    related=(
        "PRG010",
        "RSK008",
        "CTX004",
    ),
)
def check(change: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The programme follows changes of what is to be audited.

    What it checks
        Whether the programme in force was revised (`amendments`, or approved anew) since a change
        to the scope, the sites, the organization or the applicability of controls, or the change
        says in `impact` what follows for it: in `programme`, or by naming a programme or an audit
        in `references`. Judged from 90 days after the change on.
    Why it matters
        A site or a control that came after the programme is in no audit. Good programmes are looked
        at when what they cover changes.
    How to fix
        Revise the programme and record it in `amendments`, or write the decision that no audit
        changes in `impact.programme`.
    Not reported
        Changes with a recorded decision about the programme. Changes that were decided before the
        programme was approved or revised, and carried out later: it was made in their knowledge.
        Changes that are only proposed or planned, or were rejected. The 90 days after the change.
        Revisions that came later than that.
    Bad
        kind: change
        id: CHG-1
        type: site
        status: implemented
        implemented_on: 2026-02-01
        ---
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        approved_on: 2023-12-10
    Good
        kind: change
        id: CHG-1
        type: site
        status: implemented
        implemented_on: 2026-02-01
        ---
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        approved_on: 2023-12-10
        amendments: [{on: 2026-03-01, by: ana, reason: new site enters AUD-3}]
    """
    if change.text("type") not in _TYPES or change.text("status") in _NOT_MADE:
        return
    if not is_blank_answer(change.get("impact", "programme")) or _leads_to_audits(change, run):
        return
    field = next((one for one in _DAYS if change.get(one) is not None), _DAYS[0])
    day = run.date(change, field)
    if day is None:
        yield NotEvaluated(f"`{field}` is missing or not a date")
        return
    last = run.derive(last_revision)
    if last is None or add_days(day, run.options["react_days"]) >= run.as_of:
        return
    days = (run.date(change, one) for one in _DAYS)
    known_since = min(day for day in days if day is not None)
    if isinstance(last, NotEvaluated):
        yield last
    elif last.day < known_since:
        programme = last.programme
        yield Report(
            "unreflected",
            (field,),
            related=(Related(programme, ("approved_on",), f"{programme.id} is not newer"),),
            what=_TYPES[change.text("type")],
            day=day,
            programme=programme.id,
            revised=last.day,
        )


def _leads_to_audits(change: Record, run: Pass) -> bool:
    """Whether the judgement of the change names a programme or an audit it led to."""
    return any(
        run.register.find(id, "audit-programme", "audit") is not None
        for _, id in change.strings("impact", "references")
    )
