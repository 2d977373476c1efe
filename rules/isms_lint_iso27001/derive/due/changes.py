"""Changes that are planned for a day (6.3)."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.offers.due import Due, Undated
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.due.acting import acting
from isms_lint_iso27001.derive.due.words import both, said, titled
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import why_unread

WHAT = "change"
_OVER = frozenset({"proposed", "implemented", "rejected"})


def changes(run: Pass) -> Iterator[Due | Undated]:
    """What is due; nobody has decided on what is only proposed."""
    for change in run.register.of(WHAT):
        if change.text("status") in _OVER or not is_blank_answer(change.get("implemented_on")):
            continue
        unread = why_unread(change, run, f"{change.id}'s")
        for path in (("plan", "due_on"), ("planned_on",)):
            day = run.date(change, *path)
            if day is not None:
                break
        if unread:
            yield Undated(WHAT, said(unread), change, ("status",))
        elif day is None:
            yield Undated(
                WHAT,
                both(
                    f"by when {change.id} is to be carried out is not on record",
                    f"bis wann {change.id} umgesetzt wird, ist nicht festgehalten",
                ),
                change,
                ("plan", "due_on"),
            )
        else:
            owner = (change.get("plan", "responsible"), change.get("owner"))
            yield Due(
                day,
                WHAT,
                titled("Change", "Änderung", change),
                both("planned", "geplant"),
                change,
                path,
                acting(day, run, *owner),
            )
