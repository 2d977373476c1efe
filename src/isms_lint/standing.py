"""Records that stay in memory between runs, so that a change of a few costs what these few cost.

What each rule and each derivation read is known from the run in which it ran over everything
(`records.tracing`). After a change of some files, as long as the same records are in them, only that
runs again which read what changed: derivations whose fields changed, rules that went by one of them
that came out otherwise, and every rule for the records of these files and for those that it looked at
when it read them. Where more than that changed, or where it cannot be known, everything runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from isms_lint.adopted import Adopted
from isms_lint.documents.document import Reading
from isms_lint.hearing import Check, hear, joined, leads_into
from isms_lint.lifting.lift import Lifted, lift
from isms_lint.record_changes import (
    MOST_FILES,
    OF_ALL,
    are_what_files_say,
    changed_fields,
    names_of,
)
from isms_lint.records.record import Record
from isms_lint.records.register import SCOPE, Register
from isms_lint.records.tracing import Field, Forgetful, Reads, Tracer, package_of
from isms_lint.rule_run import Said, missing, records_of, turn_of
from isms_lint.rules.pass_ import Pass
from isms_lint.rules.rule import ANY, Rule
from isms_lint.values import NamedTuple

_MOST_NEW = 1000
"""Facts that may come to those of the first run: there is one for each unknown id that was ever
written, on the way to another.
"""


class TakenIn(NamedTuple):
    """The records of a run and their register; whether they stand until the next one."""

    adopted: Adopted
    register: Register
    stands: bool


class _Spoken(NamedTuple):
    """What a rule read, and what it said of each record of which it said something."""

    reads: Reads
    said: dict[Record, Said]


class Standing:
    """The records, facts and words of rules of the last run."""

    def __init__(self, own: Iterable[str] = ()) -> None:
        """`own` are the packages whose derivations keep to what `Tracer` notes: those of isms-lint."""
        self._own = frozenset(own)
        self.tracer = Tracer(self._shares)
        self.facts: dict[Any, Any] = {}
        self._key: object = None
        self._missed: object = None
        """The state of the repository that could not be taken in last."""
        self._readings: Sequence[Reading] = ()
        self._adopted: Adopted | None = None
        self._register: Register | None = None
        self._places: dict[Record, int] = {}
        self._rules: dict[str, _Spoken] = {}
        self._day: date | None = None
        self._changed: dict[Record, set[Field]] = {}
        self._files: set[str] = set()
        self._turned: set[Any] = set()
        """Derivations that came out otherwise since the last run that was not ended on the way."""
        self._is_through = True
        self._most_facts: int | None = None

    def take_in(
        self,
        readings: Sequence[Reading],
        key: object,
        adopt: Callable[[], Adopted],
        index: Callable[[list[Record]], Register],
    ) -> TakenIn:
        """The records in `readings` and their register: those of the last run with what changed in
        them. Where that cannot be, or `key` is another, they are those that `adopt` and `index` give.

        These do not stand where other records are there than before, for the first time: what is half
        written is often whole again with the next change, and what stands is worth keeping until then.
        """
        changed = self._changes(readings) if key == self._key else None
        if self._is_through:
            self._changed, self._files, self._turned = {}, set(), set()
        self._is_through = False
        adopted, register = self._adopted, self._register
        if adopted is None or register is None or changed is None:
            return self._begin(readings, key, adopt(), index)
        lifted = [(n, lift(readings[n], register.kinds, ())) for n in changed]
        names = {n: names_of(now.records, register) for n, now in lifted}
        others = {
            n: who
            for n, who in names.items()
            if who != names_of(adopted.lifted[n].records, register)
        }
        if others:
            again, self._missed = self._missed == others, others
            if again:
                return self._begin(readings, key, adopt(), index)
            adopted = adopt()
            return TakenIn(adopted, index(adopted.records), stands=False)
        if not self._replace(lifted, readings, adopted, register):
            return self._begin(readings, key, adopt(), index)
        self._readings, self._missed = readings, None
        return TakenIn(adopted, register, stands=True)

    def settle(self, base: Pass) -> None:
        """Derive anew what went by fields that changed. `base` is the run."""
        if base.as_of != self._day:
            self._day = base.as_of
            self.facts.clear()
            self.tracer.facts.clear()
            self._rules.clear()
            base.register.forget_scope()
        for fact in [fact for fact in self.tracer.facts if not self._stays(fact)]:
            self._drop(fact)
        fields = {field for fields in self._changed.values() for field in fields}
        if not fields and not self._turned:
            return
        settled: set[Any] = set()

        def settle(fact: Any) -> None:
            if fact in self.tracer.facts:
                self._settle(fact, fields, settled, base)

        # One that is derived anew may ask for others that it did not ask for before.
        self.tracer.settle = settle
        try:
            for fact in list(self.tracer.facts):
                settle(fact)
        finally:
            self.tracer.settle = None

    def ended(self, found_by: frozenset[Any]) -> None:
        """The run came to its end. Derivations but for `found_by`, those there were before rules looked
        at what was found, go by what was found, and stand for this run alone.
        """
        for fact in self.facts.keys() - found_by:
            self.facts.pop(fact)
            self.tracer.facts.pop(fact, None)
        if self._most_facts is None:
            self._most_facts = len(self.facts) + _MOST_NEW
        elif len(self.facts) > self._most_facts:
            self._key = (
                None  # many are about what stands nowhere any more: the next run begins anew
            )
        self._is_through = True

    def _stays(self, fact: Any) -> bool:
        """Whether a derivation may stand: of others' it is not known what they keep to themselves."""
        return fact == SCOPE or self._shares(fact)

    def _shares(self, fact: Any) -> bool:
        return package_of(fact) in self._own

    def _drop(self, fact: Any) -> None:
        self.facts.pop(fact, None)
        del self.tracer.facts[fact]
        self._turned.add(fact)

    def run(self, rules: Iterable[Rule], check: Check, register: Register) -> Iterator[Said]:
        """What each of the rules says of the records in `register`. `check` runs one."""
        for rule in rules:
            nothing = missing(rule, register)
            said = Said([], [], [], [])
            yield check(rule, None, said) if nothing else self._run(rule, check, register)

    def _run(self, rule: Rule, check: Check, register: Register) -> Said:
        spoken = self._rules.pop(rule.code, None)  # until it is through
        if spoken is None or not self._turned.isdisjoint(spoken.reads.facts):
            spoken = _Spoken(Reads(), {})
            subjects: Iterable[Record] = records_of(rule, register)
        else:
            subjects = self._touched(rule, spoken)
        told = spoken.said
        said = hear(rule, check, subjects, self.tracer, spoken.reads, told)
        if not said.errors:
            self._rules[rule.code] = spoken
        places = self._places
        told_in_turn = sorted(told, key=lambda record: turn_of(rule, record, places[record]))
        return joined((told[record] for record in told_in_turn), said)

    def _touched(self, rule: Rule, spoken: _Spoken) -> list[Record]:
        """The records at which the rule has to look again."""
        found: dict[Record, None] = {}
        for record, fields in self._changed.items():
            if rule.kinds == ANY or record.kind in rule.kinds:
                found[record] = None
            if spoken.reads.meets(fields):
                found.update(dict.fromkeys(spoken.reads.readers.get(record, ())))
                for field in fields:
                    found.update(dict.fromkeys(spoken.reads.searching.get(field, ())))
        for record, said in spoken.said.items():
            if any(leads_into(self._files, finding) for finding in said.findings):
                found[record] = None
        places = self._places
        return sorted(found, key=lambda record: turn_of(rule, record, places[record]))

    def _settle(self, fact: Any, fields: set[Field], settled: set[Any], base: Pass) -> None:
        if fact in settled:
            return
        settled.add(fact)
        reads = self.tracer.facts[fact]
        for other in list(reads.facts):
            if other in self.tracer.facts:
                self._settle(other, fields, settled, base)
        if fact not in self.facts and fact != SCOPE:
            return
        if not reads.meets(fields) and self._turned.isdisjoint(reads.facts):
            return
        if fact == SCOPE:
            base.register.forget_scope()
            self._turned.add(fact)
            return
        before = self.facts.pop(fact)
        try:
            with self.tracer.reading(Reads()):
                now = base.derive(fact)
        except Exception:
            # Whoever asks for it meets the same, and is told of it.
            self.tracer.facts.setdefault(fact, Reads())
            self._drop(fact)
            return
        if isinstance(now, Forgetful) or not _are_equal(before, now):
            self._turned.add(fact)
        else:
            self.facts[fact] = before

    def _changes(self, readings: Sequence[Reading]) -> list[int] | None:
        """Which of the readings are others than before; None where their files are."""
        if len(readings) != len(self._readings):
            return None
        changed = [
            n
            for n, (now, before) in enumerate(zip(readings, self._readings, strict=True))
            if now is not before
        ]
        if len(changed) > MOST_FILES:
            return None
        same = all(readings[n].file == self._readings[n].file for n in changed)
        return changed if same else None

    def _begin(
        self,
        readings: Sequence[Reading],
        key: object,
        adopted: Adopted,
        index: Callable[[list[Record]], Register],
    ) -> TakenIn:
        """Take in everything. It stands where records are what files say."""
        register = index(adopted.records)
        self._key = self._missed = None
        if not are_what_files_say(adopted, register):
            return TakenIn(adopted, register, stands=False)
        self.tracer = Tracer(self._shares)
        self.facts, self._rules = {}, {}
        self._changed, self._files, self._turned = {}, set(), set()
        self._most_facts = None
        self._key, self._readings = key, readings
        self._adopted, self._register = adopted, register
        self._places = {record: n for n, record in enumerate(register.records)}
        register.trace(self.tracer)
        return TakenIn(adopted, register, stands=True)

    def _replace(
        self,
        lifted: Sequence[tuple[int, Lifted]],
        readings: Sequence[Reading],
        adopted: Adopted,
        register: Register,
    ) -> bool:
        """Put the data of changed files into the records there are; False where nothing that there was
        counts any more.
        """
        for n, now in lifted:
            self._files.add(readings[n].file)
            before = adopted.lifted[n].records
            for record, new in zip(before, now.records, strict=True):
                fields = self._changed.setdefault(record, set())
                fields |= self._taken_over(record, new, register)
            adopted.lifted[n] = now._replace(records=before)
        of_all = any(not fields.isdisjoint(OF_ALL) for fields in self._changed.values())
        return not (of_all or register.periods)

    def _taken_over(self, record: Record, new: Record, register: Register) -> set[Field]:
        """Put the data of `new` into `record`; the fields that are others now."""
        with self.tracer.reading(Reads()):
            before = record.data
            record.data, record.document = new.data, new.document
            record.slots, record.origin = new.slots, new.origin
            register.reread(record)
            now = record.data
        return changed_fields(record.kind, before, now)


def _are_equal(one: Any, other: Any) -> bool:
    """Whether nobody could tell them apart: 1 and true are two, and so are two orders."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(_are_equal, one.values(), other.values()))
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(_are_equal, one, other))
    try:
        return bool(one == other)
    except Exception:
        return False
