"""WVR002: what a waiver accepted is put right by the day it expires."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import (
    FINDINGS,
    Basis,
    NotEvaluated,
    Pass,
    Related,
    Report,
    Severity,
    rule,
)
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of
from isms_lint_iso27001.derive.waivers import (
    accepts,
    codes_of,
    expired_on,
    is_looked_for,
    was_never_granted,
)


@rule(
    code="WVR002",
    name="waiver-expired",
    kinds={"waiver"},
    scope=FINDINGS,
    basis=Basis.ORGANIZATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={"expired": "the waiver expired on {day}, and {codes} still {speak} of {targets}"},
    related=(
        "WVR001",
        "WVR005",
    ),
    unsuppressible=True,
)
def check(waiver: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What a waiver accepted is put right by the day it expires.

    What it checks
        Whether the finding that an expired waiver names is still there. A waiver holds up to and
        with its `expires_on`; there is no grace after it.
    Why it matters
        The day was the promise under which the finding was accepted.
    How to fix
        Put right what was accepted. If that takes longer, have a new waiver approved, with a reason
        and an end of its own.
    Not reported
        Expired waivers whose finding is gone: they are history. The day of expiry itself, in the
        organization's own timezone. Waivers that nobody granted (`draft`, `requested`, `rejected` and
        the like): they accepted nothing. Where the rule is none of those that run, whether the finding
        is still there is not evaluated.
    Bad
        kind: waiver
        id: WV-1
        rule: CAR005
        target: CAR-1
        reason: supplier is late
        approved_by: ana
        expires_on: 2026-09-30
        ---
        {kind: corrective-action, id: CAR-1, status: planned, due_on: 2026-08-31}
    Good
        kind: waiver
        id: WV-1
        rule: CAR005
        target: CAR-1
        reason: supplier is late
        approved_by: ana
        expires_on: 2026-09-30
        ---
        {kind: corrective-action, id: CAR-1, status: planned, due_on: 2026-12-31}
    """
    if was_never_granted(waiver):
        return
    day = expired_on(waiver, run)
    if day is None:
        if not is_blank_answer(waiver.get("expires_on")) and run.date(waiver, "expires_on") is None:
            yield NotEvaluated("`expires_on` cannot be read as a date")
        return
    found = accepts(waiver, run)
    if found:
        codes = sorted({one.code for one in found})
        ids = sorted({one.record_id for one in found})
        targets = [record for id in ids if (record := run.register.get(id)) is not None]
        yield Report(
            "expired",
            ("expires_on",),
            related=tuple(Related(target, (), f"the {target.kind}") for target in targets[:8]),
            about=[f"{one.code} {one.record_id}" for one in found],
            day=day,
            codes=list_of(codes),
            speak="speaks" if len(codes) == 1 else "speak",
            targets=list_of(ids),
        )
    elif codes_of(waiver, run) and not is_looked_for(waiver, run):
        yield NotEvaluated(
            f"the waiver expired on {day}, and {waiver.text('rule')} is none of the rules that run"
        )
