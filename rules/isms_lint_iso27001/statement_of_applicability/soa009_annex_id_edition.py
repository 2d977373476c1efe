"""SOA009: A current record cites controls by their ids of 2022."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import ANY, REGISTER, Basis, Fix, Pass, Replace, Report, Severity, rule
from isms_lint_iso27001.derive.other_numbering import OldId, old_ids
from isms_lint_iso27001.derive.quote import quote
from isms_lint_iso27001.derive.words import list_of

_FEW = 2


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
            "{text} is a control of the 2013 edition, and this record is read in"
            " that of {edition}: {advice}"
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
        of 2013 has are reported with what became of them.
    Why it matters
        The 114 controls of 2013 became 93 with other numbers. An id nobody resolves any more covers
        nothing: no risk is treated by it, no audit reached it.
    How to fix
        Write the id of 2022 that the message names. If the record is one of the time before the
        transition, tag it: `edition: "2013"`.
    Not reported
        Records, entries and organizations tagged `edition: "2013"`. Ids that exist in both editions
        with another meaning: REF009 speaks of those.
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
    severity = Severity.WARNING if run.options["transition"] else None
    for old in old_ids(record, run):
        if not old.text.startswith("A."):
            continue
        new = [f"`{leaf}`" for leaf in old.successors]
        yield Report(
            "old-id",
            old.path,
            severity=severity,
            text=quote(old.text),
            edition=run.register.edition(record),
            advice=_advice(new),
            fix=_fix(old),
        )


def _advice(new: list[str]) -> str:
    return f"write {' or '.join(new)}" if len(new) <= _FEW else f"it became {list_of(new)}"


def _fix(old: OldId) -> Fix | None:
    """One successor is what the id means now; of several, people choose."""
    if len(old.successors) == 1:
        new = old.successors[0]
        return Fix(f"write `{new}`", (Replace(old.path, new),))
    return None
