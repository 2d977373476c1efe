"""PRG015: the programme follows changes of what is to be audited."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.programme_cycle import programmes
from isms_lint_iso27001.derive.revisions import last_revised_on

_TYPES = {
    "scope": "the scope changed",
    "site": "the sites changed",
    "organization": "the organization changed",
    "control-applicability": "the applicable controls changed",
}


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
        Whether, within 90 days of a change to the scope, the sites, the organization or the
        applicability of controls, the programme in force was revised (`amendments`, or approved
        anew), or the change says in `impact.programme` that nothing follows for it.
    Why it matters
        A site or a control that came after the programme is in no audit. Good programmes are looked
        at when what they cover changes.
    How to fix
        Revise the programme and record it in `amendments`, or write the decision that no audit
        changes in `impact.programme`.
    Not reported
        Changes with a recorded decision about the programme. Rejected and merely proposed changes.
        The 90 days after the change.
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
    if change.text("type") not in _TYPES or change.text("status") in ("rejected", "proposed"):
        return
    if not is_blank_answer(change.get("impact", "programme")):
        return
    fields = ("implemented_on", "decided_on", "determined_on")
    field = next((field for field in fields if change.get(field) is not None), fields[0])
    day = run.date(change, field)
    if day is None:
        yield NotEvaluated(f"`{field}` is missing or not a date")
        return
    if add_days(day, run.options["react_days"]) >= run.as_of:
        return
    covering = [one for one in run.derive(programmes) if one.start <= run.as_of <= one.end]
    if not covering or day < covering[-1].start:
        return
    programme = covering[-1].record
    revised = last_revised_on(programme, run)
    if revised is None:
        yield NotEvaluated(f"when {programme.id} was approved is not on record")
    elif revised < day:
        yield Report(
            "unreflected",
            (field,),
            related=(Related(programme, ("approved_on",), f"{programme.id} is not newer"),),
            what=_TYPES[change.text("type")],
            day=day,
            programme=programme.id,
            revised=revised,
        )
