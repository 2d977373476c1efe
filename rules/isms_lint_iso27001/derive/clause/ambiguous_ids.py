"""Control ids that both editions have, with another meaning, where nothing says which is meant.

`A.8.2` is a control of 2022, and was a group of controls in 2013.
"""

from __future__ import annotations

from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.criteria import criteria_of
from isms_lint_iso27001.derive.text.pattern import Pattern

_TWO_PARTS = Pattern(r"A\.\d+\.\d+(?:\s*(?:-|–|\.\.|to)\s*(?:A\.)?\d+(?:\.\d+)?)?\Z")
_NAMES_2022 = Pattern(r"27001\W{0,3}2022")
_EVENTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "action": (("raised_on",),),
    "audit": (("fieldwork", "start"), ("planned_on",), ("reported_on",)),
    "change": (("determined_on",), ("decided_on",), ("planned_on",), ("implemented_on",)),
    "corrective-action": (("opened_on",),),
    "external-audit": (("start",), ("planned_on",), ("reported_on",)),
    "incident": (("detected_on",), ("occurred_on",), ("reported_on",)),
    "management-review": (("held_on",), ("planned_on",)),
    "nonconformity": (("raised_on",),),
    "opportunity-for-improvement": (("raised_on",),),
    "result": (("on",),),
    "risk-assessment": (("completed_on",), ("started_on",), ("planned_on",)),
}
"""Kinds that tell of something that happened, and the fields with its day, the best first."""
_OF_FINDINGS = (
    ("audit", "audit"),
    ("external_audit", "external-audit"),
    ("incident", "incident"),
    ("review", "management-review"),
)
_ORIGINS: dict[str, tuple[tuple[str, ...], ...]] = {
    "action": (("origin", "management-review", "incident", "corrective-action"),),
    "nonconformity": _OF_FINDINGS,
    "opportunity-for-improvement": _OF_FINDINGS,
}
"""Fields that name what a record came from, each with the kinds it may name."""

_REVISED = frozenset(
    {
        "document",
        "risk",
        "risk-criteria",
        "scope",
        "statement-of-applicability",
        "treatment-plan",
    }
)
"""Kinds that last, and have a day on which somebody approved or reviewed what is in them."""


class Ambiguous(NamedTuple):
    """An id: where it stands, and the leaves it means in 2022 and, carried over, in 2013."""

    path: FieldPath
    text: str
    now: tuple[str, ...]
    then: tuple[str, ...]


def ambiguous_ids(record: Record, run: Pass) -> list[Ambiguous]:
    """The ids of `record` that could be read in either edition, as far as the records tell.

    None where the record, the entry, the record around it or the organization names an edition; nor
    where the record also names what only the edition of 2022 has.
    """
    register = run.register
    if run.derive(_declared):
        return []
    found = []
    for item in register.scope_items(record):
        if item.edition is not None:
            continue
        text = item.text.strip()
        now = register.resolve(text, record, "2022")
        then = register.resolve(text, record, "2013")
        if now.record is not None or now.unknown is not None:
            continue
        if then.unknown is not None:
            return []
        if _TWO_PARTS.match(text) and now.leaves != then.leaves:
            found.append(Ambiguous(item.path, text, now.leaves, then.leaves))
    return found if found and not _audit_says_2022(record, run) else []


def written_on(record: Record, run: Pass) -> date | None:
    """The day on which the ids in `record` were last meant to be right.

    Of what happened, the day it did, else that of the record around it; None where neither has one.
    Of what is revised (a risk, a document), the last day on record. Of anything else that lasts (a
    process, a control, a programme), today, or the day on which it ended.
    """
    if record.kind in _EVENTS:
        days = (run.date(record, *field) for field in _EVENTS[record.kind])
        own = next((day for day in days if day is not None), None)
        around = _around(record, run)
        return own if own is not None or around is None else written_on(around, run)
    if record.kind not in _REVISED:
        until = run.date(record, "to") or run.date(record, "period", "end")
        return run.as_of if until is None else min(until, run.as_of)
    read = run.register.calendar.date
    known = [read(text) for _, text, _ in run.register.dates(record)]
    past = [day for day in known if day is not None and day <= run.as_of]
    if past:
        return max(past)
    assessment = run.register.find(record.get("assessment"), "risk-assessment")
    return run.as_of if assessment is None else written_on(assessment, run)


def moved_to_2022_by(day: date, run: Pass) -> bool:
    """Whether the organization had moved to the edition of 2022 on `day`: it was certified to it, or
    had approved a Statement of Applicability that says so.
    """
    approved = (
        run.date(statement, "approved_on")
        for statement in run.register.of("statement-of-applicability")
        if statement.text("edition") == "2022" and statement.text("status") != "draft"
    )
    if any(one is not None and one <= day for one in approved):
        return True
    organization = run.register.organization
    if organization is None or organization.text("certificate", "edition") != "2022":
        return False
    decided_on = run.date(organization, "certificate", "decided_on")
    return decided_on is None or decided_on <= day


def _declared(run: Pass) -> bool:
    """Whether the organization says in which edition its records are read (a derivation)."""
    organization = run.register.organization
    return organization is not None and run.register.scope.knows(organization.text("edition"))


def _around(record: Record, run: Pass) -> Record | None:
    """The record that a finding or an action came from."""
    if record.parent is not None:
        return record.parent
    origins = (
        run.register.find(record.get(field), *kinds)
        for field, *kinds in _ORIGINS.get(record.kind, ())
    )
    return next((one for one in origins if one is not None), None)


def _audit_says_2022(record: Record, run: Pass) -> bool:
    """Whether the audit that `record` is, or belongs to, was one by the edition of 2022."""
    audit = record if record.kind in ("audit", "external-audit") else _around(record, run)
    if audit is None or audit.text("edition"):
        return audit is not None and audit.text("edition") == "2022"
    if audit.kind == "audit":
        texts = criteria_of(audit, run)[0]
    else:
        texts = [text for _, text in audit.strings("criteria")]
    return any(_NAMES_2022.search(text) for text in texts)
