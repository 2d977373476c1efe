"""Why nobody is there who answers for open work."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.text.quote import quote


def why_absent(owner: Record, day: date, run: Pass) -> str:
    """Why nobody answers on `day` for what `owner`, a person or a role, is named for; as a clause."""
    if owner.kind != "role":
        return f"its owner {owner.id} {_gone(owner, day, run)}"
    holders = run.people.holders(owner.id, day)
    if len(holders) == 1:
        return f"{holders[0].id}, who holds the role {owner.id}, {_gone(holders[0], day, run)}"
    return f"nobody with the organization holds the role {owner.id}"


def why_nobody(reference: object, day: date, run: Pass) -> str:
    """Why `reference` means nobody who is there on `day`; as a clause."""
    named = str(reference)
    found = run.register.find(named, "person", "role")
    if found is None:
        other = run.register.get(named)
        kind = f"a {other.kind} on record, and " if other is not None else ""
        return f"{quote(named)} is {kind}no person or role{'' if kind else ' on record'}"
    if found.kind == "person":
        return f"{found.id} {_gone(found, day, run)}"
    if run.people.holders(found.id, day):
        return why_absent(found, day, run)
    return f"nobody holds {quote(found.id)} on {day}"


def why_away(person: Record, day: date, run: Pass) -> str:
    """Why `person` is not with the organization on `day`, to follow the name; empty where they are."""
    return "" if run.people.overlaps(person, day, day) else _gone(person, day, run)


def _gone(person: Record, day: date, run: Pass) -> str:
    left, joins = run.date(person, "to"), run.date(person, "from")
    if left is not None and left < day:
        return f"left on {left}"
    return f"joins only on {joins}" if joins is not None else "is not with the organization"
