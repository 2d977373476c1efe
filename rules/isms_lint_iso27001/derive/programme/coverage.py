"""Which clauses, controls and processes were audited in a time, and which are planned to be.

Audits of the 2013 edition count through the table of both editions: a control of 2022 was audited if
everything it came from was; the eleven new ones never were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import began_on, ended_on
from isms_lint_iso27001.derive.audit.criteria import Entry, entry_of
from isms_lint_iso27001.derive.audit.standards import (
    is_audit_of_isms,
    is_of_another_standard,
    is_programme_of_isms,
)
from isms_lint_iso27001.derive.programme.cycle import is_in_force
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import why_unread
from isms_lint_iso27001.editions import predecessors

_NOT_COMPLETED = frozenset({"planned", "postponed", "cancelled", "in-progress"})
_COMPLETED = frozenset({"fieldwork-done", "reported", "closed"})
_OLD = "2013"


class Items(NamedTuple):
    """What a list of scope items stands for.

    `leaves` are clauses and controls of 2022 and ids of records, `old` the ids of 2013 that are
    cited, and `touched` the leaves and all that the old ids became.
    """

    leaves: frozenset[str]
    old: frozenset[str]
    touched: frozenset[str]


class Audited(NamedTuple):
    """One internal audit, done or planned: its day, what it covers, and in which edition.

    `audit` is the programme where its entry is all there is. `name` is the id; of an entry alone what
    it calls its audit, else its place.
    """

    day: date
    audit: Record
    items: Items
    edition: str
    done: bool
    name: str


class Coverage(NamedTuple):
    """What was audited in a time, what is planned in it, and by which editions audits were done."""

    done: frozenset[str]
    planned: frozenset[str]
    editions: frozenset[str]

    def lacks(self, items: Iterable[str], *, or_planned: bool) -> list[str]:
        """Those of `items` that were not audited (nor are planned)."""
        return [
            item
            for item in items
            if item not in self.done and not (or_planned and item in self.planned)
        ]


def coverage(start: date, end: date, run: Pass, more: Collection[Record] = ()) -> Coverage:
    """What the internal audits of the time from `start` to `end`, and the audits `more`, cover."""
    found = [one for one in run.derive(audited) if start <= one.day <= end or one.audit in more]
    done = [one for one in found if one.done]
    audited_in_time = _covered(done, run)
    # A control may owe its coverage to audits of 2013 that were done and others that are planned.
    return Coverage(
        audited_in_time,
        _covered(found, run) - audited_in_time,
        frozenset(one.edition for one in done),
    )


def _covered(audits: Iterable[Audited], run: Pass) -> frozenset[str]:
    leaves: set[str] = set()
    old: set[str] = set()
    for one in audits:
        leaves.update(one.items.leaves)
        old.update(one.items.old)
    if old:
        known = run.derive(came_from)
        leaves.update(leaf for leaf, before in known.items() if before <= old)
    return frozenset(leaves)


def audited(run: Pass) -> tuple[Audited, ...]:
    """Every internal audit of the ISMS that was completed or is planned, by day (a derivation).

    Completed is an audit whose fieldwork is over; whether it was reported is a question of its own.
    One under way, and an entry of a programme that no audit has taken up yet, are planned.
    """
    found = []
    for audit in run.register.of("audit"):
        one = _audited(audit, run)
        if one is not None:
            found.append(one)
    for entry in _only_planned(run):
        day = _planned_on(entry, run)
        if day is not None:
            edition = entry.edition() or run.register.edition(entry.programme)
            items = _items(entry.texts("scope"), entry.programme, edition, run)
            found.append(Audited(day, entry.programme, items, edition, done=False, name=entry.name))
    return tuple(sorted(found, key=lambda one: (one.day, one.audit.id)))


def _audited(audit: Record, run: Pass) -> Audited | None:
    completed = is_completed(audit, run)
    day = day_of(audit, run)
    if not completed:
        entry = entry_of(audit, run)
        if audit.text("status") == "cancelled" or (entry is not None and _is_called_off(entry)):
            return None
        # The entries are the plan as it now stands.
        planned = _planned_on(entry, run) if entry is not None else None
        day = planned if planned is not None and began_on(audit, run) is None else day or planned
    if day is None or not is_audit_of_isms(audit, run):
        return None
    items, edition = _scope(audit, run)
    return Audited(day, audit, items, edition, completed and day <= run.as_of, audit.id)


def _only_planned(run: Pass) -> Iterator[Entry]:
    """The entries that plan an internal audit of which there is no record yet."""
    for programme in run.register.of("audit-programme"):
        if not is_in_force(programme) or not is_programme_of_isms(programme):
            continue
        for index, data in programme.items("entries"):
            entry = Entry(programme, index)
            taken_up = run.register.find(data.get("audit"), "audit", "external-audit")
            other = is_of_another_standard(entry.texts("criteria"))
            if taken_up is None and not other and not _is_called_off(entry):
                yield entry


def _planned_on(entry: Entry, run: Pass) -> date | None:
    return run.date(entry.programme, "entries", entry.place, "planned_on")


def _is_called_off(entry: Entry) -> bool:
    return entry.programme.get("entries", entry.place, "cancellation") is not None


def undated_audits(run: Pass) -> tuple[tuple[Record, frozenset[str]], ...]:
    """The audits completed on a day no record tells, with what they touched (a derivation).

    Those too that may have been completed: nobody can read their status, and no day says more.
    """
    undated = [
        audit
        for audit in run.register.of("audit")
        if not _tells_a_day(audit, run)
        and (
            (run.date(audit, "planned_on") is None and is_completed(audit, run))
            or why_unread(audit, run)
        )
    ]
    undated.sort(key=lambda one: one.id)
    return tuple((audit, _scope(audit, run)[0].touched) for audit in undated)


def _tells_a_day(audit: Record, run: Pass) -> bool:
    """Whether a day tells how far it has come."""
    return bool(ended_on(audit, run) or began_on(audit, run) or run.date(audit, "reported_on"))


def unreadable_plans(run: Pass) -> tuple[tuple[str, frozenset[str]], ...]:
    """The audits that are planned for what is no date: why they have no day, and what they touch (a
    derivation).
    """
    found = []
    for audit in sorted(run.register.of("audit"), key=lambda one: one.id):
        entry = entry_of(audit, run)
        called_off = audit.text("status") == "cancelled" or (entry and _is_called_off(entry))
        dated = day_of(audit, run) is not None or (entry and _planned_on(entry, run) is not None)
        if is_completed(audit, run) or called_off or dated:
            continue
        why = _unreadable_plan(entry) if entry is not None else ""
        if not why and not is_blank_answer(audit.get("planned_on")):
            why = f"`planned_on` of {audit.id} cannot be read as a date"
        if why:
            found.append((why, _scope(audit, run)[0].touched))
    for entry in _only_planned(run):
        why = _unreadable_plan(entry) if _planned_on(entry, run) is None else ""
        if why:
            edition = entry.edition() or run.register.edition(entry.programme)
            items = _items(entry.texts("scope"), entry.programme, edition, run)
            found.append((why, items.touched))
    return tuple(found)


def _unreadable_plan(entry: Entry) -> str:
    """Why an entry without a planned day has none; empty where nothing is written there."""
    written = entry.programme.get("entries", entry.place, "planned_on")
    if is_blank_answer(written):
        return ""
    return (
        f"`planned_on` of entry {entry.place + 1} of {entry.programme.id} cannot be read as a date"
    )


def is_completed(audit: Record, run: Pass) -> bool:
    """Whether the fieldwork is over: by the status, where it tells, else by the dates."""
    status = audit.text("status")
    if status in _NOT_COMPLETED or status in _COMPLETED:
        return status in _COMPLETED
    days = (run.date(audit, "reported_on"), ended_on(audit, run))
    return any(day is not None and day <= run.as_of for day in days)


def day_of(audit: Record, run: Pass) -> date | None:
    """The day an audit counts for: the end of fieldwork, else the nearest day on record."""
    return (
        ended_on(audit, run)
        or began_on(audit, run)
        or run.date(audit, "reported_on")
        or run.date(audit, "planned_on")
    )


def came_from(_run: Pass) -> dict[str, frozenset[str]]:
    """For each clause and control that came from 2013: all it came from (a derivation)."""
    return predecessors()


def _scope(audit: Record, run: Pass) -> tuple[Items, str]:
    """What the audit covers, and the edition of its ids.

    Its own scope counts, else that of its entry. Results add what they are about, and take away
    what they say was not audited.
    """
    edition = run.register.edition(audit)
    texts = [text for _, text in audit.strings("scope")]
    entry = None if texts else entry_of(audit, run)
    if entry is None:
        items = _items(texts, audit, edition, run)
    else:
        edition = entry.edition() or run.register.edition(entry.programme)
        items = _items(entry.texts("scope"), entry.programme, edition, run)
    audited: list[str] = []
    left_out: list[str] = []
    for _, result in audit.items("results"):
        item = result.get("item")
        if isinstance(item, str):
            (left_out if result.get("result") == "not-audited" else audited).append(item)
    skipped = [text for text in left_out if not _is_part(text, audit, run)]
    if skipped:
        out = _items(skipped, audit, edition, run)
        items = Items(*(known - gone for known, gone in zip(items, out, strict=True)))
    # Most audits are about what they were to look at, no more.
    if audited and (skipped or audited != texts):
        seen = _items(audited, audit, edition, run)
        items = Items(*(known | more for known, more in zip(items, seen, strict=True)))
    return items, edition


def _is_part(text: str, record: Record, run: Pass) -> bool:
    """Whether an item is a letter of a clause or a section of a document, not the whole of it."""
    text = text.strip()
    resolved = run.register.resolve(text, record)
    if resolved.record is not None:
        return text != resolved.record.id
    whole = resolved.cited[0] if len(resolved.cited) == 1 else text
    return text != whole and not whole.startswith(f"{text}.")


def _items(texts: Iterable[str], record: Record, edition: str, run: Pass) -> Items:
    """What a list of scope items stands for. Audits of one scope share it."""
    listed = run.derive(_listed)
    key = (tuple(texts), edition, run.register.edition(record))
    items = listed.get(key)
    if items is None:
        items = listed[key] = _items_in(key[0], record, edition, run)
    return items


def _listed(_run: Pass) -> dict[tuple[tuple[str, ...], str, str], Items]:
    """By the texts of a list, its edition and that of its record, filled by whoever asks first (a
    derivation).
    """
    return {}


def _items_in(texts: Iterable[str], record: Record, edition: str, run: Pass) -> Items:
    leaves: set[str] = set()
    old: set[str] = set()
    touched: set[str] = set()
    known = run.derive(came_from)
    for text in texts:
        resolved = run.register.resolve(text, record, edition)
        if resolved.record is not None:
            # A process: its own record says in which edition it names its controls.
            resolved = run.register.resolve(resolved.record.id, resolved.record)
            read_in = run.register.edition(resolved.record)
        else:
            read_in = edition
        touched.update(resolved.leaves)
        if edition == _OLD and read_in == _OLD:
            old.update(resolved.cited)
            leaves.update(leaf for leaf in resolved.leaves if not _is_standard(leaf, run))
        elif edition == _OLD:
            # What is new in 2022 was in no audit of 2013, though the process has it today.
            leaves.update(
                leaf for leaf in resolved.leaves if leaf in known or not _is_standard(leaf, run)
            )
        else:
            leaves.update(resolved.leaves)
    covered = frozenset(leaves | _own_items(leaves, old, run))
    is_same = touched == leaves
    return Items(
        covered,
        frozenset(old),
        covered if is_same else frozenset(touched | _own_items(touched, old, run)),
    )


def _is_standard(leaf: str, run: Pass) -> bool:
    return bool(run.register.scope.children(leaf))


def _own_items(leaves: set[str], old: set[str], run: Pass) -> set[str]:
    """The processes and own controls of which all clauses and controls are among `leaves`."""
    own = run.derive(_own)
    if old.issuperset(own.old) or leaves.issuperset(own.standard):
        return {id for ids in own.by_leaf.values() for id, _ in ids} | own.without
    return {
        id
        for leaf in leaves & own.by_leaf.keys()
        for id, items in own.by_leaf[leaf]
        if items <= leaves
    }


class _Own(NamedTuple):
    """Processes and own controls under one of the leaves they name, and those that name none."""

    by_leaf: dict[str, list[tuple[str, frozenset[str]]]]
    without: frozenset[str]
    standard: frozenset[str]
    old: frozenset[str]


def _own(run: Pass) -> _Own:
    by_leaf: dict[str, list[tuple[str, frozenset[str]]]] = {}
    without: set[str] = set()
    for record in run.register.of("process", "control"):
        leaves = run.register.resolve(record.id, record).leaves
        items = frozenset(leaf for leaf in leaves if _is_standard(leaf, run))
        if items:
            by_leaf.setdefault(min(items), []).append((record.id, items))
        else:
            without.add(record.id)
    old = frozenset(before for known in run.derive(came_from).values() for before in known)
    return _Own(by_leaf, frozenset(without), frozenset(run.register.scope.all_leaves()), old)
