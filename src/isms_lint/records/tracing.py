"""Which records and fields a rule or a derivation reads, found by looking on.

Records that are traced are of a class of their own (`Tracer.trace`): each look into one is noted for
whoever looks. A field is meant by its name alone, whatever is read inside it. What a record is called
and of which kind it is no look notes: where that changes it is another record. That somebody goes by
which records there are is noted only where fields alone are (`note_which`); else nothing that was noted
holds when some come or go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from operator import contains, getitem
from types import FunctionType
from typing import Any

from isms_lint.records.record import Record

ALL = "*"
"""In the place of a field: the record as a whole."""
MEMBERS = "* each"
"""In the place of a field: which records of the kind there are; with `NONE`, which there are at all."""
FOUND = "* found"
"""In the place of a field: that a record of the kind was found by its id."""
NONE = ""
"""In the place of a kind: none. With an id for a field: that no record has it."""
Field = tuple[str, str]
"""A kind, and a field of it."""


class Reads:
    """What one rule or one derivation read.

    `fields` are those of any record but the one a rule looks at. `readers` are the records the rule
    looked at then, by the record it read; `searching` are they by a field that it looked for in all
    records of a kind. `facts` are the derivations it went by. Fields and facts stand in the order in
    which they were first read, each with nothing.
    """

    __slots__ = ("facts", "fields", "readers", "searching")

    def __init__(self) -> None:
        self.fields: dict[Field, None] = {}
        self.readers: dict[Record, set[Record]] = {}
        self.searching: dict[Field, set[Record]] = {}
        self.facts: dict[Any, None] = {}

    @property
    def size(self) -> tuple[int, int]:
        """How many fields and facts were read until now."""
        return len(self.fields), len(self.facts)

    def take_out_since(self, size: tuple[int, int]) -> Reads:
        """Take out what was read for the first time since it was of this `size`. That it was read for
        whoever looked then alone holds where whoever reads it later notes that anew.
        """
        fields, facts = size
        taken = Reads()
        while len(self.fields) > fields:
            taken.fields[self.fields.popitem()[0]] = None
        while len(self.facts) > facts:
            taken.facts[self.facts.popitem()[0]] = None
        return taken

    def meets(self, fields: set[Field]) -> bool:
        """Whether it read one of `fields`, of which each kind is there with ALL, too."""
        return not self.fields.keys().isdisjoint(fields)


class Tracer:
    """Notes reads for who reads at the moment.

    `reads` is theirs, `subject` the record at which a rule looks.
    """

    def __init__(
        self, shares: Callable[[Any], bool] = lambda _: True, *, fine: bool = True
    ) -> None:
        """`shares` says of a derivation whether all that it and its answers read can be noted. What is
        not `fine` notes fields alone, and not which records they were read of.
        """
        self.reads = Reads()
        self.subject: Record | None = None
        self.settle: Callable[[Any], None] | None = None
        """Makes sure that a fact that is known still holds; None where all do."""
        self._shares = shares
        self._is_fine = fine
        self.facts: dict[Any, Reads] = {}
        """What each derivation read."""
        self._class = _traced_class(self)

    def trace(self, records: Iterable[Record]) -> None:
        """Note looks into these records from now on."""
        traced = self._class
        for record in records:
            record.__class__ = traced

    def note(self, record: Record, field: str) -> None:
        """Somebody looks at a field of the record."""
        if record is self.subject:
            return
        reads = self.reads
        reads.fields[record.kind, field] = None
        if self.subject is not None and self._is_fine:
            reads.readers.setdefault(record, set()).add(self.subject)

    def note_field(self, kind: str, field: str) -> None:
        """Somebody looks at a field of all records of a kind."""
        self.reads.fields[kind, field] = None
        if self.subject is not None and self._is_fine:
            self.reads.searching.setdefault((kind, field), set()).add(self.subject)

    def note_which(self, kind: str, what: str) -> None:
        """Somebody goes by which records there are: `what` is MEMBERS, FOUND or an id no record has."""
        if not self._is_fine:
            self.reads.fields[kind, what] = None

    @contextmanager
    def reading(self, reads: Reads, subject: Record | None = None) -> Iterator[None]:
        """What is read inside is read for `reads`."""
        before = self.reads, self.subject
        self.reads, self.subject = reads, subject
        try:
            yield
        finally:
            self.reads, self.subject = before

    def begin(self, fact: Any) -> tuple[Reads, Record | None]:
        """What is read from now on is read for a fact, by which whoever asks goes. The reads and the
        subject before are given back, for who asked to put them back: that is much asked.
        """
        before = self.reads, self.subject
        self.reads.facts[fact] = None
        self.reads, self.subject = self.facts[fact], None
        return before

    def derived(self, fact: Any, derive: Callable[[Any], Any], known: dict[Any, Any]) -> None:
        """Derive the fact into `known`, where it is not; that it was gone by is noted."""
        self.reads.facts[fact] = None
        if self.settle is not None:
            self.settle(fact)
        if fact not in known:
            reads = Reads()
            if not self._is_fine:
                self.facts[fact] = reads  # also where it cannot be derived: who asked went by that
            with self.reading(reads):
                found = derive(fact)
            self.facts[fact] = reads
            known[fact] = self._shared(found, reads) if self._shares(fact) else found

    def _shared(self, found: Any, reads: Reads) -> Any:
        """A fact as everybody may go by it, however much of it is only found when somebody asks."""
        if type(found) is dict and not found:
            # One that whoever asks first fills: what is read for it has to be read by each who asks.
            return Forgetful()
        plain = type(found).__module__ in _PLAIN or isinstance(found, _COLLECTIONS)
        return found if plain else Answering(found, self, reads)


def package_of(fact: Any) -> str:
    """The package that a derivation comes from."""
    module = getattr(fact, "__module__", None) or ""
    return str(module).partition(".")[0]


_PLAIN = ("builtins", "datetime")
_COLLECTIONS = (tuple, list, dict, set, frozenset, Record)
_ANSWERS = frozenset((tuple, list, dict, set, frozenset, str, bool, type(None)))
"""What an answer mostly is, none of which reads more on the way."""


class Answering:
    """An object that may read more when it is asked: it is read for the fact that the object is. What
    an answer reads in its turn is read for who holds it: it must not keep that for others.
    """

    def __init__(self, fact: Any, tracer: Tracer, reads: Reads) -> None:
        self._fact = fact
        self._ask = partial(_asked, tracer, reads)

    def __getattr__(self, name: str) -> Any:
        if type(getattr(type(self._fact), name, None)) is FunctionType:
            # Much asked, and always the same: from now on it is found at once.
            found = partial(self._ask, getattr(self._fact, name))
            self.__dict__[name] = found
            return found
        found = self._ask(getattr, self._fact, name)
        return partial(self._ask, found) if callable(found) else found

    def __iter__(self) -> Iterator[Any]:
        return iter(self._ask(list, self._fact))

    def __len__(self) -> int:
        return int(self._ask(len, self._fact))

    def __contains__(self, one: object) -> bool:
        return bool(self._ask(contains, self._fact, one))

    def __getitem__(self, key: Any) -> Any:
        return self._ask(getitem, self._fact, key)


def _asked(
    tracer: Tracer, reads: Reads, ask: Callable[..., Any], *arguments: Any, **named: Any
) -> Any:
    """What `ask` gives. What it reads is read for a fact, as in `Tracer.reading`, which costs more than
    most of what is asked.
    """
    before = tracer.reads, tracer.subject
    tracer.reads, tracer.subject = reads, None
    try:
        answer = ask(*arguments, **named)
        kind = type(answer)
        if kind in _ANSWERS:
            return answer
        return iter(list(answer)) if hasattr(kind, "__next__") else answer
    finally:
        tracer.reads, tracer.subject = before


class Forgetful(dict[Any, Any]):
    """A mapping that holds nothing, and gives back what was just put into it."""

    def __contains__(self, key: object) -> bool:
        return False

    def get(self, key: Any, default: Any = None) -> Any:
        """Always the default."""
        del key
        return default

    def setdefault(self, key: Any, default: Any = None) -> Any:
        """Always the new value."""
        self[key] = default
        return default

    def __setitem__(self, key: Any, value: Any) -> None:
        self.clear()
        super().__setitem__(key, value)


_DATA: Any = Record.__dict__["data"]


def _traced_class(tracer: Tracer) -> type[Record]:
    data_of, note = _DATA.__get__, tracer.note

    def later(record: Record) -> Any:
        """The data of a record to which nobody has looked yet."""
        return Record.__getattr__(record, "data")  # type: ignore[attr-defined]

    class Traced(Record):
        """A record whose data nobody sees unnoted."""

        __slots__ = ()

        @property
        def data(self) -> Any:
            note(self, ALL)
            return data_of(self)

        @data.setter
        def data(self, data: dict[str, Any]) -> None:
            _DATA.__set__(self, data)

        def get(self, *path: str | int) -> Any:
            try:
                value: Any = data_of(self)
            except AttributeError:
                value = later(self)
            if self is not tracer.subject:
                note(self, str(path[0]) if path else ALL)
            if len(path) == 1:
                return value.get(path[0])
            for step in path:
                try:
                    value = value[step]
                except (KeyError, IndexError, TypeError):
                    return None
            return value

    return Traced
