"""All records of a run, indexed: by kind, by id, by who refers to whom; people, time and scope."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import UTC

from isms_lint.records.dates import Calendar, find_timezone, is_period
from isms_lint.records.faults import Fault, FaultKind
from isms_lint.records.kinds import Kinds
from isms_lint.records.look import Looked, look
from isms_lint.records.people import People
from isms_lint.records.record import REGISTER, Record
from isms_lint.records.references import ANY_KIND, Pointers, Reference, ScopeItem, read_pointers
from isms_lint.records.scope import DEEPEST, Resolved, ScopeCatalogue, ScopeResolver
from isms_lint.records.tracing import ALL, FOUND, MEMBERS, NONE, Reads, Tracer
from isms_lint.values import NamedTuple

SCOPE = "what scope items stand for"
"""In the place of a derivation, for those who trace what is read."""


class _Unsettled(NamedTuple):
    """The scope items of a record that name no clause or control of a known edition, and those among
    all of its items that stand for nothing.
    """

    items: list[ScopeItem]
    unknown: list[ScopeItem]


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
        sound: Container[Record] = (),
    ) -> None:
        """`external` are prefixes of ids that live in other systems (`jira:`). With `last_days` periods
        are read as their last day, else as their first. `looked` is what is known of some records
        already. Of those that are `sound` it is known that nothing is wrong with them.

        Records come by their ids, so that nothing said of them depends on where they stand; those
        with the same id stay in the order given. One that needs no id of its own goes by what its
        kind says, and nothing refers to it.
        """
        self.kinds = kinds
        self._tracer: Tracer | None = None
        without_id = frozenset(
            record
            for record in records
            if (not record.id or record not in sound) and record.get("id") is None
        )
        for record in without_id:
            record.id = record.id or self.goes_by(record)
        self._records = records = sorted(records, key=in_order)
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
        self.timezone = _timezone_of(self.organization)
        """The name of the timezone in which dates are read; empty for UTC."""
        self.calendar = Calendar(find_timezone(self.timezone) or UTC, last_days=last_days)
        self.periods: dict[Record, str] = {}
        """The records that have a period in the place of a date, each with one of them."""
        self.people = People(self.get, self.calendar)
        self.scope = ScopeResolver(catalogues, self.get, self._scope_items_of)
        self._pointers: dict[Record, Pointers | None] = {}
        self._faults: dict[Record, list[Fault]] = {}
        self._naming: dict[str, dict[str, list[Reference]]] = {}
        """What the records of a kind name, by the kind and by the id they name."""
        self._referring_as: dict[tuple[str, str, str], tuple[Record, ...]] = {}
        self._unsettled: dict[Record, _Unsettled] = {}
        self._days: set[str] = set()
        """Dates that are days or instants, of which there is nothing to say."""
        known = looked or {}
        for record in records:
            if record.kind != REGISTER and record not in sound:
                self._read(record, known.get(record) or look(record, kinds))

    def trace(self, tracer: Tracer) -> None:
        """Have `tracer` note who reads what of the records."""
        self._tracer = tracer
        tracer.facts[SCOPE] = Reads()
        tracer.trace(self._records)

    def reread(self, record: Record) -> None:
        """Take in that the data of `record` are others; it is called what it was called."""
        self._naming.pop(record.kind, None)
        self._referring_as.clear()
        for known in (self._unsettled, self._faults, self.periods):
            known.pop(record, None)
        if record.kind != REGISTER:
            self._read(record, look(record, self.kinds))

    def forget_scope(self) -> None:
        """What scope items stand for may be something else now."""
        self.scope.forget()
        self._unsettled.clear()
        if self._tracer is not None:
            self._tracer.facts[SCOPE] = Reads()

    @property
    def records(self) -> list[Record]:
        """All of them, in the order of their ids."""
        if self._tracer is not None:
            self._tracer.note_which(NONE, MEMBERS)
        return self._records

    def get(self, id: str) -> Record | None:
        """The record with this id; the first one where an id stands twice."""
        record = self._by_id.get(id)
        if self._tracer is not None:
            if record is None:
                self._tracer.note_which(NONE, id)
            else:
                self._tracer.note_which(record.kind, FOUND)
        return record

    def find(self, id: object, *kinds: str) -> Record | None:
        """The record with this id if it is of one of `kinds`."""
        record = self.get(id) if isinstance(id, str) else None
        return record if record is not None and record.kind in kinds else None

    @property
    def organization_name(self) -> str:
        """What the organization is called; empty where none is on record."""
        one = self.organization
        return "" if one is None else one.text("name") or one.id

    def of(self, *kinds: str) -> list[Record]:
        """All records of these kinds, kind by kind in the order of their ids."""
        if self._tracer is not None:
            for kind in kinds:
                self._tracer.note_which(kind, MEMBERS)
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], [])
        known = self._of_kinds.get(kinds)
        if known is None:
            found = (record for kind in kinds for record in self._by_kind.get(kind, ()))
            known = self._of_kinds[kinds] = list(found)
        return known

    def has(self, *kinds: str) -> bool:
        """Whether there is a record of one of these kinds. Nothing notes who asks (`trace`): it is for
        what decides whether a rule runs.
        """
        return any(kind in self._by_kind for kind in kinds)

    def kinds_present(self) -> dict[str, int]:
        """How many records there are of each kind, by name."""
        if self._tracer is not None:
            self._tracer.note_which(NONE, MEMBERS)
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
            for reference in self._named_by(kind).get(record.id, ()):
                if reference.path[0] == field:
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
        pointers = self._pointers_of(record)
        return [] if pointers is None else pointers.references

    def scope_items(self, record: Record) -> list[ScopeItem]:
        """Every scope item in `record`, in any field."""
        if self._tracer is not None:
            self._tracer.note(record, ALL)
        pointers = self._pointers_of(record)
        return [] if pointers is None else pointers.scope_items

    def unsettled_references(self, record: Record) -> list[Reference]:
        """Those places of `references` that do not lead to a record of a kind they take."""
        if self._tracer is not None:
            self._tracer.note(record, ALL)
        pointers = self._pointers_of(record)
        if pointers is None or not pointers.references:
            return []
        get = self._by_id.get if self._tracer is None else self.get
        unsettled: list[Reference] = []
        for reference in pointers.references:
            _, _, target, kinds = reference
            found = get(target)
            if found is None or (found.kind not in kinds and kinds != ANY_KIND):
                unsettled.append(reference)
        return unsettled

    def unsettled_scope_items(self, record: Record) -> list[ScopeItem]:
        """Those places of `scope_items` that name no clause or control of a known edition: they name
        a record, or nothing that is known.
        """
        return self._unsettled_scope(record).items

    def unknown_scope_items(self, record: Record) -> list[ScopeItem]:
        """Those places of `unsettled_scope_items` that stand for nothing: for no record either."""
        return self._unsettled_scope(record).unknown

    def dates(
        self, record: Record
    ) -> list[tuple[tuple[str | int, ...], str, bool | frozenset[str]]]:
        """Every date in `record`: path, text, and whether it says that something happened."""
        if self._tracer is not None:
            self._tracer.note(record, ALL)
        pointers = self._pointers_of(record)
        return [] if pointers is None else pointers.dates

    def faults(self, record: Record) -> list[Fault]:
        """What is wrong with the shape of `record`."""
        if self._tracer is not None:
            self._tracer.note(record, ALL)
        return self._faults.get(record, [])

    def faulty(self) -> Iterator[tuple[Record, list[Fault]]]:
        """The records with something wrong in their shape, in their order, with what that is."""
        for record in self._records if self._faults else ():
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
        return self.resolve_in(str(edition) if known else self.edition(record), text)

    def resolve_in(self, edition: str, text: str) -> Resolved:
        """What the scope item `text` stands for in an edition."""
        tracer = self._tracer
        if tracer is None:
            return self.scope.resolve(text, edition)
        before = tracer.begin(SCOPE)
        try:
            return self.scope.resolve(text, edition)
        finally:
            tracer.reads, tracer.subject = before

    def goes_by(self, record: Record) -> str:
        """The text by which a record without an id goes; empty where its kind has an id."""
        kind = self.kinds.get(record.kind)
        return record.text(kind.named_by) if kind is not None and kind.named_by else ""

    def _read(self, record: Record, looked: Looked) -> None:
        faults, pointers = [*looked.faults], looked.pointers
        if record.kind == "organization":
            faults.extend(self._unknown_names(record))
        self._pointers[record] = pointers
        if pointers is not None:
            days = self._days
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

    def _pointers_of(self, record: Record) -> Pointers | None:
        """What a record points at; None where its kind is not known."""
        try:
            return self._pointers[record]
        except KeyError:
            pass
        kind = None if record.kind == REGISTER else self.kinds.get(record.kind)
        pointers: Pointers | None = None
        if kind is not None and self._tracer is None:
            pointers = read_pointers(record, kind.fields)
        elif kind is not None and self._tracer is not None:
            # What there is of a record is the same whoever asks first.
            with self._tracer.reading(Reads()):
                pointers = read_pointers(record, kind.fields)
        self._pointers[record] = pointers
        return pointers

    def _named_by(self, kind: str) -> dict[str, list[Reference]]:
        """Where records of the kind name others, by the ids of these, in the order of the records."""
        named = self._naming.get(kind)
        if named is None:
            named = {}
            for record in self._by_kind.get(kind, ()):
                pointers = self._pointers_of(record)
                for reference in () if pointers is None else pointers.references:
                    named.setdefault(reference.target, []).append(reference)
            # Entered when it is whole: an editor asks from several threads.
            self._naming[kind] = named
        return named

    def _unsettled_scope(self, record: Record) -> _Unsettled:
        """The scope items of the record that name no clause or control of a known edition."""
        tracer = self._tracer
        if tracer is None:
            return self._unsettled.get(record) or self._unsettle(record)
        tracer.note(record, ALL)
        before = tracer.begin(SCOPE)
        try:
            return self._unsettled.get(record) or self._unsettle(record)
        finally:
            tracer.reads, tracer.subject = before

    def _unsettle(self, record: Record) -> _Unsettled:
        pointers = self._pointers_of(record)
        if pointers is None or not pointers.scope_items:
            self._unsettled[record] = _NOTHING
            return _NOTHING
        unsettled = _Unsettled([], [])
        resolve, knows = self.scope.resolve, self.scope.knows
        edition = self.edition(record)
        for item in pointers.scope_items:
            _, _, text, named = item
            strange = named is not None and not knows(named)
            resolved = resolve(text, edition if named is None or strange else named)
            if strange or resolved.unknown is not None or resolved.record is not None:
                unsettled.items.append(item)
            if resolved.unknown is not None:
                unsettled.unknown.append(item)
        self._unsettled[record] = unsettled
        return unsettled

    def _unknown_names(self, record: Record) -> Iterator[Fault]:
        """A timezone that does not exist: dates would be judged in another one, unsaid."""
        name = record.text("timezone")
        if find_timezone(name) is None:
            yield Fault(FaultKind.UNKNOWN_WORD, record, ("timezone",), name, _TIMEZONE_ADVICE)

    def _scope_items_of(self, record: Record) -> list[str]:
        kind = self.kinds.get(record.kind)
        fields = kind.scope_fields if kind is not None else None
        return [text for field in fields or () for _, text in record.strings(field)]


_NOTHING = _Unsettled([], [])
_MOST_ALIKE = 100
"""Records with one id that may all be meant by it."""


def in_order(record: Record) -> str:
    """The sort key of records: one by which `AUD-2` comes before `AUD-10`."""
    return _DIGITS.sub(_padded, record.id)


def _padded(digits: re.Match[str]) -> str:
    return digits.group().rjust(10, "0")


_DIGITS = re.compile("[0-9]+")
_TIMEZONE_ADVICE = "names are those of the time zone database, such as `Europe/London`"


def timezone_by(records: Iterable[Record]) -> str:
    """The name of the timezone in which the dates of these records are read, before there is a register
    of them; empty for UTC.
    """
    organizations = (record for record in records if record.kind == "organization")
    return _timezone_of(min(organizations, key=in_order, default=None))


def _timezone_of(organization: Record | None) -> str:
    return "" if organization is None else organization.text("timezone")
