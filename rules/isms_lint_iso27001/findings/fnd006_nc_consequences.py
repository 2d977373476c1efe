"""FND006: the consequences of a nonconformity are dealt with."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.finding.corrections import has_correction
from isms_lint_iso27001.derive.finding.nonconformities import is_withdrawn
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import counted


@rule(
    code="FND006",
    name="nc-consequences",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("10.2 a2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "none": ("raised on {raised_on}, {days} ago, and whether it had consequences is not said")
    },
    related=(
        "FND005",
        "FND007",
    ),
)
def check(nc: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The consequences of a nonconformity are dealt with.

    What it checks
        Whether a nonconformity that was corrected has, as long after it was raised as FND005 allows
        for its correction (14 days), a word on its `consequences`.
    Why it matters
        An account that was open for months may have been used. The standard wants the consequences
        dealt with, and that begins with looking.
    How to fix
        Look, and write what was found; `none`, and how one knows, is an answer.
    Not reported
        `none`. The first 14 days. Withdrawn findings. Nonconformities to which nobody reacted at
        all: FND005 speaks of those, and consequences come after the correction.
    Bad
        kind: nonconformity
        id: NC-1
        raised_on: 2026-10-01
        correction: {text: accounts closed, done_on: 2026-10-02}
    Good
        kind: nonconformity
        id: NC-1
        raised_on: 2026-10-01
        correction: {text: accounts closed, done_on: 2026-10-02}
        consequences: none, the logs show no sign-in
    """
    if is_withdrawn(nc) or not is_blank_answer(nc.get("consequences")) or not has_correction(nc):
        return
    raised_on = run.date(nc, "raised_on")
    if raised_on is None:
        yield NotEvaluated("`raised_on` is missing or cannot be read as a date")
    elif add_days(raised_on, run.option_of("FND005", "open_days")) < run.as_of:
        days = counted((run.as_of - raised_on).days, "day")
        yield Report("none", ("consequences",), raised_on=raised_on, days=days)
