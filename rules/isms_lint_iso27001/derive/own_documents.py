"""Documents that an auditor wrote or approved, and that rule what the auditor audits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from isms_lint.documents.positions import FieldPath
from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass, Related
from isms_lint_iso27001.derive.audit_period import Period
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.relations import Case, Item, Relation
from isms_lint_iso27001.derive.statement_in_force import statement_in_force
from isms_lint_iso27001.derive.tenures import tenures

_STATEMENT = "statement-of-applicability"
_NOT_IN_FORCE = frozenset({"draft", "in-review", "superseded", "withdrawn"})
_BY_KIND = {_STATEMENT: ("6.1.3",), "risk-assessment": ("6.1.2", "8.2")}
"""The clauses that ask for it."""


class Work(NamedTuple):
    """One hand in a document: what it did, when (None: nobody can tell), and where that is said."""

    record: Record
    verb: str
    day: date | None
    path: FieldPath


def wrote_or_approved(case: Case, item: Item) -> Relation | None:
    """The auditor wrote or approved, not long ago, the document in force that rules the item."""
    clear = add_months(case.period.start, -case.run.option_of("IND009", "prior_months"))
    for work in case.run.derive(works_by_hand).get((case.person.id, item.id), ()):
        if work.day is None or not clear < work.day <= case.period.end:
            continue
        if _is_in_force(work.record, case):
            said = f"{case.person.id} {work.verb} it on {work.day}"
            steps = (case.person.id, work.verb, work.record.id, "which rules")
            return Relation("IND009", item.id, steps, (Related(work.record, work.path, said),))
    return None


def undated_works(case: Case) -> Iterator[str]:
    """What cannot be judged, as nobody can tell when the auditor wrote or approved a document."""
    known = case.run.derive(works_by_hand)
    for item in case.items:
        for work in known.get((case.person.id, item.id), ()):
            if work.day is None and _is_in_force(work.record, case):
                yield f"{work.record.id} does not tell when {case.person.id} {work.verb} it"


def works_by_hand(run: Pass) -> dict[tuple[str, str], list[Work]]:
    """By person and item, what the person did to documents that rule the item (a derivation)."""
    found: dict[tuple[str, str], list[Work]] = {}
    for record in run.register.of("document", _STATEMENT, "risk-assessment"):
        works = [] if _is_never_in_force(record) else list(_works(record, run))
        for item in _ruled(record, run) if works else ():
            for person, work in works:
                found.setdefault((person, item), []).append(work)
    return found


def _works(record: Record, run: Pass) -> Iterator[tuple[str, Work]]:
    """Each hand in the document, with the id of the person; a role is who held it on the day."""
    for work in _entries(record, run):
        for tenure in tenures(record, work.path, work.verb, run):
            if work.day is None or tenure.during(Period(work.day, work.day)):
                yield tenure.person.id, work


def _entries(record: Record, run: Pass) -> Iterator[Work]:
    approved_on = run.date(record, "approved_on")
    ready_on = run.date(record, "completed_on") or approved_on
    for path, _ in record.strings("authors"):
        yield Work(record, "wrote", ready_on, path)
    for path, _ in record.strings("approved_by"):
        yield Work(record, "approved", approved_on or ready_on, path)
    for index, _ in record.items("amendments"):
        on = run.date(record, "amendments", index, "on")
        yield Work(record, "changed", on, ("amendments", index, "by"))


def _is_never_in_force(record: Record) -> bool:
    """Whether the document is in force on no day. A statement was so until the next came."""
    if record.kind == "risk-assessment" and is_blank_answer(record.get("completed_on")):
        return True
    status = record.text("status")
    return status in _NOT_IN_FORCE and (record.kind, status) != (_STATEMENT, "superseded")


def _is_in_force(record: Record, case: Case) -> bool:
    """Whether a document that is ever in force was so at the end of the audit."""
    if record.kind != _STATEMENT:
        return True
    return statement_in_force(case.period.end, case.run) is record


def _ruled(record: Record, run: Pass) -> set[str]:
    """What a document rules: itself, the controls and clauses it names, those that ask for it."""
    rows = () if record.kind == _STATEMENT else record.strings("controls")
    texts = [text for _, text in (*rows, *record.strings("clauses"))]
    leaves = {leaf for text in texts for leaf in run.register.resolve(text, record).leaves}
    for clause in _BY_KIND.get(record.kind, ()):
        leaves.update(run.register.resolve(clause, record, "2022").leaves)
    return leaves | {record.id}
