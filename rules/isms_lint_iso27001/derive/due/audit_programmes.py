"""The audit programme: up to which day approved ones cover the time (9.2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from isms_lint.offers.due import Due, Undated
from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.standards import is_programme_of_isms
from isms_lint_iso27001.derive.due.acting import leading
from isms_lint_iso27001.derive.due.words import both
from isms_lint_iso27001.derive.programme.approved import why_unapproved

WHAT = "audit-programme"
_WAITING = frozenset({"draft", "in-review"})
_MOST = 6


def audit_programmes(run: Pass) -> Iterator[Due | Undated]:
    """By when the next programme has to be approved."""
    periods = sorted(_approved(run), key=lambda one: (one[0], one[1], one[2].id))
    last: tuple[date, Record] | None = None
    for start, end, programme in periods:
        # One that begins after a gap does not lengthen the time that is covered now.
        follows = last is not None and start <= add_days(last[0], 1)
        if (start <= run.as_of or follows) and (last is None or end > last[0]):
            last = (end, programme)
    if last is None:
        yield Undated(
            WHAT,
            _why_none(run),
            run.register.organization,
        )
        return
    end, programme = last
    yield Due(
        end,
        WHAT,
        both("Next audit programme approved", "Nächstes Auditprogramm freigegeben"),
        both(f"{programme.id} ends on {end}", f"{programme.id} endet am {end}"),
        programme,
        ("period", "end"),
        leading(end, run, programme.get("manager")),
        "PRG001",
    )


def _why_none(run: Pass) -> Mapping[str, str]:
    waiting = [
        one.id
        for one in run.register.of("audit-programme")
        if one.text("status") in _WAITING and is_programme_of_isms(one)
    ]
    more = "; audits planned in {} count once it is approved" if waiting else ""
    mehr = "; Audits aus {} zählen nach der Freigabe" if waiting else ""
    named = ", ".join(waiting[:_MOST])
    return both(
        f"no approved audit programme covers today or ended before{more.format(named)}",
        "kein freigegebenes Auditprogramm gilt heute oder galt bis zu einem früheren"
        f" Tag{mehr.format(named)}",
    )


def _approved(run: Pass) -> Iterator[tuple[date, date, Record]]:
    for programme in run.register.of("audit-programme"):
        start, end = (run.date(programme, "period", field) for field in ("start", "end"))
        if start is None or end is None or why_unapproved(programme, run):
            continue
        if is_programme_of_isms(programme):
            yield start, end, programme
