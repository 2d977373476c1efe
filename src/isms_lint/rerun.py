"""Which rules run again after a change of some files, where what they read and said before is known.

As in memory between runs (`standing`), but what is known of a rule is which fields it read of other
records, not of which records. Facts are derived again where a rule asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from isms_lint.adopted import Adopted
from isms_lint.cache.seen import has_settled
from isms_lint.documents.document import Reading
from isms_lint.hearing import Check, hear, leads_into
from isms_lint.record_changes import called, changed_fields
from isms_lint.records.record import REGISTER, Record
from isms_lint.records.register import Register
from isms_lint.records.tracing import Field, Reads, Tracer, package_of
from isms_lint.rule_run import Said, missing, records_of
from isms_lint.rules.rule import ANY, Rule
from isms_lint.side_by_side import run_side_by_side
from isms_lint.snapshot.records import File, Kept, packed, unpackable
from isms_lint.snapshot.snapshot import Heard, Snapshot
from isms_lint.values import NamedTuple

_WORTH = 1000
"""Records from which noting what rules read is worth what it costs."""
_MOST = 50_000
"""Records beyond which what is left would take too much room."""
_MOST_FILES = 20
"""Changed files beyond which everything runs."""
_MANY_LOOKS = 20_000
"""Looks of rules at records from which another process brings more than it costs."""
_OF_ALL = (REGISTER, "organization")
"""Kinds by which others are read: their timezone, their edition, their ids."""


class _Changes(NamedTuple):
    """The files that changed, the records in them, and the fields that are others."""

    files: set[str]
    records: list[Record]
    fields: set[Field]


class _Heard(NamedTuple):
    """What was heard of a rule, and what it said beside when it crashed."""

    heard: Heard
    rest: Said


class Rerun:
    """One run that goes by what the run before it left, and leaves as much."""

    def __init__(self, own: frozenset[str], before: Snapshot | None) -> None:
        """`own` are the packages whose derivations keep to what `Tracer` notes: those of isms-lint."""
        self.tracer = Tracer(lambda fact: package_of(fact) in own, fine=False)
        self._before = before
        self._heard: dict[str, Heard] = {}
        self._readings: Sequence[Reading] = ()
        self._rule_files: Sequence[Reading] = ()
        self._adopted: Adopted | None = None
        self._register: Register | None = None
        self._day = date.min
        self._changes: _Changes | None = None
        """None where everything runs."""

    def takes_in(
        self,
        readings: Sequence[Reading],
        rule_files: Sequence[Reading],
        adopted: Adopted,
        register: Register,
        day: date,
    ) -> bool:
        """Whether rules can be heard in this run: not where there are few records or too many, and not
        where a mapping, the configuration or periods have a say in what records come to.
        """
        fits = _WORTH <= len(register.records) <= _MOST
        if not fits or adopted.mappings or adopted.given or register.periods:
            return False
        self._readings, self._rule_files = readings, rule_files
        self._adopted, self._register, self._day = adopted, register, day
        if self._before is not None and self._before.day == day:
            self._changes = self._changed(self._before)
        register.trace(self.tracer)
        return True

    def told(
        self, rules: Sequence[Rule], check: Check, register: Register, processes: int
    ) -> Iterator[Said]:
        """What each of the rules says of the records in `register`. `check` runs one."""
        partly: dict[str, Heard] = {}
        again: list[Rule] = []
        changes = self._changes
        if self._before is not None and changes is not None:
            for rule in rules:
                heard = self._before.heard.get(rule.code)
                if heard is not None and heard.fields.isdisjoint(changes.fields):
                    partly[rule.code] = heard
                else:
                    again.append(rule)
            looks = sum(len(records_of(rule, register)) for rule in again)
            processes = processes if looks > _MANY_LOOKS else 1
        else:
            again = list(rules)
        places = {record: n for n, record in enumerate(register.records)}

        def listen(rule: Rule) -> _Heard | Said:
            if missing(rule, register):
                return check(rule, None, None)
            heard = Heard(frozenset(), {})
            return self._listen(rule, check, records_of(rule, register), heard, places)

        outcomes = dict(
            zip(
                (rule.code for rule in again),
                run_side_by_side(again, listen, register, processes),
                strict=True,
            )
        )
        for rule in rules:
            heard = partly.get(rule.code)
            if heard is None or changes is None:
                outcome = outcomes[rule.code]
            else:
                subjects = _touched(rule, heard, changes, register, places)
                outcome = self._listen(rule, check, subjects, heard, places)
                if outcome.rest.errors:  # it ends there, whatever it said before of others
                    outcome = listen(rule)
            yield outcome if isinstance(outcome, Said) else self._take(rule, outcome)

    def _take(self, rule: Rule, outcome: _Heard) -> Said:
        """All that the rule said. What it read is kept where it came to its end."""
        heard, rest = outcome
        if not rest.errors:
            self._heard[rule.code] = heard
        whole = Said([], [], rest.errors, [])
        for _, said in sorted(heard.told.items()):
            whole.findings.extend(said.findings)
            whole.not_evaluated.extend(said.not_evaluated)
        whole.findings.extend(rest.findings)
        whole.not_evaluated.extend(rest.not_evaluated)
        return whole

    def _listen(
        self,
        rule: Rule,
        check: Check,
        subjects: Sequence[Record],
        before: Heard,
        places: Mapping[Record, int],
    ) -> _Heard:
        if not subjects:
            return _Heard(before, Said([], [], [], []))
        reads = Reads()
        told: dict[Record, Said] = {}
        rest = hear(rule, check, subjects, self.tracer, reads, told)
        looked_at = {places[record] for record in subjects}
        now = {place: said for place, said in before.told.items() if place not in looked_at}
        now.update((places[record], said) for record, said in told.items())
        return _Heard(Heard(before.fields | self._all_of(reads), now), rest)

    def _all_of(self, reads: Reads) -> frozenset[Field]:
        """What was read, also for the facts that were gone by."""
        found = set(reads.fields)
        waiting, seen = list(reads.facts), set(reads.facts)
        while waiting:
            of_fact = self.tracer.facts.get(waiting.pop())
            if of_fact is not None:
                found |= of_fact.fields
                waiting.extend(of_fact.facts - seen)
                seen |= of_fact.facts
        return frozenset(found)

    def _changed(self, before: Snapshot) -> _Changes | None:
        """What changed since; None where other records are there, or where much changed."""
        register, adopted = self._register, self._adopted
        if register is None or adopted is None:
            return None
        known = Kept(before.root, before.files)
        of_rules = {file: known[1] for file, known in before.files.items() if known[-1] is None}
        if of_rules != {reading.file: reading.digest for reading in self._rule_files}:
            return None
        if {reading.file for reading in self._readings} != before.files.keys() - of_rules.keys():
            return None
        changes = _Changes(set(), [], set())
        for reading, now in zip(self._readings, adopted.lifted, strict=True):
            if reading.digest == before.files[reading.file][1]:
                continue
            changes.files.add(reading.file)
            if len(changes.files) > _MOST_FILES:
                return None
            then = known.records(reading.file)
            if called(then, register) != called(now.records, register):
                return None
            for old, new in zip(then, now.records, strict=True):
                if new.kind in _OF_ALL:
                    return None
                changes.records.append(new)
                changes.fields.update(changed_fields(new.kind, old.data, new.data))
        return changes

    def is_too_fresh(self, began: int) -> bool:
        """Whether a file changed so shortly before the run, which began at `began` (nanoseconds since
        the epoch), that another change need not show.
        """
        changed = set() if self._changes is None else self._changes.files
        return any(
            reading.signature is None or not has_settled(reading.signature, began)
            for reading in self._readings
            if reading.file in changed
        )

    def left(self, root: str, began: int) -> Snapshot | None:
        """What this run leaves for the next; None where it did not hear its rules. `began` is when it
        began (nanoseconds since the epoch).
        """
        register, adopted, before = self._register, self._adopted, self._before
        if register is None or adopted is None or register.scope.cut:
            return None
        faulty = {record for record, _ in register.faulty()}
        there = {reading.file for reading in (*self._readings, *self._rule_files)}
        files: dict[str, File] = {}
        since: dict[str, File] = {}
        base = ""
        if before is not None:
            files = {file: known for file, known in before.files.items() if file in there}
        if before is not None and before.files.keys() == there:
            base, since = before.base, dict(before.since)
        for reading, lifted in zip(self._readings, adopted.lifted, strict=True):
            known = files.get(reading.file)
            if known is None or known[:2] != (reading.signature, reading.digest):
                packing = packed(reading, lifted, faulty, began)
                if packing != known:
                    files[reading.file] = since[reading.file] = packing
        for reading in self._rule_files:
            files[reading.file] = unpackable(reading)
            since[reading.file] = files[reading.file]
        seen = before.seen if before is not None else ()
        return Snapshot(root, base, files, since, self._day, self._heard, seen)


def _touched(
    rule: Rule,
    heard: Heard,
    changes: _Changes,
    register: Register,
    places: Mapping[Record, int],
) -> list[Record]:
    """The records at which the rule has to look again."""
    found = {record for record in changes.records if rule.kinds == ANY or record.kind in rule.kinds}
    for place, said in heard.told.items():
        if any(leads_into(changes.files, finding) for finding in said.findings):
            found.add(register.records[place])
    return sorted(found, key=places.__getitem__)
