"""REF009: a control id that means one thing in each edition says which edition it is of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import ANY, REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.clause.ambiguous_ids import (
    Ambiguous,
    ambiguous_ids,
    moved_to_2022_by,
    written_on,
)
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import collapse_scope, list_of

_PUBLISHED = date(2022, 10, 25)
_LAST_OF_2013 = date(2025, 10, 31)
_MOST = 3


@rule(
    code="REF009",
    name="ambiguous-annex-id",
    kinds=ANY,
    scope=REGISTER,
    clauses=("6.1.3",),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "either": (
            "nothing says which edition is meant by {ids}: on {day} both were in use, and they mean"
            " different controls by {it}: {meanings}"
        ),
        "older": (
            "nothing says which edition is meant by {ids}: on {day} that of 2022 was not out yet,"
            " and without a word {it} is read in it: {meanings}"
        ),
    },
    related=(
        "SOA009",
        "REF004",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A control id that means one thing in each edition says which edition it is of.

    What it checks
        Whether ids that both editions have with another meaning (A.6.1, A.6.2, A.7.1 to A.7.3,
        A.8.1 to A.8.3, and ranges of them) stand in a record of the time up to 2025-10-31, when
        certificates of the 2013 edition ended, and neither the record, the entry, the record around
        it nor the organization names its `edition`. In 2013 these ids are groups of controls, in
        2022 single controls about something else.
    Why it matters
        The linter reads such an id in the edition of 2022. If the other one was meant, coverage,
        owners and exclusions are judged for the wrong control.
    How to fix
        Name the edition: `edition: "2022"` in the organization holds for all records; those of the
        older edition say `edition: "2013"` themselves.
    Not reported
        Ids with one meaning (A.5.1), or of one edition only: SOA009 speaks of those of 2013. Records
        that also name a control or clause that only 2022 has. Audits whose criteria name ISO/IEC
        27001:2022, and their findings. Records since the certificate to that edition, or since a
        Statement of Applicability tagged with it, or after 2025-10-31. What happened counts from
        the day it did, risks and documents from the last day in the record, and processes, controls
        and the like from today. Themes (A.7) are always those of 2022 where no edition is named.
    Bad
        kind: nonconformity
        id: NC-1
        raised_on: 2024-03-12
        requirement: [A.8.2]
    Good
        kind: organization
        id: alder
        edition: "2022"
        ---
        kind: nonconformity
        id: NC-1
        raised_on: 2024-03-12
        requirement: [A.8.2]
        ---
        kind: nonconformity
        id: NC-2
        edition: "2013"
        raised_on: 2021-03-12
        requirement: [A.8.2]
    """
    found = ambiguous_ids(record, run)
    if not found:
        return
    ids = list(dict.fromkeys(one.text for one in found))
    day = written_on(record, run)
    if day is None:
        yield NotEvaluated(
            f"no date tells whether {list_of([quote(id) for id in ids])}"
            f" {'is an id' if len(ids) == 1 else 'are ids'} of 2013 or of 2022"
        )
    elif day <= _LAST_OF_2013 and not moved_to_2022_by(day, run):
        yield Report(
            "older" if day < _PUBLISHED else "either",
            found[0].path,
            about=[Part(one.text, one.path) for one in found],
            ids=list_of([quote(id) for id in ids]),
            it="it" if len(ids) == 1 else "them",
            day=day,
            meanings=_meanings(found, run),
        )


def _meanings(found: list[Ambiguous], run: Pass) -> str:
    """What the ids mean in each edition, in ids of 2022."""
    texts = []
    for one in {one.text: one for one in found}.values():
        title = run.register.scope.title(one.now[0]) if len(one.now) == 1 else ""
        now = f"{quote(one.text)} is in 2022 {title.casefold() or collapse_scope(one.now, run)}"
        texts.append(f"{now}, in 2013 what is now {collapse_scope(one.then, run)}")
    more = len(texts) - _MOST
    return "; ".join([*texts[:_MOST], *([f"and {more} more"] if more > 0 else [])])
