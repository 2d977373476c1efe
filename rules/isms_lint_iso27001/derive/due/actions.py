"""Actions of reviews, treatment plans and others: due dates, steps, and standing ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isms_lint.offers.due import Due, Undated
from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.actions import (
    due_on,
    has_due_date,
    is_open_action,
    is_treatment,
    is_void,
    plan_of,
    why_unclear,
)
from isms_lint_iso27001.derive.due.acting import acting
from isms_lint_iso27001.derive.due.words import both, called, said, titled
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

WHAT = "action"


def actions(run: Pass) -> Iterator[Due | Undated]:
    """What is due."""
    for action in run.register.of("action"):
        if not is_open_action(action) or is_void(action, run):
            continue
        unclear = why_unclear(action, run)
        if unclear:
            yield Undated(WHAT, said(f"{action.id}: {unclear}"), action, ("status",))
            continue
        yield from _due(action, run)
        yield from _steps(action, run)
        yield from _looks(action, run)


def _due(action: Record, run: Pass) -> Iterator[Due | Undated]:
    due = due_on(action, run.as_of, run)
    if due is not None:
        rule = "RSK009" if is_treatment(action, run) else "ACT002"
        words = titled("Action", "Maßnahme", action)
        owners = acting(due, run, action.get("owner"))
        yield Due(due, WHAT, words, _origin(action, run), action, ("due_on",), owners, rule)
    elif not has_due_date(action) or not is_blank_answer(action.get("due_on")):
        yield Undated(
            WHAT,
            both(
                f"{action.id} has no due date that can be read",
                f"{action.id} hat keinen lesbaren Termin",
            ),
            action,
            ("due_on",),
        )


def _origin(action: Record, run: Pass) -> Mapping[str, str]:
    plan = plan_of(action, run) or action.parent
    origin = plan.id if plan is not None else action.text("origin")
    if not origin:
        return both("agreed", "vereinbart")
    return both(f"agreed in {origin}", f"vereinbart in {origin}")


def _steps(action: Record, run: Pass) -> Iterator[Due]:
    """The steps of a long action that are not done; one on its own last day says nothing more."""
    last = due_on(action, run.as_of, run)
    for index, step in action.items("milestones"):
        day = run.date(action, "milestones", index, "due_on")
        if day is None or day == last or not is_blank_answer(step.get("done_on")):
            continue
        text = action.text("milestones", index, "text") or f"{index + 1}"
        yield Due(
            day,
            WHAT,
            both(f"Step of {called(action)}: {text}", f"Schritt von {called(action)}: {text}"),
            both("a step of the action", "ein Schritt der Maßnahme"),
            action,
            ("milestones", index, "due_on"),
            acting(day, run, action.get("owner")),
        )


def _looks(action: Record, run: Pass) -> Iterator[Due | Undated]:
    """The next look at a standing action. What became of earlier ones no record tells."""
    every = action.get("review_months")
    if not isinstance(every, int) or isinstance(every, bool) or every < 1:
        return
    raised = run.date(action, "raised_on")
    if raised is None:
        yield Undated(
            WHAT,
            both(
                f"{action.id} is looked at every {every} months, and since when is not on record",
                f"{action.id} wird alle {every} Monate überprüft; seit wann, ist nicht festgehalten",
            ),
            action,
            ("raised_on",),
        )
        return
    passed = max(0, (run.as_of.year - raised.year) * 12 + run.as_of.month - raised.month)
    rounds = max(1, passed // every)
    if add_months(raised, every * rounds) < run.as_of:
        rounds += 1
    day = add_months(raised, every * rounds)
    yield Due(
        day,
        WHAT,
        titled("Look at standing action", "Überprüfung der Daueraufgabe", action),
        both(
            f"every {every} months since {raised}",
            f"alle {every} Monate seit {raised}",
        ),
        action,
        ("review_months",),
        acting(day, run, action.get("owner")),
    )
