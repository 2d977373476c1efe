"""Corrective actions: by when they are to be carried out, and steps of theirs (10.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from isms_lint.offers.due import Due, Undated
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.corrective_actions import (
    due_on,
    is_agreed,
    is_approved,
    is_given,
    is_open,
    is_overdue,
    next_step,
    stage,
    why_unclear,
)
from isms_lint_iso27001.derive.due.acting import acting
from isms_lint_iso27001.derive.due.words import both, said, titled
from isms_lint_iso27001.derive.finding.nonconformities import answers_withdrawn_only
from isms_lint_iso27001.derive.text.words import counted

WHAT = "corrective-action"


def corrective_actions(run: Pass) -> Iterator[Due | Undated]:
    """What is due."""
    for action in run.register.of("corrective-action"):
        if not is_open(action, run.as_of, run) or answers_withdrawn_only(action, run):
            continue
        unclear = why_unclear(action, run, f"{action.id}'s")
        if unclear:
            yield Undated(WHAT, said(unclear), action, ("status",))
        elif stage(action, run.as_of, run) == "opened":
            yield from _carried_out(action, run)
            yield from _step(action, run)
        elif is_overdue(action, run.as_of, run):
            # Carried out too late, and not closed yet.
            yield from _carried_out(action, run)


def _carried_out(action: Record, run: Pass) -> Iterator[Due | Undated]:
    due = due_on(action, run.as_of, run)
    if due is None:
        missing = "cannot be read as a date" if is_given(action, "due_on") else "is not on record"
        fehlt = "ist kein Datum" if is_given(action, "due_on") else "ist nicht festgehalten"
        yield Undated(
            WHAT,
            both(f"`due_on` of {action.id} {missing}", f"`due_on` von {action.id} {fehlt}"),
            action,
            ("due_on",),
        )
        return
    yield Due(
        due,
        WHAT,
        titled("Corrective action", "Korrekturmaßnahme", action),
        _why(action, due, run),
        action,
        ("due_on",),
        acting(due, run, action.get("owner")),
        "CAR005",
    )


def _why(action: Record, due: date, run: Pass) -> Mapping[str, str]:
    """That the day was agreed, with extensions where any counts; of what was carried out too late, when
    that was.
    """
    extended = any(
        is_approved(one) and is_agreed(one, run.as_of, run) for _, one in action.items("extensions")
    )
    why = (
        both("agreed, with an extension", "vereinbart, mit Verlängerung")
        if extended
        else both("agreed", "vereinbart")
    )
    implemented = run.date(action, "implemented_on")
    if implemented is None or implemented > run.as_of:
        return why
    late = (implemented - due).days
    return both(
        f"{why['en']}; implemented on {implemented}, {counted(late, 'day')} late, and still to be"
        " verified and closed",
        f"{why['de']}; umgesetzt am {implemented}, {late} {'Tag' if late == 1 else 'Tage'} zu spät,"
        " noch nicht geprüft und abgeschlossen",
    )


def _step(action: Record, run: Pass) -> Iterator[Due]:
    """The next step that its progress names."""
    step = next_step(action, run)
    if step is not None:
        day, path = step
        yield Due(
            day,
            WHAT,
            titled(
                "Next step of corrective action", "Nächster Schritt der Korrekturmaßnahme", action
            ),
            both("named in its progress", "in ihrem Verlauf genannt"),
            action,
            path,
            acting(day, run, action.get("owner")),
        )
