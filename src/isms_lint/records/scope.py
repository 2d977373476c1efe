"""What a scope item stands for: clauses, controls, themes, ranges, processes, the whole system.

The engine knows no standard. A rule pack registers `ScopeCatalogue`s (one for each edition of a
standard); the resolver reads scope items against them and against the records of the run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from isms_lint.records.record import Record
from isms_lint.values import NamedTuple

_RANGE = re.compile(r"(\S+?)\s*(?:-|–|\.\.|\bto\b)\s*(\S+)\Z")
_ITEM = re.compile(r"([A-Z]?[.\d]*\d)[\s(]+(.*)\Z")
_LETTERED = re.compile(r"[a-z]\d?\Z|\d\Z")
_LETTERS = re.compile(r"[\s().]+")
_LONGEST = 200
"""Characters of an id or range; no longer text is searched for one."""
DEEPEST = 64
"""Levels of records that name records (a process its processes) that are followed."""


class ScopeEntry(NamedTuple):
    """One id of a catalogue: a clause or a control. Headings are no leaves but have children."""

    id: str
    title: str
    parent: str | None
    leaf: bool


class ScopeCatalogue(NamedTuple):
    """All ids of one edition of a standard, in the order of the standard.

    `items` are the lettered items as `<id> <letters>` (`9.3.2 d3`). `looks_like` matches every text
    that means to be an id of this standard, right or wrong. `successors` gives, for the ids of an
    older edition, the ids that replaced them in the default one. `whole` is the keyword for
    everything.
    """

    standard: str
    edition: str
    entries: tuple[ScopeEntry, ...]
    items: frozenset[str]
    looks_like: re.Pattern[str]
    successors: Mapping[str, tuple[str, ...]]
    whole: str
    default: bool


class Resolved(NamedTuple):
    """What one scope item stands for.

    `leaves` are ids of the default edition and ids of records, in catalogue order; `cited` the
    leaves in the edition of the record itself. `unknown` says why nothing was found: `clause` for
    an id the edition does not have, `record` for an id no record has. `record` is the record the
    item names, if it names one.
    """

    leaves: tuple[str, ...]
    cited: tuple[str, ...]
    unknown: str | None = None
    record: Record | None = None


_NOTHING = Resolved((), (), "record")


class _Inside(NamedTuple):
    """What a record names: of the standard, in ids of both editions, and records with the edition
    to read them in.
    """

    leaves: dict[str, None]
    cited: dict[str, None]
    records: list[tuple[Record, str]]


@lru_cache(maxsize=16)
def _leaves(entries: tuple[ScopeEntry, ...]) -> Mapping[str, tuple[str, ...]]:
    """For each id of an edition the leaves that it stands for."""
    children: dict[str | None, list[ScopeEntry]] = {}
    for entry in entries:
        children.setdefault(entry.parent, []).append(entry)
    leaves: dict[str, tuple[str, ...]] = {}
    for entry in reversed(entries):
        below = [leaf for child in children.get(entry.id, ()) for leaf in leaves[child.id]]
        leaves[entry.id] = (entry.id, *below) if entry.leaf else tuple(below)
    return leaves


class _Edition:
    """A catalogue with its look-ups."""

    def __init__(self, catalogue: ScopeCatalogue) -> None:
        self.catalogue = catalogue
        self.order = {entry.id: n for n, entry in enumerate(catalogue.entries)}
        self.leaves = _leaves(catalogue.entries)
        self.all = tuple(entry.id for entry in catalogue.entries if entry.leaf)
        self.lettered = frozenset(item.partition(" ")[0] for item in catalogue.items)

    def resolve(self, text: str) -> tuple[str, ...] | None:
        """The leaves of an id, a lettered item or a range of this edition; None if it has none."""
        found = self.leaves.get(text)
        if found is not None or len(text) > _LONGEST:
            return found
        return self._item(text) or self._range(text)

    def _item(self, text: str) -> tuple[str, ...] | None:
        """`9.3.2 d3`, also written `9.3.2 d) 3)` or `9.3.2(d)(3)`."""
        match = _ITEM.match(text)
        if match is None or match.group(1) not in self.leaves:
            return None
        clause = match.group(1)
        letters = _LETTERS.sub("", match.group(2)).lower()
        if not _LETTERED.match(letters):
            return None
        if clause in self.lettered:
            wanted = f"{clause} {letters}"
            if not any(item.startswith(wanted) for item in self.catalogue.items):
                return None
        return self.leaves[clause]

    def _range(self, text: str) -> tuple[str, ...] | None:
        match = _RANGE.match(text)
        if match is None:
            return None
        first, last = match.groups()
        if first not in self.order:
            return None
        if last not in self.order:
            # `A.5.15-5.18` and `A.5.15-18`: what the first id has and the last leaves out.
            shared = (first[: first.find(".") + 1], f"{first.rpartition('.')[0]}.")
            last = next((lead + last for lead in shared if lead + last in self.order), last)
        if last not in self.order:
            return None
        start, stop = self.order[first], self.order[last]
        if start > stop:
            return None
        inside = [entry.id for entry in self.catalogue.entries[start:stop] if entry.leaf]
        return (*inside, *self.leaves[last])


class ScopeResolver:
    """Resolves scope items against catalogues and records. Each text is resolved once an edition."""

    def __init__(
        self,
        catalogues: Iterable[ScopeCatalogue],
        find: Callable[[str], Record | None],
        expands: Callable[[Record], Iterable[str]],
    ) -> None:
        """`find` gives the record with an id; `expands` the scope items a record stands for."""
        self._editions = {catalogue.edition: _Edition(catalogue) for catalogue in catalogues}
        self._default = next(
            (e for e in self._editions.values() if e.catalogue.default),
            next(iter(self._editions.values()), None),
        )
        self._find = find
        self._expands = expands
        self._known: dict[tuple[str, str], Resolved] = {}
        self._read: dict[tuple[Record, str], _Inside] = {}
        self.cut: dict[Record, None] = {}
        """The records resolved so far that stand for more than could be followed."""

    def forget(self) -> None:
        """What records stand for may be something else now."""
        self._known.clear()
        self._read.clear()
        self.cut.clear()

    @property
    def default_edition(self) -> str:
        """The edition records are read in when neither they nor the organization name one."""
        return self._default.catalogue.edition if self._default else ""

    def knows(self, edition: str) -> bool:
        """Whether a catalogue of this edition is registered."""
        return edition in self._editions

    def order(self, leaf: str) -> tuple[int, str]:
        """A sort key: catalogue order first, then other ids by name."""
        order = self._default.order if self._default else {}
        return (order.get(leaf, len(order)), leaf)

    def title(self, leaf: str) -> str:
        """The title of an id of the default edition, in the catalogue's own words."""
        if self._default and leaf in self._default.order:
            return self._default.catalogue.entries[self._default.order[leaf]].title
        return ""

    def all_leaves(self) -> tuple[str, ...]:
        """Every leaf of the default edition, in its order."""
        return self._default.all if self._default else ()

    def children(self, id: str) -> tuple[str, ...]:
        """The leaves of an id of the default edition; nothing for an unknown id."""
        return self._default.leaves.get(id, ()) if self._default else ()

    def resolve(self, text: str, edition: str) -> Resolved:
        """What `text` stands for in a record of `edition`."""
        key = (text, edition)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._resolve(text.strip(), edition)
        return known

    def _resolve(self, text: str, edition: str) -> Resolved:
        of_standard = self._of_standard(text, edition)
        if of_standard is not None:
            return of_standard
        record = self._named(text)
        if record is not None:
            return self._of_record(record, edition)
        found = self._editions.get(edition, self._default)
        if found is not None and found.catalogue.looks_like.match(text):
            return Resolved((), (), "clause")
        return _NOTHING

    def _of_standard(self, text: str, edition: str) -> Resolved | None:
        """What `text` means in the standard; None where it means nothing there."""
        found = self._editions.get(edition, self._default)
        if found is None:
            return None
        if text == found.catalogue.whole:
            return Resolved(self.all_leaves(), found.all)
        cited = found.resolve(text)
        return None if cited is None else Resolved(self._translated(cited, found), cited)

    def _named(self, text: str) -> Record | None:
        """The record `text` names, alone or before the number of a section."""
        return self._find(text) or self._find(text.partition(" ")[0])

    def _of_record(self, record: Record, edition: str) -> Resolved:
        """A record stands for itself and for the items it names, and for what those name."""
        leaves: dict[str, None] = {}
        cited: dict[str, None] = {}
        met: set[str] = set()
        level = [(record, edition)]
        for _ in range(DEEPEST):
            below: list[tuple[Record, str]] = []
            for current, read_in in level:
                if current.id in met:
                    continue
                met.add(current.id)
                leaves[current.id] = cited[current.id] = None
                inside = self._inside(current, read_in)
                leaves.update(inside.leaves)
                cited.update(inside.cited)
                below.extend(inside.records)
            level = [one for one in below if one[0].id not in met]
            if not level:
                break
        else:
            self.cut[record] = None
        return Resolved(tuple(leaves), tuple(cited), None, record)

    def _inside(self, record: Record, edition: str) -> _Inside:
        """What a record names itself; read once an edition."""
        edition = str(record.get("edition") or edition)
        known = self._read.get((record, edition))
        if known is None:
            known = _Inside({}, {}, [])
            for text in map(str.strip, self._expands(record)):
                inner = self._of_standard(text, edition)
                if inner is not None:
                    known.leaves.update(dict.fromkeys(inner.leaves))
                    known.cited.update(dict.fromkeys(inner.cited))
                elif (other := self._named(text)) is not None:
                    known.records.append((other, edition))
            self._read[record, edition] = known
        return known

    def _translated(self, cited: tuple[str, ...], edition: _Edition) -> tuple[str, ...]:
        """Ids of the default edition for the ids an older edition cites; those without one drop."""
        if edition is self._default:
            return cited
        leaves: dict[str, None] = {}
        for leaf in cited:
            leaves.update(dict.fromkeys(edition.catalogue.successors.get(leaf, ())))
        return tuple(sorted(leaves, key=self.order))
