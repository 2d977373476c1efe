"""Names of people, as papers write them."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


def named_on(reference: object, day: date, run: Pass) -> str:
    """Whom a reference (a person or a role) means on `day`: `Dana Holt`, `isms-manager (Dana Holt)`.
    As it is written where it leads to nobody; empty where nothing is.
    """
    if is_blank_answer(reference):
        return ""
    written = str(reference)
    names = ", ".join(name_of(person) for person in run.people.holders(reference, day))
    if not names:
        return written
    found = run.register.find(reference, "person")
    return names if found is not None else f"{written} ({names})"


def name_of(person: Record) -> str:
    """The name of a person; the id where there is none."""
    return person.text("name") or person.id
