"""Documents that an auditor wrote or approved, and that govern what the auditor audits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass, Related
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.dates.first_in_time import FirstInTime
from isms_lint_iso27001.derive.independence.auditors import auditor_ids, other_ids
from isms_lint_iso27001.derive.independence.relations import Case, Item, Relation
from isms_lint_iso27001.derive.people.tenures import tenures
from isms_lint_iso27001.derive.soa.statement_in_force import statement_in_force
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of

_STATEMENT = "statement-of-applicability"
_NOT_IN_FORCE = frozenset({"draft", "in-review", "superseded", "withdrawn"})
_MOST_SAID = 3
_KINDS = ("document", _STATEMENT, "risk-assessment")
_BY_KIND = {_STATEMENT: ("6.1.3",), "risk-assessment": ("6.1.2", "8.2")}
"""The clauses that ask for it."""


class Work(NamedTuple):
    """One hand in a document: what it did, when (None: nobody can tell), and where that is said."""

    record: Record
    verb: str
    day: date | None
    path: FieldPath


class Works(NamedTuple):
    """What one person did to documents that govern one item.

    `dated` are works by the statement they are in, which is in force in a time of its own; under None
    stand those in other documents.
    """

    dated: dict[Record | None, FirstInTime[Work]]
    undated: tuple[Work, ...]


def wrote_or_approved(case: Case, item: Item) -> Relation | None:
    """The auditor wrote or approved, not long ago, the document in force that governs the item."""
    known = case.fact(works_of).get(item.id)
    work = _not_long_ago(known, case) if known is not None else None
    if work is None:
        return None
    said = f"{work.verb} {work.record.id} on {work.day}"
    steps: tuple[str, ...] = (case.person.id, work.verb)
    if work.record.id != item.id:
        steps = (*steps, work.record.id, "which governs")
    proof = Related(work.record, work.path, f"{case.person.id} {work.verb} it on {work.day}")
    return Relation("IND009", item.id, steps, (proof,), said)


def _not_long_ago(known: Works, case: Case) -> Work | None:
    """The first work of a time that counts, in a document that was in force at the end of the audit."""
    months = case.run.option_of("IND009", "prior_months")
    since = add_days(add_months(case.period.start, -months), 1)
    end = case.period.end
    in_force = (None, statement_in_force(end, case.run))
    found = [known.dated[key].first(since, end) for key in in_force if key in known.dated]
    return min((work for work in found if work is not None), key=_by_kind, default=None)


def _by_kind(work: Work) -> int:
    """A sort key: works are in the order of the kinds of their documents."""
    return _KINDS.index(work.record.kind)


def hands_in(ties: Sequence[Relation]) -> str:
    """What somebody did to which documents: `approved POL-2 on 2026-01-12`.

    A document that is the only thing audited there is not named again.
    """
    if len(ties) == 1:
        return ties[0].said.replace(f" {ties[0].item} ", " it ", 1)
    return list_of(list(dict.fromkeys(tie.said for tie in ties)), _MOST_SAID)


def undated_works(case: Case) -> Iterator[str]:
    """What cannot be judged, as nobody can tell when the auditor wrote or approved a document."""
    known = case.fact(works_of)
    for item in case.auditor.items if known else ():
        for work in known[item].undated if item in known else ():
            if _is_in_force(work.record, case):
                yield f"{work.record.id} does not tell when {case.person.id} {work.verb} it"


def works_of(case: Case) -> dict[str, Works]:
    """By item, what the auditor did to documents that govern it, at any time."""
    audits = case.person.id in case.run.derive(auditor_ids)
    return case.run.derive(_of_auditors if audits else _of_others).get(case.person.id, {})


def _of_auditors(run: Pass) -> dict[str, dict[str, Works]]:
    return _indexed(run.derive(works_by_hand))


def _of_others(run: Pass) -> dict[str, dict[str, Works]]:
    return _indexed(run.derive(works_by_others))


def _indexed(known: dict[str, dict[str, list[Work]]]) -> dict[str, dict[str, Works]]:
    return {
        person: {item: _works_on(works) for item, works in of_person.items()}
        for person, of_person in known.items()
    }


def _works_on(works: Sequence[Work]) -> Works:
    dated: dict[Record | None, list[tuple[date, date, Work]]] = {}
    for work in works:
        if work.day is not None:
            key = work.record if work.record.kind == _STATEMENT else None
            dated.setdefault(key, []).append((work.day, work.day, work))
    undated = tuple(work for work in works if work.day is None)
    return Works({key: FirstInTime(spans) for key, spans in dated.items()}, undated)


def works_by_hand(run: Pass) -> dict[str, dict[str, list[Work]]]:
    """By person and item, what auditors did to documents that govern the item (a derivation)."""
    return _works_by(run.derive(auditor_ids), run)


def works_by_others(run: Pass) -> dict[str, dict[str, list[Work]]]:
    """The same of everybody who audits nothing yet (a derivation)."""
    return _works_by(run.derive(other_ids), run)


def _works_by(people: frozenset[str], run: Pass) -> dict[str, dict[str, list[Work]]]:
    found: dict[str, dict[str, list[Work]]] = {}
    named = people.union(role.id for role in run.register.of("role"))
    for record in run.register.of(*_KINDS):
        works = list(_works(record, people, named, run))
        items = _governed(record, run) if works else ()
        for person, work in works:
            of_person = found.setdefault(person, {})
            for item in items:
                of_person.setdefault(item, []).append(work)
    return found


def _works(
    record: Record, people: frozenset[str], named: frozenset[str], run: Pass
) -> Iterator[tuple[str, Work]]:
    """The hand of each of `people` in the document, with the id of the person; a role is who held it on
    the day. None where the document is never in force.
    """
    entries = list(_entries(record, named, run))
    for work in entries if entries and not _is_never_in_force(record) else ():
        for tenure in tenures(record, work.path, work.verb, run):
            if tenure.person.id not in people:
                continue
            if work.day is None or tenure.during(Period(work.day, work.day)):
                yield tenure.person.id, work


def _entries(record: Record, known: frozenset[str], run: Pass) -> Iterator[Work]:
    """Each hand of somebody who is `known`, as person or in a role."""
    approved_on = run.date(record, "approved_on")
    ready_on = run.date(record, "completed_on") or approved_on
    for path, name in record.strings("authors"):
        if name in known:
            yield Work(record, "wrote", ready_on, path)
    for path, name in record.strings("approved_by"):
        if name in known:
            yield Work(record, "approved", approved_on or ready_on, path)
    for index, entry in record.items("amendments"):
        by = entry.get("by")
        if isinstance(by, str) and by in known:
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


def _governed(record: Record, run: Pass) -> set[str]:
    """What a document governs: itself, the controls and clauses it names, those that ask for it."""
    rows = () if record.kind == _STATEMENT else record.strings("controls")
    texts = [text for _, text in (*rows, *record.strings("clauses"))]
    leaves = {leaf for text in texts for leaf in run.register.resolve(text, record).leaves}
    for clause in _BY_KIND.get(record.kind, ()):
        leaves.update(run.register.resolve(clause, record, "2022").leaves)
    return leaves | {record.id}
