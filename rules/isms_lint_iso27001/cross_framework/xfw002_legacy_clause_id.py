"""XFW002: A current record cites clauses by their numbers of 2022."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import ANY, REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.old_clauses import old_clauses
from isms_lint_iso27001.derive.quote import quote
from isms_lint_iso27001.derive.words import list_of

_ABOUT_10_2 = frozenset({"nonconformity", "corrective-action"})


@rule(
    code="XFW002",
    name="legacy-clause-id",
    kinds=ANY,
    scope=REGISTER,
    clauses=(
        "9.3.2",
        "10.2",
    ),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "old-id": (
            "{text} is numbered as in the 2013 edition, and this record is read in"
            " that of {edition}: {advice}"
        ),
        "improvement": (
            "10.1 is continual improvement since 2022; nonconformity and corrective action are 10.2"
        ),
    },
    related=(
        "REF004",
        "SOA009",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """A current record cites clauses by their numbers of 2022.

    What it checks
        Whether a clause or lettered item is numbered as in 2013 (`9.3 c 3`, `9.2 f`), and whether a
        nonconformity or corrective action says in `clauses` that it is about 10.1, which was its
        number in 2013.
    Why it matters
        The clauses on audit, review and improvement were split and exchanged in 2022. A citation by
        the old number leads the reader to another duty.
    How to fix
        Write the clause the message names, or tag the record `edition: "2013"` if it is of that
        time.
    Not reported
        Records tagged `edition: "2013"`. A nonconformity whose `requirement` is 10.1: one can be
        raised against continual improvement.
    Bad
        kind: nonconformity
        id: NC-1
        requirement: ["9.3(c)(3)"]
    Good
        kind: nonconformity
        id: NC-1
        requirement: ["9.3.2 d3"]
        ---
        kind: nonconformity
        id: NC-2
        edition: "2013"
        requirement: ["9.3 c3"]
    """
    for old in old_clauses(record, run):
        yield Report(
            "old-id",
            old.path,
            text=quote(old.text),
            edition=run.register.edition(record),
            advice=f"write {list_of([f'`{item}`' for item in old.successors])}",
        )
    if record.kind in _ABOUT_10_2 and run.register.edition(record) != "2013":
        for path, text in record.strings("clauses"):
            if text.strip() == "10.1":
                yield Report("improvement", path)
