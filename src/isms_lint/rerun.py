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
from isms_lint.hearing import Check, hear, joined, leads_into
from isms_lint.record_changes import (
    MOST_FILES,
    OF_ALL,
    are_what_files_say,
    changed_fields,
    names_of,
)
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.records.tracing import Field, Reads, Tracer, package_of
from isms_lint.rule_run import Said, missing, records_of
from isms_lint.rules.rule import ANY, Rule
from isms_lint.side_by_side import run_side_by_side
from isms_lint.snapshot.records import (
    DIGEST,
    RECORDS,
    EarlierRecords,
    File,
    odd,
    packed,
    packed_rules,
)
from isms_lint.snapshot.snapshot import Heard, Snapshot
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


class _Changes(NamedTuple):
    """The files that changed, the records in them, and the fields that are others."""

    files: set[str]
    records: list[Record]
    fields: set[Field]


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
        """Whether this run can note what rules read: not where there are few records or too many, and
        not where these are more than what files say.
        """
        fits = _WORTH <= len(register.records) <= _MOST
        if not fits or not are_what_files_say(adopted, register):
            return False
        self._taken_in = _TakenIn(readings, rule_files, adopted, register, day)
        self._changes = self._changed(self._taken_in)
        register.trace(self.tracer)
        return True

    def run(
        self, rules: Sequence[Rule], check: Check, register: Register, processes: int
    ) -> Iterator[Said]:
        """What each of the rules says of the records in `register`. `check` runs one."""
        changes, before = self._changes, self._before
        partly: dict[str, Heard] = {}
        if changes is not None and before is not None:
            known = ((rule.code, before.heard.get(rule.code)) for rule in rules)
            partly = {
                code: heard
                for code, heard in known
                if heard is not None and heard.fields.isdisjoint(changes.fields)
            }
        again = [rule for rule in rules if rule.code not in partly]
        looks = sum(len(records_of(rule, register)) for rule in again)
        processes = processes if looks > _MANY_LOOKS or changes is None else 1
        places = {record: n for n, record in enumerate(register.records)}

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
            yield outcome if isinstance(outcome, Said) else self._take(rule, outcome)

    def _take(self, rule: Rule, outcome: _Outcome) -> Said:
        """All that the rule said. What it read is kept where it came to its end."""
        heard, rest = outcome
        if not rest.errors:
            self._heard[rule.code] = heard
        return joined((said for _, said in sorted(heard.told.items())), rest)

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
        rest = hear(rule, check, subjects, self.tracer, reads, told)
        looked_at = {places[record] for record in subjects}
        now = {place: said for place, said in before.told.items() if place not in looked_at}
        now.update((places[record], said) for record, said in told.items())
        return _Outcome(Heard(before.fields | self._all_of(reads), now), rest)

    def _all_of(self, reads: Reads) -> frozenset[Field]:
        """What was read, also for the facts that were gone by, and for those these went by."""
        found = set(reads.fields)
        waiting, seen = list(reads.facts), set(reads.facts)
        while waiting:
            of_fact = self.tracer.facts.get(waiting.pop())
            if of_fact is not None:
                found |= of_fact.fields
                waiting.extend(of_fact.facts - seen)
                seen |= of_fact.facts
        return frozenset(found)

    def _changed(self, taken_in: _TakenIn) -> _Changes | None:
        """What changed since; None where other records are there, where much changed, or where it is
        another day.
        """
        readings, rule_files, adopted, register, day = taken_in
        before, earlier = self._before, self._earlier
        if before is None or earlier is None or before.day != day:
            return None
        files = before.files
        of_rules = {file: known[DIGEST] for file, known in files.items() if known[RECORDS] is None}
        if of_rules != {reading.file: reading.digest for reading in rule_files}:
            return None
        if {reading.file for reading in readings} != files.keys() - of_rules.keys():
            return None
        changes = _Changes(set(), [], set())
        for reading, lifted in zip(readings, adopted.lifted, strict=True):
            if reading.digest == files[reading.file][DIGEST]:
                continue
            changes.files.add(reading.file)
            if len(changes.files) > MOST_FILES:
                return None
            then = earlier.records(reading.file)
            if names_of(then, register) != names_of(lifted.records, register):
                return None
            for old, new in zip(then, lifted.records, strict=True):
                if new.kind in OF_ALL:
                    return None
                changes.records.append(new)
                changes.fields.update(changed_fields(new.kind, old.data, new.data))
        return changes

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
        before = self._before or Snapshot(root, "", {}, {}, day, {}, None)
        faulty = {record for record, _ in register.faulty()}
        now: dict[str, File] = {}
        for reading, lifted in zip(readings, adopted.lifted, strict=True):
            if self._earlier is None or self._earlier.lifted(reading) is None:
                now[reading.file] = packed(reading, lifted, faulty, began)
            else:
                known = before.files[reading.file]
                now[reading.file] = known if faulty.isdisjoint(lifted.records) else odd(known)
        now.update((reading.file, packed_rules(reading)) for reading in rule_files)
        since = {
            file: known
            for file, known in now.items()
            if file in before.since or known != before.files.get(file)
        }
        base = before.base if now.keys() == before.files.keys() else ""
        organization = register.organization
        judging = None if organization is None else (organization.file, organization.id)
        return Snapshot(root, base, now, since, day, self._heard, judging, before.seen)


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
