"""Which clauses, controls and processes were audited in a time, and which are planned to be.

Audits of the 2013 edition count through the table of both editions: a control of 2022 was audited if
everything it came from was; the eleven new ones never were.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audits import began_on, ended_on, is_done
from isms_lint_iso27001.editions import predecessors

_CALLED_OFF = frozenset({"cancelled"})
_REPORTED = frozenset({"reported", "closed"})


class Audited(NamedTuple):
    """What one audit, done or planned, covers. `old` are ids of 2013 it cites."""

    day: date
    audit: Record
    leaves: frozenset[str]
    old: frozenset[str]
    done: bool


class Coverage(NamedTuple):
    """What was audited in a time, with the audits, and what is planned."""

    done: dict[str, list[Record]]
    planned: frozenset[str]
    editions: frozenset[str]
    """The editions by which audits were done in it."""

    def lacks(self, items: Iterable[str], *, or_planned: bool) -> list[str]:
        """Those of `items` that were not audited (nor are planned)."""
        return [
            item
            for item in items
            if item not in self.done and not (or_planned and item in self.planned)
        ]


def coverage(start: date, end: date, run: Pass) -> Coverage:
    """What the internal audits of the time from `start` to `end` cover."""
    done: dict[str, list[Record]] = {}
    planned: set[str] = set()
    old: set[str] = set()
    editions: set[str] = set()
    last: Record | None = None
    for one in run.derive(audited):
        if not start <= one.day <= end:
            continue
        if not one.done:
            planned.update(one.leaves)
            continue
        editions.add("2013" if one.old else "2022")
        old.update(one.old)
        last = one.audit if one.old else last
        for leaf in one.leaves:
            done.setdefault(leaf, []).append(one.audit)
    for leaf, before in run.derive(_predecessors).items():
        if last is not None and leaf not in done and before <= old:
            done[leaf] = [last]
    return Coverage(done, frozenset(planned), frozenset(editions))


def audited(run: Pass) -> tuple[Audited, ...]:
    """Every internal audit that was completed or is planned, by day (a derivation).

    Completed is an audit whose results were reported. One under way, and an entry of a programme
    that no audit has taken up yet, are planned.
    """
    found = []
    entries = _entries(run)
    for audit in run.register.of("audit"):
        entry = entries.pop(audit.id, None)
        if audit.text("status") in _CALLED_OFF or (entry is not None and entry[1] is None):
            continue
        day = day_of(audit, run) or (entry[1] if entry else None)
        if day is None:
            continue
        leaves, old = scope_leaves(audit, run)
        if not leaves and not old and entry is not None and not audit.strings("scope"):
            leaves, old = _leaves_of(entry[2], entry[0], run)
        done = is_completed(audit, run) and day <= run.as_of
        found.append(Audited(day, audit, leaves, old, done))
    for programme, day, texts in entries.values():
        if day is not None:
            leaves, old = _leaves_of(texts, programme, run)
            found.append(Audited(day, programme, leaves | _new(old, run), frozenset(), False))
    return tuple(sorted(found, key=lambda one: (one.day, one.audit.id)))


def undated_audits(run: Pass) -> list[Record]:
    """The audits that were completed on a day no record tells (a derivation)."""
    return [
        audit
        for audit in run.register.of("audit")
        if is_completed(audit, run) and day_of(audit, run) is None
    ]


def is_completed(audit: Record, run: Pass) -> bool:
    """Whether the audit took place and its results were reported."""
    status = audit.text("status")
    if status in _REPORTED:
        return True
    return not status and is_done(audit) and run.date(audit, "reported_on") is not None


def day_of(audit: Record, run: Pass) -> date | None:
    """The day an audit counts for: the end of fieldwork, else the nearest day on record."""
    return (
        ended_on(audit, run)
        or began_on(audit, run)
        or run.date(audit, "reported_on")
        or run.date(audit, "planned_on")
    )


def scope_leaves(audit: Record, run: Pass) -> tuple[frozenset[str], frozenset[str]]:
    """The leaves of 2022 an audit looked at, and the ids of 2013 it cites.

    What a result says was not audited is left out.
    """
    leaves, old = _leaves_of([text for _, text in audit.strings("scope")], audit, run)
    skipped = [
        str(result.get("item", ""))
        for _, result in audit.items("results")
        if result.get("result") == "not-audited"
    ]
    if not skipped:
        return leaves, old
    left_out, left_out_old = _leaves_of(skipped, audit, run)
    return leaves - left_out, old - left_out_old


def _leaves_of(
    texts: Iterable[str], record: Record, run: Pass
) -> tuple[frozenset[str], frozenset[str]]:
    leaves: set[str] = set()
    old: set[str] = set()
    is_old = run.register.edition(record) == "2013"
    for text in texts:
        resolved = run.register.resolve(text, record)
        if resolved.record is not None:
            # A process, a unit: its own record says in which edition it names its controls.
            own = run.register.resolve(resolved.record.id, resolved.record)
            if run.register.edition(resolved.record) == "2013":
                old.update(own.cited)
                leaves.add(resolved.record.id)
            else:
                leaves.update(own.leaves)
        elif is_old:
            old.update(resolved.cited)
        else:
            leaves.update(resolved.leaves)
    return frozenset(leaves), frozenset(old)


def _new(old: frozenset[str], run: Pass) -> frozenset[str]:
    known = run.derive(_predecessors)
    return frozenset(leaf for leaf, before in known.items() if before <= old)


def _entries(run: Pass) -> dict[str, tuple[Record, date | None, list[str]]]:
    """The entries of programmes in force: by audit, the programme, the day (None: cancelled), scope."""
    found: dict[str, tuple[Record, date | None, list[str]]] = {}
    for programme in run.register.of("audit-programme"):
        if programme.text("status") in ("draft", "superseded"):
            continue
        for index, entry in programme.items("entries"):
            key = entry.get("audit")
            key = key if isinstance(key, str) else f"{programme.id} {index}"
            day = run.date(programme, "entries", index, "planned_on")
            called_off = entry.get("cancellation") is not None
            texts = [text for _, text in programme.strings("entries", index, "scope")]
            if day is not None or called_off:
                found[key] = (programme, None if called_off else day, texts)
    return found


def _predecessors(_run: Pass) -> dict[str, frozenset[str]]:
    return predecessors()
