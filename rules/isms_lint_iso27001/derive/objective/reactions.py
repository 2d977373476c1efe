"""What was decided or begun about a record, told by those who name it."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.review.happened import happened
from isms_lint_iso27001.derive.text.pattern import Pattern

_TEXTS = {
    "action": ("origin", "title", "text", "notes"),
    "change": ("title", "text", "notes"),
    "corrective-action": ("title", "text", "cause", "action", "notes"),
    "nonconformity": ("title", "text", "statement", "source", "notes"),
    "opportunity-for-improvement": ("title", "text", "statement", "notes"),
}
_ID = Pattern(r"\w(?:[\w.-]*\w)?")


def is_reacted_to(ids: list[str], since: date, run: Pass) -> bool:
    """Whether an action, a nonconformity, a change or a decision of a review names one of `ids`, and
    is not known to be older than `since` or younger than the as-of day.
    """
    named = run.derive(_named)
    return any(day is None or since <= day <= run.as_of for id in ids for day in named.get(id, ()))


def _named(run: Pass) -> dict[str, set[date | None]]:
    """The days of such records, by the ids and words in their texts."""
    found: dict[str, set[date | None]] = {}

    def enter(text: str, day: date | None) -> None:
        for word in _ID.findall(text):
            found.setdefault(word, set()).add(day)

    for kind, fields in _TEXTS.items():
        for record in run.register.of(kind):
            day = _day_of(record, run)
            for field in fields:
                for _, text in record.strings(field):
                    enter(text, day)
    for review in run.register.of("management-review"):
        held_on = run.date(review, "held_on")
        for index, decision in review.items("decisions"):
            day = run.date(review, "decisions", index, "decided_on") or held_on
            enter(str(decision.get("text")), day)
    return found


def _day_of(record: Record, run: Pass) -> date | None:
    """The day it began; that of the review it belongs to where it has none of its own."""
    if record.kind == "action":
        day = run.date(record, "raised_on")
    else:
        field = happened(record)
        day = run.date(record, field.field) if field is not None else None
    if day is None and record.parent is not None:
        return _day_of(record.parent, run)
    return day
