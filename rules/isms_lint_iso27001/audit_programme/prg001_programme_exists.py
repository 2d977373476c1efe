"""PRG001: an approved audit programme covers today."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.programme_cycle import programmes


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
        "none": "audits are on record, and no audit programme",
        "draft": ("no audit programme in force on {as_of} is approved: {programme} is {status}"),
        "ended": "no audit programme covers {as_of}: {programme} ended on {end}",
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
        Where audits or programmes are on record: whether an `audit-programme` with the status
        approved has a period that includes the as-of date.
    Why it matters
        The standard asks for a programme that is planned, kept and carried out. Audits without one
        are single events; an assessor asks for the programme before any report.
    How to fix
        Write the programme for the period, have it approved, and keep it as audits are done.
    Not reported
        Several programmes at once. An integrated programme of several standards, if its criteria
        name ISO/IEC 27001 or it names none. A repository without any audit or programme: DOC001
        speaks of that.
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
    known = [one for one in run.register.of("audit-programme") if _is_ours(one)]
    first = known[0] if known else run.register.of("audit-programme", "audit")[0]
    if record is not first:
        return
    in_time = [one for one in run.derive(programmes) if one.record in known]
    covering = [one for one in in_time if one.start <= run.as_of <= one.end]
    if any(one.record.text("status") in ("approved", "") for one in covering):
        return
    if not known:
        yield Report("none", related=())
        return
    undated = [one for one in known if _is_undated(one, run)]
    if undated:
        yield NotEvaluated(f"the period of {undated[0].id} has no readable start and end")
        return
    drafts = [one for one in known if one.text("status") == "draft" and _covers(one, run)]
    if drafts:
        yield Report(
            "draft",
            ("status",),
            record=drafts[0],
            as_of=run.as_of,
            programme=drafts[0].id,
            status="a draft",
        )
    elif in_time and in_time[0].start > run.as_of:
        yield Report(
            "ahead",
            ("period", "start"),
            record=in_time[0].record,
            as_of=run.as_of,
            programme=in_time[0].record.id,
            start=in_time[0].start,
        )
    elif in_time:
        last = max((one for one in in_time if one.end < run.as_of), key=lambda one: one.end)
        yield Report(
            "ended",
            ("period", "end"),
            record=last.record,
            as_of=run.as_of,
            programme=last.record.id,
            end=last.end,
        )
    else:
        one = known[-1]
        status = one.text("status") or "not approved"
        yield Report(
            "draft", ("status",), record=one, as_of=run.as_of, programme=one.id, status=status
        )


def _is_ours(programme: Record) -> bool:
    """Whether it is one for ISO/IEC 27001, as far as its criteria tell."""
    criteria = [text for _, text in programme.strings("criteria")]
    standards = [text for text in criteria if "ISO" in text.upper()]
    return not standards or any("27001" in text for text in standards)


def _is_undated(programme: Record, run: Pass) -> bool:
    return programme.text("status") in ("approved", "") and (
        run.date(programme, "period", "start") is None
        or run.date(programme, "period", "end") is None
    )


def _covers(programme: Record, run: Pass) -> bool:
    start, end = run.date(programme, "period", "start"), run.date(programme, "period", "end")
    return start is not None and end is not None and start <= run.as_of <= end
