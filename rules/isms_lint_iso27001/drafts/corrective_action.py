"""A corrective action on nonconformities: who owns it, and by when, as far as records say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from isms_lint.offers.draft import Asked, Draft, Drafted, NoDraft
from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.closing_times import closing_time
from isms_lint_iso27001.derive.action.corrective_actions import is_closed as is_done
from isms_lint_iso27001.derive.action.corrective_actions import is_rejected
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.finding.area import area_of
from isms_lint_iso27001.derive.finding.corrections import has_correction
from isms_lint_iso27001.derive.finding.grades import grade_of
from isms_lint_iso27001.derive.finding.nonconformities import (
    corrective_actions_of,
    is_closed,
    is_open,
    is_withdrawn,
)
from isms_lint_iso27001.derive.people.handover import answering
from isms_lint_iso27001.derive.responsibility.responsibilities import responsibilities
from isms_lint_iso27001.drafts.beginning import Beginning
from isms_lint_iso27001.drafts.given import record_given, records_given
from isms_lint_iso27001.drafts.offered import ids_of, owner_named, people, some


def _draft(asked: Asked) -> Drafted:
    run = asked.run
    incident = record_given(asked, "incident", "incident")
    ncs = records_given(asked, "nonconformity", "nonconformity") or _of_incident(incident, run)
    begun = Beginning(status="opened", opened_on=run.as_of)
    begun.ask("title", "what is it about, in a few words?")
    ids = [nc.id for nc in ncs]
    begun.put_or_ask(
        "nonconformity",
        ids[0] if len(ids) == 1 else ids,
        f"which one does it answer?{_waiting(run)}",
    )
    begun.put("incident", None if incident is None else incident.id)
    _owner(begun, asked, ncs)
    begun.ask("cause", "why did it happen? What made it possible, and not who did it")
    begun.ask("cause_determined_on", "since when is the cause known?")
    begun.ask("action", "what removes the cause?")
    begun.ask("controls", f"which controls does it change?{_controls(ncs)}")
    _due(begun, ncs, run)
    for nc in ncs:
        begun.notes.extend(_told(nc, run))
    return begun.drafted()


def _of_incident(incident: Record | None, run: Pass) -> list[Record]:
    """The nonconformity that an incident showed."""
    named = None if incident is None else incident.get("nonconformity")
    found = run.register.find(named, "nonconformity")
    return [] if found is None else [found]


def _waiting(run: Pass) -> str:
    """The open nonconformities that no corrective action answers."""
    waiting = [
        nc
        for nc in run.register.of("nonconformity")
        if is_open(nc, run.as_of, run)
        and nc.get("disposition", "car") is not False
        and not any(not is_rejected(one) for one in corrective_actions_of(nc, run))
    ]
    return ids_of(waiting)


def _told(nc: Record, run: Pass) -> list[str]:
    said = []
    if is_withdrawn(nc) or is_closed(nc, run.as_of, run):
        said.append(f"{nc.id} is not open on {run.as_of}: its status is `{nc.text('status')}`")
    if nc.get("disposition", "car") is False:
        said.append(f"{nc.id} says that no corrective action is needed (`disposition.car: false`)")
    live = [
        one.id
        for one in corrective_actions_of(nc, run)
        if not is_rejected(one) and not is_done(one, run.as_of, run)
    ]
    if live:
        said.append(f"{nc.id} is answered by {', '.join(live)} already")
    if not has_correction(nc):
        said.append(f"{nc.id} has no `correction`: what was done at once to put it right?")
    return said


def _owner(begun: Beginning, asked: Asked, ncs: Sequence[Record]) -> None:
    """Whoever was named, else who owns the process it was found in, else what it is against."""
    run = asked.run
    given = record_given(asked, "owner", "person", "role")
    if given is not None:
        if not answering(given.id, run.as_of, run):
            raise NoDraft(f"--owner {given.id}: nobody answers for that on {run.as_of}")
        begun.put("owner", given.id)
        return
    owner, why = _owner_of(ncs, run)
    if owner:
        begun.propose("owner", owner, f"{owner} {why}: do they take it?")
    else:
        begun.ask("owner", f"who sees to it?{people(run)}")


def _owner_of(ncs: Sequence[Record], run: Pass) -> tuple[str, str]:
    """The owner of what the nonconformities concern, and as what."""
    day = run.as_of
    for nc in ncs:
        process = run.register.find(nc.get("process"), "process")
        owner = process.get("owner") if process is not None else None
        if process is not None and isinstance(owner, str) and answering(owner, day, run):
            return owner, f"owns the process {process.id}"
    known = run.derive(responsibilities)
    for nc in ncs:
        for item in sorted(area_of(nc, run), key=run.register.scope.order):
            owner = owner_named(known.owners(item, Period(day, day)), day, run)
            if owner:
                return owner, f"owns {item}"
    return "", ""


def _due(begun: Beginning, ncs: Sequence[Record], run: Pass) -> None:
    """The end of the time for closing, of the first that has to be closed."""
    days: list[tuple[date, str]] = []
    for nc in ncs:
        grade, raised = grade_of(nc, run), run.date(nc, "raised_on")
        if not grade:
            continue
        limit = closing_time(grade, run)
        whose = "as declared" if limit.declared else "by custom"
        since = f"{nc.id} ({grade}) was raised"
        if raised is None:
            since = f"today ({nc.id}, {grade}, does not say when it was raised)"
        said = f"{limit.number} days {whose} after {since}"
        days.append((add_days(raised or run.as_of, limit.number), said))
    if not days:
        begun.ask("due_on", "by when?")
        return
    day, why = min(days)
    if day < run.as_of:
        begun.ask("due_on", f"by when? {day} is past, {why}")
    else:
        begun.propose("due_on", day, f"that is {why}: will it do?")


def _controls(ncs: Sequence[Record]) -> str:
    texts = [text for nc in ncs for _, text in nc.strings("requirement")]
    return some([text for text in texts if text.startswith("A.")])


CORRECTIVE_ACTION = Draft(
    "corrective-action",
    {
        "nonconformity": "the nonconformity it answers; several with commas between them",
        "incident": "the incident it follows",
        "owner": "who sees to it: a person or a role",
    },
    _draft,
    "CAR-{year}-{number}",
    "corrective-actions",
)
