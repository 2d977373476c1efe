"""REC002: a text cites an id that the register does not have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import ANY, REGISTER, Basis, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.stated.cited_ids import (
    Row,
    cited_in,
    cites,
    is_no_citation,
    row_without,
)
from isms_lint_iso27001.derive.stated.texts import figures_of, is_said_inside
from isms_lint_iso27001.derive.text.field_names import field_name
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="REC002",
    name="cited-ids",
    kinds=ANY,
    scope=REGISTER,
    clauses=("7.5.3",),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.5",
    messages={
        "absent": "{field} cites {ids}, and no record has {that}: the register of these ids goes up"
        " to {last}"
    },
    related=("REF001", "REC001"),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """A text cites an id that is like those of a register, and the register does not have it.

    What it checks
        Ids in the words of any record: reports, minutes, decisions, descriptions of risks. One
        that is written like ids on record (the same letters and marks, a number in the same form),
        and whose number lies in their row or right behind it, is the id of a record.
    Why it matters
        What the text speaks of cannot be looked up: it was never entered, was deleted, or another
        one is meant.
    How to fix
        Enter the record, or correct the id in a new version of the text.
    Not reported
        Ids of rows that are not kept here as a whole, such as tickets of which a few are on record;
        numbers before the first on record, which may have been archived; other years. Ids of
        documents, evidence, people and controls. Ids with a declared prefix. Audits that a
        programme plans. Examples (`such as NC-7`), and what the text says was withdrawn or merged.
        Reference fields: REF001 speaks of those.
    Bad
        kind: nonconformity
        records:
          - {id: NC-1, statement: two leavers had accounts}
          - {id: NC-2, statement: the same cause as in NC-4}
          - {id: NC-3, statement: a contract without a clause on incidents}
    Good
        kind: nonconformity
        records:
          - {id: NC-1, statement: two leavers had accounts}
          - {id: NC-2, statement: the same cause as in NC-1}
          - {id: NC-3, statement: a contract without a clause on incidents}
    """
    found: dict[str, FieldPath] = {}
    rows: dict[str, Row] = {}
    for path, text in figures_of(record, run):
        for cited in cited_in(text):
            row = None if cited.id in found else row_without(cited.id, run)
            if row is None or is_no_citation(text, cited):
                continue
            if not is_said_inside(record, path, partial(cites, cited.id), run):
                found[cited.id] = path
                rows[cited.id] = row
    for reference in run.register.unsettled_references(record):
        found.pop(reference.target, None)
    if found:
        ids = list(found)
        yield Report(
            "absent",
            found[ids[0]],
            at_words=ids[0],
            about=[Part(id, path, id) for id, path in found.items()],
            field=field_name(found[ids[0]]),
            ids=list_of(ids),
            that="that id" if len(ids) == 1 else "these ids",
            last=list_of(sorted({rows[id].last for id in ids})),
        )
