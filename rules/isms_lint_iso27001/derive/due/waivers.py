"""Waivers: by when what they accept has to be put right, or accepted anew."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.offers.due import Due, Undated
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.due.acting import acting
from isms_lint_iso27001.derive.due.no_day import no_day
from isms_lint_iso27001.derive.due.words import both, called
from isms_lint_iso27001.derive.text.words import list_of
from isms_lint_iso27001.derive.waivers import (
    accepts,
    codes_of,
    is_looked_for,
    was_never_granted,
)

WHAT = "waiver"


def waivers(run: Pass) -> Iterator[Due | Undated]:
    """The last days of waivers whose finding is still there; the others accept nothing, and what
    nobody granted never did.
    """
    for waiver in run.register.of(WHAT):
        if was_never_granted(waiver):
            continue
        day = run.date(waiver, "expires_on")
        found = accepts(waiver, run)
        if day is None:
            yield no_day(WHAT, waiver, "expires_on")
        elif found:
            codes = list_of(sorted({one.code for one in found}))
            targets = [run.register.get(id) for id in sorted({one.record_id for one in found})]
            name = next((called(one) for one in targets if one is not None), waiver.text("target"))
            owners = (one.get("owner") for one in targets if one is not None)
            yield Due(
                day,
                WHAT,
                both(
                    f"Waiver {waiver.id} of {codes} for {name}",
                    f"Ausnahmegenehmigung {waiver.id} von {codes} für {name}",
                ),
                both(
                    "last day of the waiver, and what it accepts is still found",
                    "letzter Tag der Ausnahmegenehmigung; was sie akzeptiert, besteht noch",
                ),
                waiver,
                ("expires_on",),
                acting(day, run, waiver.get("owner"), *owners, waiver.get("approved_by")),
                "WVR002",
            )
        elif codes_of(waiver, run) and not is_looked_for(waiver, run):
            rule = waiver.text("rule")
            yield Undated(
                WHAT,
                both(
                    f"{waiver.id} is a waiver of {rule}, which is none of the rules that run",
                    f"{waiver.id} ist eine Ausnahmegenehmigung für {rule}, und diese Regel wird nicht"
                    " ausgeführt",
                ),
                waiver,
                ("rule",),
            )
