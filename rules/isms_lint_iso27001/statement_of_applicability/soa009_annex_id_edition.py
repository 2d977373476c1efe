"""SOA009: a current record cites controls by their ids of 2022."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import ANY, REGISTER, Basis, Fix, Part, Pass, Replace, Report, Severity, rule
from isms_lint_iso27001.derive.clause.other_numbering import (
    OldId,
    in_words,
    old_controls,
)
from isms_lint_iso27001.derive.clause.records_of_2013 import is_before_2022, is_long_over, is_over
from isms_lint_iso27001.derive.text.words import list_of

_STATEMENT = "statement-of-applicability"


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
        of 2013 has are reported with what became of them, once for each record. `check --fix` writes
        the new id where there is just one and the record is in use.
    Why it matters
        The 114 controls of 2013 became 93 with other numbers. An id nobody resolves any more covers
        nothing: no risk is treated by it, no audit reached it.
    How to fix
        Write the id of 2022 that the message names. If the record is one of the time before the
        transition, tag it: `edition: "2013"`.
    Not reported
        Records, entries and organizations tagged `edition: "2013"`. Records that were closed or
        superseded by the end of the transition (2025-10-31): they are not current. Ids that exist
        in both editions with another meaning: REF009 speaks of those. Ids that neither edition has:
        REF004.
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
    if not found or is_long_over(record, run):
        return
    words = in_words(found, run)
    is_of_its_time = is_over(record, run) or is_before_2022(record, run)
    tag = 'tag the record `edition: "2013"`, or ' if is_of_its_time else ""
    yield Report(
        "old-id",
        found[0].path,
        about=[Part(old.text, old.path) for old in found],
        severity=Severity.WARNING if run.options["transition"] else None,
        fix=_fix(record, found, run),
        edition=run.register.scope.default_edition,
        ids=words.ids,
        verb="is an id" if words.number == 1 else "are ids",
        advice=f"{tag}{words.advice}",
    )


def _fix(record: Record, found: list[OldId], run: Pass) -> Fix | None:
    """One successor is what the id means now; of several, people choose.

    Offered, not applied, where the record may be one of its time, and wants its edition instead;
    and where two rows of a statement would be about one control.
    """
    plain = [(old.path, old.successors[0]) for old in found if len(old.successors) == 1]
    if not plain:
        return None
    leaves = [leaf for _, leaf in plain]
    new = list_of([f"`{leaf}`" for leaf in dict.fromkeys(leaves)])
    is_current = not is_over(record, run) and is_before_2022(record, run) is False
    safe = is_current and not (record.kind == _STATEMENT and _would_stand_twice(record, leaves))
    return Fix(f"write {new}", tuple(Replace(path, leaf) for path, leaf in plain), safe=safe)


def _would_stand_twice(statement: Record, leaves: list[str]) -> bool:
    """Whether one of the new ids would be in two rows."""
    rows = {str(row.get("control")).strip() for _, row in statement.items("controls")}
    return len(set(leaves)) < len(leaves) or not rows.isdisjoint(leaves)
