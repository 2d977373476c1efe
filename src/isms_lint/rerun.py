"""Which rules run again after a change of some files, where what they read and said before is known.

As in memory between runs (`standing`), but what is known of a rule is which fields it read of other
records, not of which records, and whether it went by which records there are: some may come or go.
Facts are derived again where a rule asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from isms_lint.adopted import Adopted
from isms_lint.cache.seen import has_settled
from isms_lint.changes_since import Changes, changes_since
from isms_lint.documents.document import Reading
from isms_lint.hearing import Check, hear, joined, leads_into
from isms_lint.record_changes import are_what_files_say, order_before
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.records.tracing import Field, Reads, Tracer, package_of
from isms_lint.rule_run import Said, missing, records_of, turn_of
from isms_lint.rules.rule import ANY, Rule
from isms_lint.side_by_side import run_side_by_side
from isms_lint.snapshot.records import EarlierRecords, File, odd, packed, packed_rules
from isms_lint.snapshot.snapshot import Heard, SaidOfRecord, Snapshot
from isms_lint.values import NamedTuple

_WORTH = 1000
"""Records from which noting what rules read is worth what it costs."""
_MOST = 50_000
"""Records beyond which what is left would take too much room."""
_MANY_LOOKS = 20_000
"""Looks of rules at records from which another process brings more than it costs."""


class _TakenIn(NamedTuple):
    """What a run looks at, on its local day."""

    readings: Sequence[Reading]
    rule_files: Sequence[Reading]
    adopted: Adopted
    register: Register
    day: date


class _Outcome(NamedTuple):
    """What was heard of a rule, and what it said when it ended."""

    heard: Heard
    rest: Said


class Rerun:
    """One run that goes by what the run before it left, and leaves as much."""

    def __init__(
        self, own: frozenset[str], before: Snapshot | None, earlier: EarlierRecords | None
    ) -> None:
        """`own` are the packages whose derivations keep to what `Tracer` notes: those of isms-lint.
        `earlier` are the records that the run `before` left.
        """
        self.tracer = Tracer(lambda fact: package_of(fact) in own, fine=False)
        self._before = before
        self._earlier = earlier
        self._heard: dict[str, Heard] = {}
        self._taken_in: _TakenIn | None = None
        self._changes: Changes | None = None
        """None where everything runs."""

    def takes_in(
        self,
        readings: Sequence[Reading],
        rule_files: Sequence[Reading],
        adopted: Adopted,
        register: Register,
        day: date,
    ) -> bool:
        """Whether this run can note what rules read: not where there are few records or too many, and
        not where these are more than what files say.
        """
        fits = _WORTH <= len(register.records) <= _MOST
        if not fits or not are_what_files_say(adopted, register):
            return False
        self._taken_in = _TakenIn(readings, rule_files, adopted, register, day)
        before, earlier = self._before, self._earlier
        if before is not None and earlier is not None and before.day == day:
            self._changes = changes_since(before, earlier, readings, rule_files, adopted, register)
        register.trace(self.tracer)
        return True

    def run(
        self, rules: Sequence[Rule], check: Check, register: Register, processes: int
    ) -> Iterator[Said]:
        """What each of the rules says of the records in `register`. `check` runs one."""
        changes = self._changes
        places = {record: n for n, record in enumerate(register.records)}
        partly = {} if changes is None else self._that_holds(rules, changes, register, places)
        again = [rule for rule in rules if rule.code not in partly]
        looks = sum(len(records_of(rule, register)) for rule in again)
        processes = processes if looks > _MANY_LOOKS or changes is None else 1

        def run_all(rule: Rule) -> _Outcome | Said:
            if missing(rule, register):
                return check(rule, None, None)
            nothing = Heard(frozenset(), {})
            return self._look(rule, check, records_of(rule, register), nothing, places)

        outcomes = {
            rule.code: outcome
            for rule, outcome in zip(
                again, run_side_by_side(again, run_all, register, processes), strict=True
            )
        }
        for rule in rules:
            heard = partly.get(rule.code)
            if heard is None or changes is None:
                outcome = outcomes[rule.code]
            else:
                subjects = _touched(rule, heard, changes, register, places)
                outcome = self._look(rule, check, subjects, heard, places)
                if outcome.rest.errors:  # it ends there, whatever it said before of others
                    outcome = run_all(rule)
            yield outcome if isinstance(outcome, Said) else self._take(rule, outcome, register)

    def _that_holds(
        self,
        rules: Sequence[Rule],
        changes: Changes,
        register: Register,
        places: Mapping[Record, int],
    ) -> dict[str, Heard]:
        """What was heard of those rules that read nothing that is otherwise now, by code: it holds, but
        for the records in `changes`.
        """
        before = {} if self._before is None else self._before.heard
        known = ((rule, before.get(rule.code)) for rule in rules)
        holds = {
            rule.code: heard
            for rule, heard in known
            if heard is not None
            and heard.fields.isdisjoint(changes.fields)
            and not missing(rule, register)
        }
        if not (changes.come or changes.gone):
            return holds
        order = order_before(register, changes.come, changes.gone)
        if order is None:
            return {}
        now = [None if record is None else places[record] for record in order]
        return {code: _moved(heard, now) for code, heard in holds.items()}

    def _take(self, rule: Rule, outcome: _Outcome, register: Register) -> Said:
        """All that the rule said. What it read is kept where it came to its end."""
        heard, rest = outcome
        if not rest.errors:
            self._heard[rule.code] = heard
        records = register.records
        places = sorted(heard.told, key=lambda place: turn_of(rule, records[place], place))
        return joined((heard.told[place].said for place in places), rest)

    def _look(
        self,
        rule: Rule,
        check: Check,
        subjects: Sequence[Record],
        before: Heard,
        places: Mapping[Record, int],
    ) -> _Outcome:
        """Have the rule look at `subjects`; what it read and said of others is in `before`."""
        if not subjects:
            return _Outcome(before, Said([], [], [], []))
        reads = Reads()
        told: dict[Record, Said] = {}
        apart: dict[Record, Reads] = {}
        rest = hear(rule, check, subjects, self.tracer, reads, told, apart)
        looked_at = {places[record] for record in subjects}
        now = {place: one for place, one in before.told.items() if place not in looked_at}
        known: dict[frozenset[Any], frozenset[Field]] = {}
        for record, said in told.items():
            now[places[record]] = SaidOfRecord(said, self._all_of(apart[record], known))
        return _Outcome(Heard(before.fields | self._all_of(reads, known), now), rest)

    def _all_of(
        self, reads: Reads, known: dict[frozenset[Any], frozenset[Field]]
    ) -> frozenset[Field]:
        """What was read, also for the facts that were gone by, and for those these went by. What was
        read for some facts together is `known`, or entered there.
        """
        facts = frozenset(reads.facts)
        of_facts = known.get(facts)
        if of_facts is None:
            found: set[Field] = set()
            waiting, seen = list(facts), set(facts)
            while waiting:
                of_fact = self.tracer.facts.get(waiting.pop())
                if of_fact is not None:
                    found.update(of_fact.fields)
                    waiting.extend(of_fact.facts.keys() - seen)
                    seen.update(of_fact.facts)
            of_facts = known[facts] = frozenset(found)
        return of_facts.union(reads.fields) if reads.fields else of_facts

    def is_made_anew_soon(self, began: int) -> bool:
        """Whether this run need not be kept so that it can be said again: a file changed so shortly
        before it began, at `began` (nanoseconds since the epoch), that this could only be where git
        knows its content already. To ask git takes longer than most rules.
        """
        if self._taken_in is None or self._changes is None:
            return False
        changed = self._changes.files
        return any(
            not has_settled(reading.signature, began)
            for reading in self._taken_in.readings
            if reading.file in changed
        )

    def left(self, root: str, began: int) -> Snapshot | None:
        """What this run leaves for the next; None where it did not note what rules read, or where
        something was not followed to its end. `began` is when it began (nanoseconds since the epoch).
        """
        if self._taken_in is None:
            return None
        readings, rule_files, adopted, register, day = self._taken_in
        if register.scope.cut:
            return None
        before = self._before or Snapshot(root, "", {}, {}, frozenset(), day, {}, "")
        faulty = {record for record, _ in register.faulty()}
        kept: dict[str, File] = {}
        new: dict[str, File] = {}
        for reading, lifted in zip(readings, adopted.lifted, strict=True):
            if self._earlier is None or self._earlier.lifted(reading) is None:
                new[reading.file] = packed(reading, lifted, faulty, began)
            else:
                kept[reading.file] = before.files[reading.file]
        new.update((file, odd(kept[file])) for file in {r.file for r in faulty} & kept.keys())
        new.update((reading.file, packed_rules(reading)) for reading in rule_files)
        now = {**kept, **new}
        since = {file: now[file] for file in before.since.keys() & now.keys()}
        since.update((f, known) for f, known in new.items() if known != before.files.get(f))
        gone = (before.gone | before.files.keys()) - now.keys()
        heard, seen = self._heard, before.seen
        return Snapshot(root, before.base, now, since, gone, day, heard, register.timezone, seen)


def _moved(heard: Heard, places: Sequence[int | None]) -> Heard:
    """What was heard, where records that stood in one place stand in another now, or nowhere."""
    told = ((places[place], one) for place, one in heard.told.items())
    return Heard(heard.fields, {place: one for place, one in told if place is not None})


def _touched(
    rule: Rule,
    heard: Heard,
    changes: Changes,
    register: Register,
    places: Mapping[Record, int],
) -> list[Record]:
    """The records at which the rule has to look again."""
    found = {record for record in changes.records if rule.kinds == ANY or record.kind in rule.kinds}
    for place, (said, fields) in heard.told.items():
        leads = any(leads_into(changes.files, finding) for finding in said.findings)
        if leads or not fields.isdisjoint(changes.fields):
            found.add(register.records[place])
    return sorted(found, key=lambda record: turn_of(rule, record, places[record]))
