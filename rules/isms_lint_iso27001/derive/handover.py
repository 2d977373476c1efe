"""Handovers: who answers for open work after a person has left."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.quote import quote


def answering(reference: object, day: date, run: Pass) -> list[Record]:
    """The persons who answer on `day` for what `reference` (a person or a role) is named for.

    Those it means who are with the organization; where none is, those to whom the ones who left
    handed over in time. The days between leaving and such a handover are no gap.
    """
    active = run.people.active(reference, day)
    return active or _successors(reference, day, run, frozenset())


def answered_then(reference: object, day: date, run: Pass) -> set[str]:
    """The ids of the persons who answered on `day` for what `reference` is named for today.

    Those it means on that day, those who had taken over by then, and whoever left since and handed
    over to them.
    """
    meant = {person.id for person in run.people.holders(reference, day)}
    found = meant | {person.id for person in answering(reference, day, run)}
    for heir in {str(reference), *meant}:
        for until, before in run.derive(_left_to).get(heir, ()):
            if day <= until:
                found.add(before)
    return found


def _left_to(run: Pass) -> dict[str, list[tuple[date, str]]]:
    """By the person or role somebody handed over to: the last day before, and who left (a
    derivation).
    """
    found: dict[str, list[tuple[date, str]]] = {}
    for person in run.register.of("person"):
        left = run.date(person, "to")
        to = person.get("handover", "to")
        if left is not None and isinstance(to, str):
            heirs = {to, *(heir.id for heir in run.people.holders(to, left))}
            for heir in heirs:
                found.setdefault(heir, []).append((left, person.id))
    return found


def handover_latest(left: date, run: Pass) -> date:
    """The last day on which somebody who left on `left` hands over in time."""
    return add_days(left, run.option_of("ROL004", "handover_days"))


def handover_fault(person: Record, left: date, run: Pass) -> str | NotEvaluated:
    """What is wrong with the handover of a person who left on `left`; empty where it settles it."""
    to = person.get("handover", "to")
    if is_blank_answer(to):
        return "no handover is on record"
    on = run.date(person, "handover", "on")
    if on is None:
        if is_blank_answer(person.get("handover", "on")):
            return f"the handover to {quote(str(to))} has no date"
        return NotEvaluated("`handover.on` cannot be read as a date")
    if on > handover_latest(left, run):
        return f"the handover to {quote(str(to))} is dated {on}"
    if not answering(to, run.as_of, run):
        return f"the handover names {quote(str(to))}, who is nobody with the organization"
    return ""


def _successors(reference: object, day: date, run: Pass, seen: frozenset[str]) -> list[Record]:
    """Those who took over, in time, from whoever `reference` means and who left before `day`."""
    found: dict[str, Record] = {}
    for person in run.people.holders(reference, day):
        left = run.date(person, "to")
        on = run.date(person, "handover", "on")
        if person.id in seen or left is None or left >= day:
            continue
        if on is None or on > handover_latest(left, run):
            continue
        to = person.get("handover", "to")
        heirs = run.people.active(to, day) or _successors(to, day, run, seen | {person.id})
        found.update((heir.id, heir) for heir in heirs)
    return list(found.values())
