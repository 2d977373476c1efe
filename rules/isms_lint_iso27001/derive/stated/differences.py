"""What two records of one thing, or a row of a summary and the record, say differently.

Compared is what cannot both be so. Words that may mean the same, people who are not known and days that
nobody can read are no difference; nor is what the later of two records may have become.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action import corrective_actions
from isms_lint_iso27001.derive.audit.audits import reported_on
from isms_lint_iso27001.derive.finding.grades import declared_grades, grade_word
from isms_lint_iso27001.derive.finding.nonconformities import corrective_actions_of
from isms_lint_iso27001.derive.risk.criteria import number_of, same
from isms_lint_iso27001.derive.stated.ended import ended_on, ends, had_ended
from isms_lint_iso27001.derive.stated.named_people import people_in
from isms_lint_iso27001.derive.stated.written import (
    Path,
    as_text,
    compared,
    field_of,
    meanings,
    same_words,
    value_at,
    written_at,
)
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_DATES = (
    *("due_on", "raised_on", "opened_on", "closed_on", "done_on", "held_on", "reported_on"),
    *("approved_on", "next_review_on"),
)
_LEVELS: tuple[Path, ...] = (
    ("consequence",),
    ("likelihood",),
    ("level",),
    ("residual", "level"),
    ("treatment",),
)
_PEOPLE = ("owner", "approved_by")
_VOID = frozenset({"superseded", "withdrawn"})


class Difference(NamedTuple):
    """A field, where the other end of it stands, and what each of them says of it."""

    path: Path
    here: str
    other: Record
    there_at: Path
    there: str


def between(record: Record, other: Record, run: Pass) -> list[Difference]:
    """What two records of one kind and id say differently; nothing where one of them tells of a change,
    or is a version that holds no more.
    """
    if record.kind != other.kind:
        return []
    changed = any(not is_blank_answer(one.get("amendments")) for one in (record, other))
    if changed or {record.text("status"), other.text("status")} & _VOID:
        return []
    version = _unlike_texts(record, other, ("version",))
    if version is not None:
        # Another version says other things.
        return [version]
    found = [
        _grades(record.get("grade"), ("grade",), other, run),
        _statuses(record, other, run),
        *(_days(record, other, field, run) for field in _DATES),
        *(_unlike_values(record, other, path) for path in _LEVELS),
        *(_people(record, other, field, run) for field in _PEOPLE),
    ]
    return [one for one in found if one is not None]


def said_of(row: Record, item: Record, run: Pass) -> list[Difference]:
    """What a row of a summary says of a record that the record says differently."""
    found = [
        _grades(row.get("said", "grade"), ("said", "grade"), item, run),
        _said_status(row, item, run),
        _said_owners(row, item, run),
        _said_due(row, item, run),
        *(_said_day(row, item, field, run) for field in ("raised_on", "closed_on")),
    ]
    return [one for one in found if one is not None]


def _grades(said: Any, path: Path, other: Record, run: Pass) -> Difference | None:
    grade = other.get("grade")
    if is_blank_answer(said) or is_blank_answer(grade):
        return None
    words = grade_word(said), grade_word(grade)
    if all(words):
        differ = words[0] != words[1]
    else:
        declared = declared_grades(run)
        both = all(any(same(one, grade) for grade in declared) for one in (said, grade))
        differ = both and not same(said, grade)
    if not differ or same_words(as_text(said), as_text(grade)):
        return None
    return Difference(path, as_text(said), other, ("grade",), written_at(other.data, ("grade",)))


def _statuses(record: Record, other: Record, run: Pass) -> Difference | None:
    """Two statuses, unless one of them is that of an earlier day: of an audit's report."""
    one, two = record.text("status"), other.text("status")
    known = field_of(record.kind, ("status",), run)
    if one == two or known is None or not {one, two} <= set(known.words):
        return None
    days = _state_of(record, run), _state_of(other, run)
    if days[0] != days[1]:
        earlier, later = (record, other) if days[0] is not None else (other, record)
        day = days[0] if days[0] is not None else days[1]
        ended = had_ended(later, day, run)
        if ended is None or ended == ends([earlier.text("status")], record.kind):
            return None
    return Difference(("status",), one, other, ("status",), two)


def _state_of(record: Record, run: Pass) -> date | None:
    """The day whose state a record shows; None where it shows the present one."""
    return None if record.parent is None else reported_on(record.parent, run)


def _days(record: Record, other: Record, field: str, run: Pass) -> Difference | None:
    one, two = run.date(record, field), run.date(other, field)
    if one is None or two is None or one == two:
        return None
    if field == "due_on" and any(_moved_to(a, b, run) for a, b in ((record, two), (other, one))):
        return None
    return Difference((field,), str(one), other, (field,), str(two))


def _moved_to(record: Record, day: date, run: Pass) -> bool:
    """Whether an extension of the record moved its due date from or to `day`."""
    read = run.register.calendar.date
    return any(
        day in (read(move.get("from")), read(move.get("to")))
        for _, move in record.items("extensions")
    )


def _unlike_values(record: Record, other: Record, path: Path) -> Difference | None:
    """Two numbers, or two words that a mapping did not translate."""
    one, two = value_at(record.data, path), value_at(other.data, path)
    if is_blank_answer(one) or is_blank_answer(two) or same(one, two):
        return None
    numbers = number_of(one), number_of(two)
    if (numbers[0] is None) != (numbers[1] is None):
        return None
    return Difference(path, as_text(one), other, path, as_text(two))


def _unlike_texts(record: Record, other: Record, path: Path) -> Difference | None:
    one, two = as_text(value_at(record.data, path)), as_text(value_at(other.data, path))
    if is_blank_answer(one) or is_blank_answer(two) or _label(one) == _label(two):
        return None
    return Difference(path, one, other, path, two)


def _label(version: str) -> str:
    """`1.0`, `v1` and `Version 1` are one version."""
    text = compared(version).removeprefix("version").lstrip(" .").removeprefix("v").strip()
    return text.removesuffix(".0")


def _people(record: Record, other: Record, field: str, run: Pass) -> Difference | None:
    one, two = record.text(field), other.text(field)
    if not one or not two or not _are_others([one], [two], run):
        return None
    return Difference((field,), one, other, (field,), two)


def _are_others(one: list[str], two: list[str], run: Pass) -> bool:
    """Whether both name people who are known, and nobody is among both."""
    people, others = people_in(one, run), people_in(two, run)
    return people is not None and others is not None and people.isdisjoint(others)


def _said_status(row: Record, item: Record, run: Pass) -> Difference | None:
    """A status in a summary: of its day, if it tells one."""
    said, day = row.text("said", "status"), run.date(row, "as_of")
    meant = meanings(said, field_of(item.kind, ("status",), run))
    here, there = ends(meant, item.kind), had_ended(item, day, run)
    if here is None or there is None:
        return None
    status, ended = written_at(item.data, ("status",)), ended_on(item, run)
    if here == there and (not here or item.text("status") in meant or same_words(said, status)):
        return None
    if day is None and same_words(said, status):
        return None
    since = f" since {ended}" if ended is not None else ""
    return Difference(("said", "status"), said, item, ("status",), f"{status}{since}")


def _said_owners(row: Record, item: Record, run: Pass) -> Difference | None:
    owner = _with_owner(item, run)
    said = [name for _, name in row.strings("said", "owners")]
    if owner is None or not said or not _are_others(said, [owner.text("owner")], run):
        return None
    return Difference(("said", "owners"), ", ".join(said), owner, ("owner",), owner.text("owner"))


def _said_due(row: Record, item: Record, run: Pass) -> Difference | None:
    said, day = run.date(row, "said", "due_on"), run.date(row, "as_of")
    due_of = item if item.get("due_on") is not None else _only_action(item, run)
    if said is None or due_of is None:
        return None
    if day is None and due_of.items("extensions"):
        return None
    due = corrective_actions.due_on(due_of, day or run.as_of, run)
    if due is None or due == said:
        return None
    return Difference(("said", "due_on"), str(said), due_of, ("due_on",), str(due))


def _said_day(row: Record, item: Record, field: str, run: Pass) -> Difference | None:
    said, day = run.date(row, "said", field), run.date(item, field)
    if said is None or day is None or said == day:
        return None
    return Difference(("said", field), str(said), item, (field,), str(day))


def _with_owner(item: Record, run: Pass) -> Record | None:
    """The record that says who answers for an item: its own, or its one corrective action."""
    return item if item.text("owner") else _only_action(item, run)


def _only_action(item: Record, run: Pass) -> Record | None:
    if item.kind != "nonconformity":
        return None
    actions = corrective_actions_of(item, run)
    return actions[0] if len(actions) == 1 else None
