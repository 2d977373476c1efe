"""An audit programme for the cycle to come, from risks, earlier findings and what was audited when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from isms_lint.offers.draft import Asked, Draft, Drafted, NoDraft
from isms_lint.records.dates import add_days, add_months
from isms_lint.records.free_ids import free_ids
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.certification.year import regular_visits
from isms_lint_iso27001.derive.dates.intervals import declared_limit
from isms_lint_iso27001.derive.document.policies import information_security_policies
from isms_lint_iso27001.derive.independence.candidates import candidates
from isms_lint_iso27001.derive.people.handover import answering
from isms_lint_iso27001.derive.programme.cycle import is_in_force, programmes
from isms_lint_iso27001.derive.programme.year_plan import Intervals, plan
from isms_lint_iso27001.derive.risk.assessments import assessments
from isms_lint_iso27001.derive.soa.rows import current_statement
from isms_lint_iso27001.derive.text.words import counted
from isms_lint_iso27001.drafts.audit import AUDIT
from isms_lint_iso27001.drafts.beginning import Beginning
from isms_lint_iso27001.drafts.given import day_given, number_given
from isms_lint_iso27001.drafts.offered import people
from isms_lint_iso27001.drafts.to_audit import parts_to_audit, rationale_of
from isms_lint_iso27001.drafts.year_slots import Slot, slots_of

_ID = "PRG-{number}"
_MOST_YEARS = 3
_LEAST_MONTHS = 10
"""Of a certificate, that are worth a programme to its end."""
_TAKEN_OVER = {
    "methods": ("how are audits done?", "[interview, document review, observation, sampling]"),
    "responsibilities": ("who plans, does and follows up audits?", ""),
    "planning": ("what does each audit plan contain, and when is it sent out?", ""),
    "reporting": ("how, to whom and by when are results reported?", ""),
}


def _draft(asked: Asked) -> Drafted:
    run = asked.run
    known = [one for one in run.derive(programmes) if is_in_force(one.record)]
    before = max(known, key=lambda one: one.end, default=None)
    start = day_given(asked, "start")
    if start is None:
        runs = before is not None and before.end >= run.as_of
        start = add_days(before.end, 1) if before is not None and runs else run.as_of
    end = _end(start, asked)
    record = before.record if before is not None else None
    begun = Beginning(
        title=f"Internal audit programme {start.year} to {end.year}",
        status="draft",
        period={"start": start.isoformat(), "end": end.isoformat()},
    )
    _manager(begun, record, run)
    parts = parts_to_audit(run)
    slots = slots_of(plan(start, _intervals(run), _visit(start, run)), end, parts)
    _frequency(begun, slots, start, end, run)
    for name, (question, form) in _TAKEN_OVER.items():
        said = [] if record is None else [text for _, text in record.strings(name)]
        begun.put_or_ask(name, said[0] if len(said) == 1 else said, question, form)
    begun.put("rationale", rationale_of(parts, start, end, run))
    begun.put("references", [one.assessment.id for one in run.derive(assessments)[-1:]])
    criteria = _criteria(record, run)
    begun.put("criteria", criteria)
    if len(criteria) < 2:
        begun.ask("criteria", "which policies and procedures of your own?")
    entries = list(_entries(slots, record, run))
    begun.put("entries", entries)
    like = [one.id for one in run.register.of("audit-programme")]
    id = asked.id or next(free_ids(like, run.register, start.year, _ID))
    begun.notes.extend(_without_a_lead(id, entries, slots))
    if run.derive(current_statement) is None:
        begun.notes.append(
            "no Statement of Applicability is approved: all of Annex A is in the plan"
        )
    if record is not None:
        begun.notes.append(
            f"follows {record.id}; what it says on methods and reporting is taken over"
        )
    begun.notes.append(
        f"{counted(len(slots), 'audit')} from {start} to {end}: a proposal, to be approved by top"
        " management"
    )
    return begun.drafted(id)


def _end(start: date, asked: Asked) -> date:
    """The end of the years that are asked for, else that of the certificate, else of three years.

    Raises NoDraft where these do not lie in the calendar.
    """
    longest = add_days(add_months(start, 12 * _MOST_YEARS), -1)
    if longest >= add_days(date.max, -1):
        raise NoDraft(f"{start}: the calendar ends before the {_MOST_YEARS} years after it")
    years = number_given(asked, "years")
    if years is not None:
        if not isinstance(years, int) or not 1 <= years <= _MOST_YEARS:
            raise NoDraft(f"--years {years}: one to {_MOST_YEARS}")
        return add_days(add_months(start, 12 * years), -1)
    organization = asked.run.register.organization
    expires = None
    if organization is not None:
        expires = asked.run.date(organization, "certificate", "expires_on")
    if expires is None or not add_months(start, _LEAST_MONTHS) <= expires <= longest:
        return longest
    return expires


def _intervals(run: Pass) -> Intervals:
    names = ("internal_audit_months", "management_review_months", "risk_assessment_months")
    return Intervals(*(declared_limit("intervals", name, 12, run).number for name in names))


def _visit(start: date, run: Pass) -> date | None:
    """The first visit of the certification body after `start`: as planned, else in the month of the
    decision on the certificate.
    """
    planned = [one.start for one in run.derive(regular_visits) if one.start > start]
    if planned:
        return planned[0]
    organization = run.register.organization
    decided = None if organization is None else run.date(organization, "certificate", "decided_on")
    if decided is None:
        return None
    while decided <= start:
        decided = add_months(decided, 12)
    return decided


def _manager(begun: Beginning, before: Record | None, run: Pass) -> None:
    manager = "" if before is None else before.text("manager")
    if manager and answering(manager, run.as_of, run):
        begun.put("manager", manager)
    else:
        begun.ask("manager", f"who runs the programme?{people(run)}")


def _frequency(begun: Beginning, slots: Sequence[Slot], start: date, end: date, run: Pass) -> None:
    years = max(round((end - start).days / 365), 1)
    months = declared_limit("intervals", "internal_audit_months", 12, run).number
    a_year = counted(round(len(slots) / years), "audit")
    begun.put("frequency", f"{a_year} a year, never more than {counted(months, 'month')} apart")


def _criteria(before: Record | None, run: Pass) -> list[str]:
    """Those of the programme before; else the standard, and the organization's own rules."""
    taken_over = [] if before is None else [text for _, text in before.strings("criteria")]
    if taken_over:
        return taken_over
    organization = run.register.organization
    edition = run.register.edition(None)
    own = [record.id for record in run.derive(information_security_policies)]
    if organization is not None:
        named = [text for _, text in organization.strings("procedures")]
        own.extend(id for id in named if run.register.find(id, "document") is not None)
    return [f"ISO/IEC 27001:{edition}", *dict.fromkeys(own)]


def _entries(slots: Sequence[Slot], before: Record | None, run: Pass) -> Iterator[dict[str, Any]]:
    """The audits; those of the first year with who could lead them."""
    ids: dict[int, Iterator[str]] = {}
    given: set[str] = set()
    leads = _leads(slots, before, run)
    like = [audit.id for audit in run.register.of("audit")]
    for slot in slots:
        year = slot.day.year
        of_year = ids.setdefault(year, free_ids(like, run.register, year, AUDIT.id))
        id = next(id for id in of_year if id not in given)
        given.add(id)
        yield {
            "audit": id,
            "planned_on": slot.day.isoformat(),
            "scope": [part.text for part in slot.parts],
            **({"lead": leads[slot.day]} if leads.get(slot.day) else {}),
        }


def _leads(slots: Sequence[Slot], before: Record | None, run: Pass) -> dict[date, str]:
    """By the day of each audit of the first year, who is free of ties to all of it and shown to be
    competent, if anybody is. Internal audit itself goes to somebody who leads none of the others.
    """
    found: dict[date, str] = {}
    for slot in sorted(_first_year(slots), key=lambda slot: slot.is_of_audit):
        items = sorted(
            {leaf for part in slot.parts for leaf in part.leaves}, key=run.register.scope.order
        )
        taken = set(found.values()) if slot.is_of_audit else set()
        ready = [one.person.id for one in candidates(items, slot.day, run, before) if one.ready]
        found[slot.day] = next((id for id in ready if id not in taken), "")
    return found


def _first_year(slots: Sequence[Slot]) -> list[Slot]:
    return [slot for slot in slots if slot.day < add_months(slots[0].day, 12)]


def _without_a_lead(
    id: str, entries: Sequence[dict[str, Any]], slots: Sequence[Slot]
) -> Iterator[str]:
    for entry, slot in zip(entries, _first_year(slots), strict=False):
        if "lead" not in entry:
            whom = " who leads no other audit" if slot.is_of_audit else ""
            yield (
                f"{entry['audit']} has no lead: nobody{whom} is free of doubt; `isms-lint new audit"
                f" --programme {id} --entry {entry['audit']}` will say why"
            )


AUDIT_PROGRAMME = Draft(
    "audit-programme",
    {
        "start": "its first day (default: after the programme in force, else today)",
        "years": "how many years, up to three (default: to the end of the certificate, else three)",
    },
    _draft,
    _ID,
    "audits",
)
