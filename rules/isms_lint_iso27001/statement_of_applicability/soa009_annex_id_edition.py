"""SOA009: a current record cites controls by their ids of 2022."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import ANY, REGISTER, Basis, Fix, Pass, Replace, Report, Severity, rule
from isms_lint_iso27001.derive.other_numbering import (
    OldId,
    in_words,
    old_controls,
)
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="SOA009",
    name="annex-id-edition",
    kinds=ANY,
    scope=REGISTER,
    clauses=("6.1.3 c",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "old-id": (
            "{ids} {verb} of the 2013 edition, and this record is read in that of {edition}: {advice}"
        )
    },
    options={
        "transition": {
            "type": "boolean",
            "default": False,
            "description": (
                "Whether the records are still moving to the edition of 2022: then the"
                " finding is a warning."
            ),
        }
    },
    related=(
        "REF004",
        "REF009",
        "SOA010",
        "XFW002",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """A current record cites controls by their ids of 2022.

    What it checks
        Whether a control id is one of the edition its record is read in. Ids that only the edition
        of 2013 has are reported with what became of them, once for each record.
    Why it matters
        The 114 controls of 2013 became 93 with other numbers. An id nobody resolves any more covers
        nothing: no risk is treated by it, no audit reached it.
    How to fix
        Write the id of 2022 that the message names. If the record is one of the time before the
        transition, tag it: `edition: "2013"`.
    Not reported
        Records, entries and organizations tagged `edition: "2013"`. Ids that exist in both editions
        with another meaning: REF009 speaks of those. Ids that neither edition has: REF004.
    Bad
        kind: risk
        id: RISK-1
        controls: [A.9.2.3]
    Good
        kind: risk
        id: RISK-1
        controls: [A.8.2]
        ---
        kind: risk
        id: RISK-2
        edition: "2013"
        controls: [A.9.2.3]
    """
    found = old_controls(record, run)
    if found:
        words = in_words(found, run)
        yield Report(
            "old-id",
            found[0].path,
            severity=Severity.WARNING if run.options["transition"] else None,
            fix=_fix(found),
            edition=run.register.scope.default_edition,
            ids=words.ids,
            verb="is an id" if words.number == 1 else "are ids",
            advice=words.advice,
        )


def _fix(found: list[OldId]) -> Fix | None:
    """One successor is what the id means now; of several, people choose.

    Offered, not applied: the record may be one of its time, and wants its edition instead.
    """
    plain = [(old.path, old.successors[0]) for old in found if len(old.successors) == 1]
    new = list_of([f"`{leaf}`" for leaf in dict.fromkeys(leaf for _, leaf in plain)])
    edits = tuple(Replace(path, leaf) for path, leaf in plain)
    return Fix(f"write {new}", edits, safe=False) if edits else None
