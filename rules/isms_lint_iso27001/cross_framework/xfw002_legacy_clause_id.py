"""XFW002: a current record cites clauses by their numbers of 2022."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import ANY, REGISTER, Basis, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.clause.old_items import old_clauses
from isms_lint_iso27001.derive.clause.other_numbering import in_words
from isms_lint_iso27001.derive.text.pattern import Pattern

_TITLE = Pattern(r"non-?conformit|corrective action|korrekturma|action corrective", re.IGNORECASE)


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
            "{ids} {verb} numbered as in the 2013 edition, and this record is read in that of"
            " {edition}: {advice}"
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
        Whether a lettered item is numbered as in 2013 (`9.3 c 3`, `9.2 f`), and whether a
        nonconformity, a corrective action or a document named after them says in `clauses` that it is
        about 10.1, which was their number in 2013, and not about 10.2.
    Why it matters
        The clauses on audit, review and improvement were split and exchanged in 2022. A citation by
        the old number leads the reader to another duty.
    How to fix
        Write the clause the message names, or tag the record `edition: "2013"` if it is of that
        time.
    Not reported
        Records tagged `edition: "2013"`. A nonconformity whose `requirement` is 10.1: one can be
        raised against continual improvement. Items that neither edition has: REF004. Letters that
        both editions give to the same clause (6.2 d): they read as those of 2022.
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
    found = old_clauses(record, run)
    if found:
        words = in_words(found, run)
        yield Report(
            "old-id",
            found[0].path,
            about=[Part(old.text, old.path) for old in found],
            edition=run.register.scope.default_edition,
            ids=words.ids,
            verb="is" if words.number == 1 else "are",
            advice=words.advice,
        )
    if not _is_about_correcting(record):
        return
    clauses = {text.strip(): path for path, text in record.strings("clauses")}
    # Whoever cites both numbers them as in 2022, and means both.
    is_old = "10.1" in clauses and not any(text.startswith("10.2") for text in clauses)
    if is_old and run.register.edition(record) != "2013":
        yield Report("improvement", clauses["10.1"])


def _is_about_correcting(record: Record) -> bool:
    if record.kind == "document":
        return bool(_TITLE.search(record.text("title")))
    return record.kind in ("nonconformity", "corrective-action")
