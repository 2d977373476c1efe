"""REF007: a date that is no date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.faults import Fault, FaultKind
from isms_lint.records.record import Record
from isms_lint.rules import ANY, RECORD, Basis, Fix, Pass, Replace, Report, Severity, rule
from isms_lint_iso27001.derive.dates.date_reading import possible_days, spelt
from isms_lint_iso27001.derive.text.field_names import field_name
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote

_DAY = r"\d{4}-\d{2}-\d{2}"
_TIME = r"[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
_ISO = Pattern(rf"{_DAY}(?:{_TIME}(?:[Zz]|[+-]\d{{2}}:?\d{{2}}))?\Z", re.ASCII)
_LOCAL = Pattern(rf"{_DAY}{_TIME}\Z", re.ASCII)


@rule(
    code="REF007",
    name="date-format",
    kinds=ANY,
    scope=RECORD,
    clauses=("7.5",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.1",
    faults={FaultKind.BAD_DATE},
    messages={
        "impossible": "{written} in {field} is a day or time that does not exist",
        "no-offset": "{written} in {field} is a time without an offset from UTC, so its day is not"
        " certain: add the offset (`Z`, `+02:00`), or leave the time out",
        "placeholder": "{written} in {field} is no date: leave the field out until there is one",
        "other-form": "{written} in {field} is not in the form in which dates are compared: write"
        " `{day}`",
        "two-days": "{written} in {field} may be {either}: write `{day}` or `{other}`",
        "not-iso": "{written} in {field} is no date that can be read without guessing: write it as"
        " year-month-day (`2026-03-16`)",
    },
    related=(
        "REF008",
        "SEQ010",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """A date is not written as a calendar date or an instant, or does not exist.

    What it checks
        Each date is `YYYY-MM-DD`, or an instant with an offset from UTC, and exists.
    Why it matters
        A date that cannot be read is not guessed: `10/12/2026` is October in one country and
        December in another. Rules that need it say that they could not judge.
    How to fix
        Write the date as `2026-12-10`, or the instant as `2026-12-10T16:30:00+01:00`.
    Not reported
        Fields that are empty. Dates inside prose.
    Bad
        kind: corrective-action
        id: CAR-1
        due_on: 2026-02-29
    Good
        kind: corrective-action
        id: CAR-1
        opened_on: 2024-02-29
        due_on: 2026-12-10T16:30:00+01:00
    """
    for fault in run.register.faults(record):
        if fault.kind is FaultKind.BAD_DATE and fault.written.strip():
            days = possible_days(fault.written)
            isos = [day.isoformat() for day in days]
            yield Report(
                _message(fault.written.strip(), len(days)),
                fault.path,
                written=quote(fault.written),
                field=field_name(fault.path),
                either=" or ".join(spelt(day) for day in days),
                day=isos[0] if days else "",
                other=isos[-1] if days else "",
                fix=_fix(fault, isos),
            )


def _fix(fault: Fault, isos: list[str]) -> Fix | None:
    """The one day is written; of two, somebody has to say which."""
    if not isos:
        return None
    write = " or ".join(f"`{iso}`" for iso in isos)
    return Fix(f"write {write}", (Replace(fault.path, isos[0]),), safe=len(isos) == 1)


def _message(written: str, readings: int) -> str:
    if readings:
        return "other-form" if readings == 1 else "two-days"
    if _LOCAL.match(written):
        return "no-offset"
    if _ISO.match(written):
        return "impossible"
    return "placeholder" if is_blank_answer(written) else "not-iso"
