"""AUD014: the dates of an audit are in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.text.field_names import field_name


@rule(
    code="AUD014",
    name="audit-dates",
    kinds={"audit", "external-audit"},
    scope=RECORD,
    clauses=("7.5",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "order": (
            "{later_field} ({later}) is before {earlier_field} ({earlier}): one of them is wrong"
        )
    },
    related=(
        "SEQ010",
        "REF007",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """The dates of an audit are in order.

    What it checks
        Whether fieldwork begins, ends and is reported in this order, in internal and external
        audits.
    Why it matters
        One of the dates is wrong, and every judgement that rests on it with it.
    How to fix
        Correct the date.
    Not reported
        The same day. Dates that are missing or cannot be read. Dates in the future: SEQ010 speaks
        of those.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-03-18
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-03-20
    """
    field = () if audit.kind == "external-audit" else ("fieldwork",)
    paths: tuple[tuple[str, ...], ...] = ((*field, "start"), (*field, "end"), ("reported_on",))
    known = [(path, day) for path in paths if (day := run.date(audit, *path)) is not None]
    for (one, earlier), (other, later) in pairwise(known):
        if later < earlier:
            yield Report(
                "order",
                other,
                related=(Related(audit, one, "the earlier date is here"),),
                later_field=field_name(other),
                later=later,
                earlier_field=field_name(one),
                earlier=earlier,
            )
            return
