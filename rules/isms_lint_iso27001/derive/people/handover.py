"""Handovers: who answers for open work after a person has left."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote

_MOST_HANDOVERS = 100
"""Handovers one after the other that are followed: no work passes through so many hands."""


def answering(reference: object, day: date, run: Pass) -> list[Record]:
    """The persons who answer on `day` for what `reference` (a person or a role) is named for.

    Those it means who are with the organization; where none is, those to whom the ones who left
    handed over in time. The days between leaving and such a handover are no gap.
    """
    known = run.derive(_answering)
    key = (repr(reference), day)
    if key not in known:
        known[key] = run.people.active(reference, day) or _successors(reference, day, run)
    return known[key]


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


def _answering(_run: Pass) -> dict[tuple[str, date], list[Record]]:
    """Who answers, by reference and day, filled by whoever asks first (a derivation)."""
    return {}


def _successors(reference: object, day: date, run: Pass) -> list[Record]:
    """Those who took over, in time, from whoever `reference` means and who left before `day`."""
    found: dict[str, Record] = {}
    met: set[str] = set()
    asked: set[str] = set()
    waiting = [reference]
    for _ in range(_MOST_HANDOVERS):
        people = [person for one in waiting for person in run.people.holders(one, day)]
        waiting = []
        for person in people:
            to = person.get("handover", "to")
            if person.id in met or str(to) in asked or not _handed_over(person, day, run):
                continue
            met.add(person.id)
            asked.add(str(to))
            heirs = run.people.active(to, day)
            found.update((heir.id, heir) for heir in heirs)
            if not heirs:
                waiting.append(to)
    return list(found.values())


def _handed_over(person: Record, day: date, run: Pass) -> bool:
    """Whether somebody left before `day` and handed over in time."""
    left, on = run.date(person, "to"), run.date(person, "handover", "on")
    return left is not None and left < day and on is not None and on <= handover_latest(left, run)
