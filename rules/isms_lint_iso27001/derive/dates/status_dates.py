"""Where the status of a record and its dates disagree."""

from __future__ import annotations

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.field_names import field_name
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_IMPORTED = frozenset({"legacy", "imported"})


class Expected(NamedTuple):
    """What a status says of a date."""

    statuses: frozenset[str]
    field: FieldPath


class Disagreement(NamedTuple):
    """One thing that does not fit: the field to blame, in words, and which dates it is about."""

    path: FieldPath
    words: str
    name: str


def _of(statuses: str, *field: str) -> Expected:
    return Expected(frozenset(statuses.split()), field)


_AUDIT_OPEN = "planned in-progress fieldwork-done postponed cancelled"
_CAR_BEFORE = "opened cause-determined planned"

_NEEDS: dict[str, tuple[Expected, ...]] = {
    "action": (_of("done", "done_on"),),
    "audit": (
        _of("in-progress", "fieldwork", "start"),
        _of("fieldwork-done", "fieldwork", "end"),
        _of("reported closed", "reported_on"),
    ),
    "corrective-action": (
        _of("cause-determined", "cause_determined_on"),
        _of("implemented", "implemented_on"),
        _of("verified", "verified", "on"),
        _of("closed", "closed_on"),
    ),
    "external-audit": (
        _of("in-progress", "start"),
        _of("fieldwork-done", "end"),
        _of("reported closed", "reported_on"),
    ),
    "nonconformity": (_of("closed", "closed_on"),),
    "opportunity-for-improvement": (_of("implemented", "implemented_on"),),
    "risk": (_of("closed", "closed_on"),),
}
"""By kind: with one of these statuses the record has a day in this field."""

_EXCLUDES: dict[str, tuple[Expected, ...]] = {
    "action": (_of("open cancelled", "done_on"),),
    "audit": (
        _of(_AUDIT_OPEN, "reported_on"),
        _of(_AUDIT_OPEN + " reported", "closed_on"),
    ),
    "audit-programme": (_of("draft", "approved_on"),),
    "change": (_of("proposed planned rejected", "implemented_on"),),
    "control": (_of("planned", "implemented_on"),),
    "corrective-action": (
        _of(_CAR_BEFORE, "implemented_on"),
        _of(f"{_CAR_BEFORE} implemented", "verified", "on"),
        _of(f"{_CAR_BEFORE} implemented verified", "closed_on"),
    ),
    "document": (_of("draft", "approved_on"),),
    "external-audit": (
        _of(_AUDIT_OPEN, "reported_on"),
        _of(_AUDIT_OPEN + " reported", "closed_on"),
    ),
    "incident": (_of("open", "closed_on"),),
    "management-review": (
        _of("planned cancelled", "held_on"),
        _of("planned cancelled", "approved_on"),
    ),
    "nonconformity": (_of("open", "closed_on"),),
    "objective": (_of("draft active", "closed_on"),),
    "opportunity-for-improvement": (_of("raised declined", "implemented_on"),),
    "risk": (_of("active", "closed_on"),),
    "risk-criteria": (_of("draft", "approved_on"),),
    "scope": (_of("draft", "approved_on"),),
    "statement-of-applicability": (_of("draft", "approved_on"),),
    "treatment-plan": (_of("draft", "approved_on"),),
}
"""By kind: with one of these statuses the record has no day in this field that is past."""

_ENDS: dict[str, tuple[tuple[FieldPath, tuple[FieldPath, ...]], ...]] = {
    "action": ((("done_on",), (("raised_on",),)),),
    "audit": ((("closed_on",), (("reported_on",),)),),
    "corrective-action": (
        (("closed_on",), (("opened_on",), ("implemented_on",), ("verified", "on"))),
    ),
    "external-audit": ((("closed_on",), (("reported_on",),)),),
    "incident": ((("closed_on",), (("occurred_on",), ("detected_on",))),),
    "management-review": ((("approved_on",), (("held_on",),)),),
    "nonconformity": ((("closed_on",), (("raised_on",),)),),
    "objective": ((("closed_on",), (("from",),)),),
    "opportunity-for-improvement": ((("implemented_on",), (("raised_on",),)),),
    "risk": ((("closed_on",), (("identified_on",),)),),
    "risk-assessment": ((("completed_on",), (("started_on",),)),),
}
"""By kind: a day at the end, and days that are not after it."""

KINDS = frozenset(_NEEDS) | frozenset(_EXCLUDES) | frozenset(_ENDS)


def disagreements(record: Record, run: Pass) -> list[Disagreement]:
    """Everything in which the status of `record` and its dates do not fit.

    A date that is written and cannot be read counts as a date.
    """
    status = record.text("status")
    return [
        *_missing(record, status, run),
        *_too_far(record, status, run),
        *_out_of_order(record, run),
    ]


def unstatable(record: Record) -> str:
    """The day that the status of `record` speaks of, where its register has no place for it; empty
    where it has.
    """
    if record.mapped is None:
        return ""  # records that people write have a place for each
    status = record.text("status")
    return next(
        (
            field_name(field)
            for statuses, field in _NEEDS.get(record.kind, ())
            if status in statuses and not record.may_state(str(field[0]))
        ),
        "",
    )


def is_imported(record: Record) -> bool:
    """Whether the record, or the one around it, is tagged as taken over from elsewhere."""
    return any(
        tag.strip().casefold() in _IMPORTED
        for one in (record, record.parent)
        if one is not None
        for _, tag in one.strings("tags")
    )


def _missing(record: Record, status: str, run: Pass) -> list[Disagreement]:
    return [
        Disagreement(
            ("status",),
            f"it counts as {status}, and {field_name(field)} is missing",
            field_name(field),
        )
        for statuses, field in _NEEDS.get(record.kind, ())
        if status in statuses
        and is_blank_answer(record.get(*field))
        and record.may_state(str(field[0]))
        and not _is_told_elsewhere(record, run)
    ]


def _is_told_elsewhere(record: Record, run: Pass) -> bool:
    """Whether the day of an opportunity stands in its action, or AUD008 says that it is missing."""
    if record.kind == "opportunity-for-improvement":
        action = run.register.find(record.get("action"), "action")
        return action is not None and not is_blank_answer(action.get("done_on"))
    reported = record.kind == "audit" and record.text("status") in ("reported", "closed")
    return reported and not is_blank_answer(record.get("reported_to"))


def _too_far(record: Record, status: str, run: Pass) -> list[Disagreement]:
    found = []
    for statuses, field in _EXCLUDES.get(record.kind, ()):
        day = run.date(record, *field) if status in statuses else None
        if day is None or day > run.as_of:
            continue
        # A review of today may still be ahead.
        if field == ("held_on",) and day == run.as_of:
            continue
        if not _may_be_of_an_earlier_round(record, field):
            name = field_name(field)
            words = f"it counts as {status}, and {name} is {day}"
            found.append(Disagreement(field, words, name))
    return found


def _may_be_of_an_earlier_round(record: Record, field: FieldPath) -> bool:
    """Whether the day may belong to an earlier version, or to a first try that did not work."""
    if field == ("approved_on",):
        return not is_blank_answer(record.get("amendments"))
    if record.kind == "corrective-action" and field != ("closed_on",):
        return record.text("verified", "result") == "not-effective"
    return False


def _out_of_order(record: Record, run: Pass) -> list[Disagreement]:
    found = []
    for end, befores in _ENDS.get(record.kind, ()):
        last = run.date(record, *end)
        for before in befores if last is not None else ():
            day = run.date(record, *before)
            # A day still to come is SEQ010's.
            if last is not None and day is not None and last < day <= run.as_of:
                one, other = field_name(end), field_name(before)
                words = f"{one} ({last}) is before {other} ({day})"
                found.append(Disagreement(end, words, f"{one} {other}"))
    return found
