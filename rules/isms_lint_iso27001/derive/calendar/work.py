"""What was done when of the work that a calendar plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action.corrective_actions import due_on, is_given
from isms_lint_iso27001.derive.action.corrective_actions import is_open as is_open_action
from isms_lint_iso27001.derive.action.initiation import initiated
from isms_lint_iso27001.derive.audit.audits import is_done, is_of_certification_body
from isms_lint_iso27001.derive.audit.standards import is_audit_of_isms
from isms_lint_iso27001.derive.audit.state import has_begun
from isms_lint_iso27001.derive.calendar.declared import Window
from isms_lint_iso27001.derive.finding.nonconformities import corrective_actions_of, is_open
from isms_lint_iso27001.derive.review.reviews import held_reviews, why_unclear

FieldPath = tuple[str | int, ...]

NAMES = {
    "risk-assessment": "risk assessment",
    "internal-audit": "internal audit",
    "corrective-action": "corrective action",
    "management-review": "management review",
    "external-audit": "audit of the certification body",
}
"""The activities that a calendar plans, in words."""
_ASSESSED: tuple[FieldPath, ...] = (("started_on",), ("completed_on",))
_REPORT_DAYS = 61
_VISITED: tuple[FieldPath, ...] = (("start",), ("end",))
_AUDITED: tuple[FieldPath, ...] = (("fieldwork", "start"), ("fieldwork", "end"))
_CORRECTED: dict[str, tuple[FieldPath, ...]] = {
    "nonconformity": (("correction", "done_on"), ("closed_on",)),
    "corrective-action": (
        ("opened_on",),
        ("cause_started_on",),
        ("cause_determined_on",),
        ("implemented_on",),
        ("verified", "on"),
        ("closed_on",),
    ),
}


class Work(NamedTuple):
    """A piece of work, its first and last day, and the field that tells the first."""

    start: date
    end: date
    record: Record
    field: FieldPath

    def falls_into(self, window: Window) -> bool:
        """Whether any of its days lies in the window."""
        return self.start <= window.end and self.end >= window.start


class Kept(NamedTuple):
    """The work of one activity, and the ids of records that do not tell its day."""

    work: tuple[Work, ...]
    undated: tuple[str, ...]


def calendar_work(run: Pass) -> dict[str, Kept]:
    """What was done until the as-of day, by activity (a derivation)."""
    audits = [
        one
        for one in run.register.of("audit")
        if has_begun(one, run) is True and is_audit_of_isms(one, run)
    ]
    external = [
        one
        for one in run.register.of("external-audit")
        if is_done(one) and is_of_certification_body(one)
    ]
    assessments = run.register.of("risk-assessment")
    assessed = [one for one in assessments if any(is_given(one, *path) for path in _ASSESSED)]
    return {
        "risk-assessment": _kept(assessed, _ASSESSED, run),
        "internal-audit": _kept(audits, _AUDITED, run),
        "corrective-action": Kept(tuple(_corrections(run)), ()),
        "management-review": _reviews(run),
        "external-audit": _kept(external, _VISITED, run),
    }


def records_begin(run: Pass) -> date | None:
    """The day of the earliest work on record; the certificate counts too (a derivation)."""
    days = [one.start for kept in run.derive(calendar_work).values() for one in kept.work]
    days.extend(
        day
        for one in run.register.of("nonconformity")
        if (day := run.date(one, "raised_on")) is not None
    )
    organization = run.register.organization
    decided_on = run.date(organization, "certificate", "decided_on") if organization else None
    return min(days if decided_on is None else [*days, decided_on], default=None)


def calendar_since(run: Pass) -> date | None:
    """The first day on which the calendar applies: the day that the organization names, else that of
    the earliest work on record.
    """
    organization = run.register.organization
    named = run.date(organization, "calendar_since") if organization is not None else None
    return named or run.derive(records_begin)


def is_asked_for(window: Window, run: Pass) -> bool:
    """Whether anything was or is to be done in the window: corrective action only where something
    waits for it, an audit of the certification body only where there is one.
    """
    if window.activity == "corrective-action":
        return needs_correction(window, run)
    if window.activity == "external-audit":
        organization = run.register.organization
        certificate = organization.get("certificate") if organization is not None else None
        known = run.derive(calendar_work)["external-audit"]
        return bool(certificate or known.work or known.undated)
    return window.activity in NAMES


def is_kept(window: Window, run: Pass) -> bool:
    """Whether any work of its activity falls into the window."""
    return any(one.falls_into(window) for one in run.derive(calendar_work)[window.activity].work)


def needs_correction(window: Window, run: Pass) -> bool:
    """Whether, all through the window, a nonconformity waited for work: it was open, and either no
    corrective action was under way by the end, or one was due.
    """
    before = add_days(window.start, -1)
    return any(
        is_open(one, before, run) and is_open(one, window.end, run) and _waits(one, window.end, run)
        for one in run.register.of("nonconformity")
    )


def _waits(nonconformity: Record, day: date, run: Pass) -> bool:
    if not initiated(nonconformity, day, run):
        return True
    due = [
        due_on(action, day, run)
        for action in corrective_actions_of(nonconformity, run)
        if is_open_action(action, day, run)
    ]
    return any(one is None or one <= day for one in due)


def _kept(records: Iterable[Record], fields: Sequence[FieldPath], run: Pass) -> Kept:
    """What lasted from the first to the last day that the fields tell.

    Where only the day of the report is known, it may have been any day in the two months before.
    """
    work = []
    undated = []
    for record in records:
        days = [(day, path) for path in fields if (day := run.date(record, *path)) is not None]
        reported = run.date(record, "reported_on")
        if not days and reported is not None:
            days = [(add_days(reported, -_REPORT_DAYS), ("reported_on",)), (reported, ())]
        if not days:
            undated.append(record.id)
        elif (start := min(days))[0] <= run.as_of:
            work.append(Work(start[0], max(days)[0], record, start[1]))
    return Kept(tuple(work), tuple(undated))


def _reviews(run: Pass) -> Kept:
    reviews = run.register.of("management-review")
    held = run.derive(held_reviews)
    return Kept(
        tuple(Work(day, day, one, ("held_on",)) for day, one in held if day <= run.as_of),
        tuple(one.id for one in reviews if why_unclear(one, run)),
    )


def _corrections(run: Pass) -> Iterator[Work]:
    """Each day on which something was done about a nonconformity."""
    for kind, fields in _CORRECTED.items():
        for record in run.register.of(kind):
            notes = [("progress", index, "on") for index, _ in record.items("progress")]
            for path in (*fields, *notes):
                day = run.date(record, *path)
                if day is not None and day <= run.as_of:
                    yield Work(day, day, record, path)
