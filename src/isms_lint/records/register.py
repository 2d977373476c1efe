"""All records of a run, indexed: by kind, by id, by who refers to whom; people, time and scope."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, tzinfo
from functools import cached_property
from typing import NamedTuple

from isms_lint.records.dates import Calendar, find_timezone, is_period
from isms_lint.records.faults import Fault, FaultKind
from isms_lint.records.kinds import Kinds
from isms_lint.records.look import Looked, look
from isms_lint.records.people import People
from isms_lint.records.record import REGISTER, Record
from isms_lint.records.references import ANY_KIND, Pointers, Reference, ScopeItem
from isms_lint.records.scope import DEEPEST, Resolved, ScopeCatalogue, ScopeResolver
from isms_lint.records.tracing import ALL, Reads, Tracer

SCOPE = "what scope items stand for"
"""In the place of a derivation, for those who trace what is read."""


class _Unsettled(NamedTuple):
    """The scope items that name no clause or control of a known edition, and those among all that stand
    for nothing, by record.
    """

    items: dict[Record, list[ScopeItem]]
    unknown: dict[Record, list[ScopeItem]]


class Register:
    """The records and every look-up on them. Nothing changes it but `standing`, between runs, where
    records stay in memory.
    """

    def __init__(
        self,
        records: Sequence[Record],
        kinds: Kinds,
        catalogues: Iterable[ScopeCatalogue] = (),
        external: tuple[str, ...] = (),
        *,
        last_days: bool = False,
        looked: Mapping[Record, Looked] | None = None,
    ) -> None:
        """`external` are prefixes of ids that live in other systems (`jira:`). With `last_days` periods
        are read as their last day, else as their first. `looked` is what is known of some records
        already.

        Records come by their ids, so that nothing said of them depends on where they stand; those
        with the same id stay in the order given. One that needs no id of its own goes by what its
        kind says, and nothing refers to it.
        """
        self.kinds = kinds
        without_id = frozenset([record for record in records if record.get("id") is None])
        for record in without_id:
            record.id = record.id or self.goes_by(record)
        self.records = records = sorted(records, key=_in_order)
        self._external = external
        self._by_id: dict[str, Record] = {}
        self._by_kind: dict[str, list[Record]] = {}
        self._of_kinds: dict[tuple[str, ...], list[Record]] = {}
        self.duplicates: dict[str, list[Record]] = {}
        for record in records:
            self._by_kind.setdefault(record.kind, []).append(record)
            if record.id and record not in without_id:
                first = self._by_id.setdefault(record.id, record)
                if first is not record:
                    self.duplicates.setdefault(record.id, []).append(record)
        self._too_many = frozenset(
            one for alike in self.duplicates.values() for one in alike[_MOST_ALIKE:]
        )
        self._external_ids = frozenset(
            id for register in self.of(REGISTER) for _, id in register.strings("external_ids")
        )
        self.organization = next(iter(self.of("organization")), None)
        self.calendar = Calendar(_timezone(self.organization), last_days=last_days)
        self.periods: dict[Record, str] = {}
        """The records that have a period in the place of a date, each with one of them."""
        self.people = People(self.get, self.calendar)
        self.scope = ScopeResolver(catalogues, self.get, self._scope_items_of)
        self._pointers: dict[Record, Pointers] = {}
        self._faults: dict[Record, list[Fault]] = {}
        self._referring: dict[str, list[Reference]] = defaultdict(list)
        self._referring_as: dict[tuple[str, str, str], tuple[Record, ...]] = {}
        self._unsettled: dict[Record, list[Reference]] = {}
        self._days: set[str] = set()
        """Dates that are days or instants, of which there is nothing to say."""
        self._tracer: Tracer | None = None
        known = looked or {}
        for record in records:
            if record.kind != REGISTER:
                self._read(record, known.get(record) or look(record, kinds))

    def trace(self, tracer: Tracer) -> None:
        """Have `tracer` note who reads what of the records."""
        self._tracer = tracer
        tracer.facts[SCOPE] = Reads()
        for record in self.records:
            tracer.trace(record)

    def reread(self, record: Record) -> None:
        """Take in that the data of `record` are others; it is called what it was called."""
        old = self._pointers.pop(record, None)
        for reference in old.references if old is not None else ():
            kept = [one for one in self._referring[reference.target] if one.record is not record]
            self._referring[reference.target] = kept
        self._referring_as.clear()
        for known in (self._unsettled, self._faults, self.periods):
            known.pop(record, None)
        if record.kind != REGISTER:
            self._read(record, look(record, self.kinds))
        places = self._places
        for reference in self.references(record):
            self._referring[reference.target].sort(key=lambda one: places[one.record])
        unsettled: _Unsettled | None = self.__dict__.get("_unsettled_scope")
        if unsettled is not None:
            unsettled.items.pop(record, None)
            unsettled.unknown.pop(record, None)
            with self._resolving():
                self._unsettle(record, unsettled)

    def forget_scope(self) -> None:
        """What scope items stand for may be something else now."""
        self.scope.forget()
        self.__dict__.pop("_unsettled_scope", None)
        if self._tracer is not None:
            self._tracer.facts[SCOPE] = Reads()

    @cached_property
    def _places(self) -> dict[Record, int]:
        """Where in their order the records are."""
        return {record: n for n, record in enumerate(self.records)}

    @contextmanager
    def _resolving(self) -> Iterator[None]:
        """What is read inside is read by whoever asks what a scope item stands for."""
        if self._tracer is None:
            yield
            return
        self._tracer.reads.facts.add(SCOPE)
        with self._tracer.reading(self._tracer.facts[SCOPE]):
            yield

    def get(self, id: str) -> Record | None:
        """The record with this id; the first one where an id stands twice."""
        return self._by_id.get(id)

    def find(self, id: object, *kinds: str) -> Record | None:
        """The record with this id if it is of one of `kinds`."""
        record = self._by_id.get(id) if isinstance(id, str) else None
        return record if record is not None and record.kind in kinds else None

    @property
    def organization_name(self) -> str:
        """What the organization is called; empty where none is on record."""
        one = self.organization
        return "" if one is None else one.text("name") or one.id

    def of(self, *kinds: str) -> list[Record]:
        """All records of these kinds, kind by kind in the order of their ids."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], [])
        known = self._of_kinds.get(kinds)
        if known is None:
            found = (record for kind in kinds for record in self._by_kind.get(kind, ()))
            known = self._of_kinds[kinds] = list(found)
        return known

    def kinds_present(self) -> dict[str, int]:
        """How many records there are of each kind, by name."""
        return {
            kind: len(found) for kind, found in sorted(self._by_kind.items()) if kind != REGISTER
        }

    def referring(self, record: Record, kind: str, field: str) -> list[Record]:
        """The records of `kind` whose `field` names `record`.

        Where an id stands very often, they name the first records that have it.
        """
        if self._tracer is not None:
            self._tracer.note_field(kind, field)
        if record in self._too_many:
            return []
        key = (record.id, kind, field)
        known = self._referring_as.get(key)
        if known is None:
            found: dict[Record, None] = {}
            for reference in self._referring.get(record.id, ()):
                if reference.record.kind == kind and reference.path[0] == field:
                    found[reference.record] = None
            known = self._referring_as[key] = tuple(found)
        return list(known)

    def limits_met(self) -> Iterator[tuple[Record, str]]:
        """The records of which not everything was looked at by what was asked so far, and why."""
        for record in self._too_many:
            yield (
                record,
                f"more than {_MOST_ALIKE} records have its id: what names them is not followed",
            )
        for record in self.scope.cut:
            yield record, f"what it stands for goes on below the {DEEPEST} levels that are followed"

    def references(self, record: Record) -> list[Reference]:
        """Every place in `record` that names another record."""
        if self._tracer is not None:
            self._tracer.note(record, ALL)
        pointers = self._pointers.get(record)
        return [] if pointers is None else pointers.references

    def scope_items(self, record: Record) -> list[ScopeItem]:
        """Every scope item in `record`, in any field."""
        if self._tracer is not None:
            self._tracer.note(record, ALL)
        pointers = self._pointers.get(record)
        return [] if pointers is None else pointers.scope_items

    def unsettled_references(self, record: Record) -> list[Reference]:
        """Those places of `references` that do not lead to a record of a kind they take."""
        if self._tracer is not None:
            self._tracer.note(record, ALL)
        return self._unsettled.get(record, [])

    def unsettled_scope_items(self, record: Record) -> list[ScopeItem]:
        """Those places of `scope_items` that name no clause or control of a known edition: they name
        a record, or nothing that is known.
        """
        if self._tracer is None:
            return self._unsettled_scope.items.get(record, [])
        self._tracer.note(record, ALL)
        with self._resolving():
            return self._unsettled_scope.items.get(record, [])

    def unknown_scope_items(self, record: Record) -> list[ScopeItem]:
        """Those places of `unsettled_scope_items` that stand for nothing: for no record either."""
        if self._tracer is None:
            return self._unsettled_scope.unknown.get(record, [])
        self._tracer.note(record, ALL)
        with self._resolving():
            return self._unsettled_scope.unknown.get(record, [])

    def dates(
        self, record: Record
    ) -> list[tuple[tuple[str | int, ...], str, bool | frozenset[str]]]:
        """Every date in `record`: path, text, and whether it says that something happened."""
        if self._tracer is not None:
            self._tracer.note(record, ALL)
        pointers = self._pointers.get(record)
        return [] if pointers is None else pointers.dates

    def faults(self, record: Record) -> list[Fault]:
        """What is wrong with the shape of `record`."""
        if self._tracer is not None:
            self._tracer.note(record, ALL)
        return self._faults.get(record, [])

    def faulty(self) -> Iterator[tuple[Record, list[Fault]]]:
        """The records with something wrong in their shape, in their order, with what that is."""
        for record in self.records if self._faults else ():
            if record in self._faults:
                yield record, self._faults[record]

    def is_external(self, id: str) -> bool:
        """Whether an id carries the prefix of another system, or a register says that it is of one."""
        return id in self._external_ids or (bool(self._external) and id.startswith(self._external))

    def edition(self, record: Record | None) -> str:
        """The edition in which the clause and control ids of `record` are read."""
        own = "" if record is None else self._edition_in(record)
        if not own and record is not None and record.parent is not None:
            own = self._edition_in(record.parent)
        if not own and self.organization is not None:
            own = self._edition_in(self.organization)
        return own or self.scope.default_edition

    def _edition_in(self, record: Record) -> str:
        """The edition that the record itself names; empty where it names no known one."""
        edition = record.get("edition")
        return edition if isinstance(edition, str) and self.scope.knows(edition) else ""

    def resolve(self, text: str, record: Record, edition: str | None = None) -> Resolved:
        """What the scope item `text` of `record` stands for."""
        known = edition is not None and self.scope.knows(edition)
        own = str(edition) if known else self.edition(record)
        if self._tracer is None:
            return self.scope.resolve(text, own)
        with self._resolving():
            return self.scope.resolve(text, own)

    def goes_by(self, record: Record) -> str:
        """The text by which a record without an id goes; empty where its kind has an id."""
        kind = self.kinds.get(record.kind)
        return record.text(kind.named_by) if kind is not None and kind.named_by else ""

    def _read(self, record: Record, looked: Looked) -> None:
        faults, pointers = [*looked.faults], looked.pointers
        if record.kind == "organization":
            faults.extend(self._unknown_names(record))
        if pointers is not None:
            self._pointers[record] = pointers
            referring, by_id, days = self._referring, self._by_id, self._days
            for reference in pointers.references:
                _, _, target, kinds = reference
                referring[target].append(reference)
                found = by_id.get(target)
                if found is None or (found.kind not in kinds and kinds != ANY_KIND):
                    self._unsettled.setdefault(record, []).append(reference)
            for path, text, _ in pointers.dates:
                if text in days:
                    continue
                if self.calendar.date(text) is None:
                    faults.append(Fault(FaultKind.BAD_DATE, record, path, text, ""))
                elif is_period(text):
                    self.periods.setdefault(record, text)
                else:
                    days.add(text)
            for path, text in pointers.numeric:
                faults.append(Fault(FaultKind.NUMERIC_ID, record, path, text, ""))
        if faults:
            self._faults[record] = faults

    @cached_property
    def _unsettled_scope(self) -> _Unsettled:
        unsettled = _Unsettled({}, {})
        for record in self._pointers:
            self._unsettle(record, unsettled)
        return unsettled

    def _unsettle(self, record: Record, unsettled: _Unsettled) -> None:
        """Enter the scope items of the record that name no clause or control of a known edition."""
        pointers = self._pointers.get(record)
        if pointers is None or not pointers.scope_items:
            return
        resolve, knows = self.scope.resolve, self.scope.knows
        edition = self.edition(record)
        for item in pointers.scope_items:
            _, _, text, named = item
            strange = named is not None and not knows(named)
            resolved = resolve(text, edition if named is None or strange else named)
            if strange or resolved.unknown is not None or resolved.record is not None:
                unsettled.items.setdefault(record, []).append(item)
            if resolved.unknown is not None:
                unsettled.unknown.setdefault(record, []).append(item)

    def _unknown_names(self, record: Record) -> Iterator[Fault]:
        """A timezone that does not exist: dates would be judged in another one, unsaid."""
        name = record.text("timezone")
        if find_timezone(name) is None:
            yield Fault(FaultKind.UNKNOWN_WORD, record, ("timezone",), name, _TIMEZONE_ADVICE)

    def _scope_items_of(self, record: Record) -> list[str]:
        kind = self.kinds.get(record.kind)
        fields = kind.scope_fields if kind is not None else None
        return [text for field in fields or () for _, text in record.strings(field)]


_MOST_ALIKE = 100
"""Records with one id that may all be meant by it."""


def _in_order(record: Record) -> str:
    """A sort key by which `AUD-2` comes before `AUD-10`."""
    return _DIGITS.sub(_padded, record.id)


def _padded(digits: re.Match[str]) -> str:
    return digits.group().rjust(10, "0")


_DIGITS = re.compile("[0-9]+")
_TIMEZONE_ADVICE = "names are those of the time zone database, such as `Europe/London`"


def _timezone(organization: Record | None) -> tzinfo:
    """The organization's timezone; UTC where it names none or one that does not exist."""
    return find_timezone(organization.text("timezone") if organization is not None else "") or UTC
