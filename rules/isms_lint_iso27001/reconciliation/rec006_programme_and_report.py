"""REC006: an audit was done otherwise than the programme still says."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.documents.positions import FieldPath
from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import began_on, ended_on, start_field
from isms_lint_iso27001.derive.audit.criteria import places_in, programme_of
from isms_lint_iso27001.derive.audit.state import has_begun
from isms_lint_iso27001.derive.audit.team import auditing
from isms_lint_iso27001.derive.stated.named_people import people_in
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of

_VOID = frozenset({"draft", "superseded"})


@rule(
    code="REC006",
    name="programme-and-report",
    kinds={"audit", "external-audit"},
    scope=REGISTER,
    clauses=("9.2.2 (programme)", "9.2.2 (evidence)"),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.5",
    messages={
        "late": "the fieldwork began on {start}, and {programme} still has {audit} on {planned}",
        "early": "the fieldwork ended on {end}, and {programme} still has {audit} on {planned}",
        "cancelled": "the audit took place, and {programme} says that it was cancelled",
        "lead": "the audit was led by {led}, and {programme} has {lead} for it",
    },
    options={
        "apart_days": {
            "type": "integer",
            "minimum": 0,
            "default": 30,
            "description": "Days between the planned day and the fieldwork that make no difference.",
        }
    },
    related=("PRG007", "AUD003", "AUD012", "AUD017"),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """The report of an audit and the audit programme do not tell of the same audit.

    What it checks
        Whether an audit that has begun took place near the day for which its programme has it, and
        was led by whom the programme names (`lead`), and whether the programme does not have it as
        cancelled.
    Why it matters
        The programme shows that audits are planned and carried out. One that was never brought in
        line with what happened shows a plan that nobody looked at again, or a report of another
        audit.
    How to fix
        Bring the programme up to date: the new date with its postponement, the other lead. Or
        correct the report.
    Not reported
        Audits that did not take place: PRG007 speaks of those. A planned period (`Q1 2026`) that the
        fieldwork lies in or near. Drafts and superseded programmes. Where one programme has the
        audit several times, the entries that it does not fit as long as one does. Leads who are not
        on record, and a role for the person who holds it. The scope: AUD012 speaks of what was
        planned and not audited.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        entries: [{audit: AUD-1, planned_on: 2026-03-16}]
        ---
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-06-15, end: 2026-06-19}
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        entries:
          - audit: AUD-1
            planned_on: 2026-06-15
            postponements: [{from: 2026-03-16, reason: auditor ill, approved_by: bo}]
        ---
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-06-15, end: 2026-06-19}
    """
    programme = programme_of(audit, run)
    if programme is None or programme.text("status") in _VOID or has_begun(audit, run) is not True:
        return
    places = places_in(programme, audit, run)
    found = [_against(audit, programme, ("entries", place), run) for place in places]
    if found and all(found):
        yield from found[0]


def _against(audit: Record, programme: Record, at: FieldPath, run: Pass) -> list[Report]:
    """In what the audit does not fit an entry of its programme."""
    cancelled = (*at, "cancellation")
    if not is_blank_answer(programme.get(*cancelled)):
        related = _said_in(programme, cancelled)
        return [Report("cancelled", ("status",), related=related, programme=programme.id)]
    return [
        *_time(audit, programme, (*at, "planned_on"), run),
        *_lead(audit, programme, (*at, "lead"), run),
    ]


def _time(audit: Record, programme: Record, at: FieldPath, run: Pass) -> Iterator[Report]:
    planned, start = run.date(programme, *at), began_on(audit, run)
    moves = [move for _, move in programme.items(*at[:-1], "postponements")]
    # Put off, and the new day is still to be entered.
    if planned is None or (moves and run.register.calendar.date(moves[-1].get("from")) == planned):
        return
    end = ended_on(audit, run) or start
    days = run.options["apart_days"]
    if start is not None and start > add_days(planned, days):
        yield Report(
            "late",
            start_field(audit),
            related=_said_in(programme, at),
            start=start,
            programme=programme.id,
            audit=audit.id,
            planned=planned,
        )
    elif end is not None and end < add_days(planned, -days):
        yield Report(
            "early",
            start_field(audit),
            related=_said_in(programme, at),
            end=end,
            programme=programme.id,
            audit=audit.id,
            planned=planned,
        )


def _lead(audit: Record, programme: Record, at: FieldPath, run: Pass) -> Iterator[Report]:
    planned = [name for _, name in programme.strings(*at)]
    team = auditing(audit)
    leads = [n for n in team if audit.text("team", n, "function") == "lead"] or team
    if len(leads) != 1 or not planned:
        return
    path = ("team", leads[0], "person")
    led = people_in([audit.text(*path)], run)
    meant = people_in(planned, run)
    if led is None or meant is None or led & meant:
        return
    yield Report(
        "lead",
        path,
        related=_said_in(programme, at),
        led=audit.text(*path),
        programme=programme.id,
        lead=list_of(planned),
    )


def _said_in(programme: Record, at: FieldPath) -> tuple[Related]:
    return (Related(programme, at, "the programme says so here"),)
