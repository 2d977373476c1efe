"""Checks whether corrective actions worked (10.2 d): no day is agreed for them by itself."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.documents.positions import FieldPath
from isms_lint.offers.due import Due, Undated
from isms_lint.records.dates import add_days
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.corrective_actions import (
    is_given,
    is_open,
    next_step,
    stage,
    why_unclear,
)
from isms_lint_iso27001.derive.action.verification import is_verified
from isms_lint_iso27001.derive.due.acting import leading
from isms_lint_iso27001.derive.due.words import both, titled
from isms_lint_iso27001.derive.finding.nonconformities import answers_withdrawn_only

WHAT = "effectiveness-check"


def effectiveness_checks(run: Pass) -> Iterator[Due | Undated]:
    """From when the effect of what was implemented can be checked; or the day its progress names."""
    for action in run.register.of("corrective-action"):
        if (
            not is_open(action, run.as_of, run)
            or stage(action, run.as_of, run) != "implemented"
            or is_verified(action, run.as_of, run)
            or answers_withdrawn_only(action, run)
            or why_unclear(action, run)
        ):
            continue
        done, step = run.date(action, "implemented_on"), next_step(action, run)
        if done is None and step is None:
            lacks = "is not a date" if is_given(action, "implemented_on") else "is not on record"
            fehlt = "ist kein Datum" if is_given(action, "implemented_on") else "fehlt"
            yield Undated(
                WHAT,
                both(
                    f"`implemented_on` of {action.id} {lacks}",
                    f"`implemented_on` von {action.id} {fehlt}",
                ),
                action,
                ("implemented_on",),
            )
            continue
        if step is not None:
            day, path = step
            why = both("named in its progress", "in ihrem Verlauf genannt")
        elif done is not None:
            wait = run.option_of("CAR008", "min_effect_days")
            day = add_days(done, wait)
            at: FieldPath = ("implemented_on",)
            path = at
            why = both(
                f"implemented on {done}; a check says something {wait} days later at the earliest",
                f"umgesetzt am {done}; eine Prüfung sagt frühestens {wait} Tage danach etwas aus",
            )
        yield Due(
            day,
            WHAT,
            titled("Check the effect of", "Wirksamkeitsprüfung von", action),
            why,
            action,
            path,
            leading(day, run, action.get("verified", "by")),
        )
