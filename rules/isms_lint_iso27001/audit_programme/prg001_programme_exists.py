"""PRG001: an approved audit programme covers today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.standards import (
    is_audit_of_isms,
    is_programme_of_isms,
    standards_in,
)
from isms_lint_iso27001.derive.document.named_information import named_information
from isms_lint_iso27001.derive.programme.approved import covers, why_unapproved
from isms_lint_iso27001.derive.programme.cycle import is_in_force
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="PRG001",
    name="programme-exists",
    kinds={"audit-programme", "audit"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "none": "audits are on record, and no audit programme for ISO/IEC 27001",
        "other": "{programmes}: no audit programme for ISO/IEC 27001 is on record",
        "unapproved": "no approved audit programme covers {as_of}: {programme} is {state}",
        "ended": "no audit programme covers {as_of}: {programme} ended on {end}{next}",
        "ahead": "no audit programme covers {as_of}: {programme} begins on {start}",
    },
    related=(
        "PRG002",
        "PRG004",
        "DOC001",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An approved audit programme covers today.

    What it checks
        Where audits or programmes are on record: whether an approved `audit-programme` has a period
        that includes the as-of date. Approved is one with that status, or one without a status that
        says who approved it or when. A programme whose criteria name other standards alone is none
        for ISO/IEC 27001.
    Why it matters
        The standard asks for a programme that is planned, kept and carried out. Audits without one
        are single events; an assessor asks for the programme, not for reports alone.
    How to fix
        Write the programme for the period, have it approved, and keep it as audits are done.
    Not reported
        Several programmes at once. An integrated programme of several standards, if its criteria
        name ISO/IEC 27001 or no standard at all. A programme of a part of the management system:
        what the programmes leave out is a question of PRG004. A repository without any audit or
        programme: DOC001 speaks of that. A programme of another standard where neither audits of
        the ISMS nor half of the information the standard names are on record: it may be all that
        is kept here.
    Bad
        kind: audit
        id: AUD-1
        status: reported
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
    """
    known = run.derive(_known)
    if not known or record is not known[0]:
        return
    if record.kind == "audit":
        yield Report("none")
        return
    if not is_programme_of_isms(record):
        named = (f"{one.id} names {list_of(_standards(one))}, not ISO/IEC 27001" for one in known)
        yield Report("other", ("criteria",), programmes="; ".join(named))
        return
    approved = [one for one in known if not why_unapproved(one, run)]
    if any(covers(one, run.as_of, run) for one in approved):
        return
    unclear = [one.id for one in approved if covers(one, run.as_of, run) is None]
    # A draft without a period would not be one either.
    others = [one for one in known if why_unapproved(one, run)]
    waiting = [one for one in others if covers(one, run.as_of, run) is not False]
    if unclear:
        yield NotEvaluated(f"the period of {list_of(unclear)} has no readable start and end")
    elif waiting:
        one = waiting[0]
        yield Report(
            "unapproved",
            ("status",),
            record=one,
            as_of=run.as_of,
            programme=one.id,
            state=why_unapproved(one, run),
        )
    else:
        yield _around(approved or known, run)


def _known(run: Pass) -> list[Record]:
    """The programmes of the ISMS, the earliest first; where there are none, those of other standards
    or the audits.
    """
    every = run.register.of("audit-programme")
    known = [one for one in every if is_programme_of_isms(one)]
    if not known:
        audits = [one for one in run.register.of("audit") if is_audit_of_isms(one, run)]
        if audits or run.derive(named_information).is_whole:
            known = [one for one in every if is_in_force(one)]
        known = known or audits
    return sorted(known, key=lambda one: (run.date(one, "period", "start") or date.max, one.id))


def _standards(programme: Record) -> list[str]:
    return standards_in(text for _, text in programme.strings("criteria"))


def _around(known: list[Record], run: Pass) -> Report:
    """The last programme that ended and the first that is still to begin."""
    ended: list[tuple[date, Record]] = []
    ahead: list[tuple[date, Record]] = []
    for one in known:
        start, end = run.date(one, "period", "start"), run.date(one, "period", "end")
        if end is not None and end < run.as_of:
            ended.append((end, one))
        elif start is not None:
            ahead.append((start, one))
    ended.sort(key=lambda one: (one[0], one[1].id))
    ahead.sort(key=lambda one: (one[0], one[1].id))
    if not ended:
        start, one = ahead[0]
        at = ("period", "start")
        return Report("ahead", at, record=one, as_of=run.as_of, programme=one.id, start=start)
    end, last = ended[-1]
    return Report(
        "ended",
        ("period", "end"),
        record=last,
        as_of=run.as_of,
        programme=last.id,
        end=end,
        next="".join(f", and {one.id} begins on {start}" for start, one in ahead[:1]),
    )
