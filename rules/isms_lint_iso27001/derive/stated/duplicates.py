"""Records with the id of another."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.oscal.documents import is_repeated


def first_with_id(run: Pass) -> dict[Record, Record]:
    """For each record whose id is taken, the record that has it (a derivation).

    What OSCAL documents repeat has no id taken: there one uuid means one thing, wherever it stands.
    """
    register = run.register
    found: dict[Record, Record] = {}
    for id, again in register.duplicates.items():
        first = register.get(id)
        if first is not None:
            found.update((record, first) for record in again if not is_repeated(record, first))
    return found
