"""Words of messages: lists, persons, and scope items in as few words as they allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple

_SHORTEST_RANGE = 3
_LONGEST = 70
"""Letters of a title in a sentence."""


def list_of(items: Sequence[str], most: int = 6) -> str:
    """`a, b and c`; where there are more than `most`, the first of them `and 3 more`."""
    if len(items) > most:
        items = [*items[:most], f"{len(items) - most} more"]
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def one_by_one(parts: Sequence[str], most: int = 6) -> str:
    """`a; b; c`: clauses with commas of their own; of more than `most` the first `and 3 more`."""
    more = len(parts) - most
    return "; ".join([*parts[:most], f"and {more} more"] if more > 0 else parts)


def alternatives(items: Sequence[str]) -> str:
    """`a, b or c`: after `without`, and after `does not`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} or {items[-1]}"


def counted(count: int, noun: str) -> str:
    """`1 day`, `2 days`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def named(person: Record) -> str:
    """The id of a person, with the name where there is one."""
    name = person.text("name")
    return f"{person.id} ({name})" if name else person.id


def title_in(record: Record) -> str:
    """The title of a record, or its name; empty where it has neither."""
    return record.text("title") or record.text("name")


def with_title(record: Record) -> str:
    """The id of a record, with its title or name where it has one: `RISK-1 (Theft of a laptop)`."""
    title = " ".join(title_in(record).split())
    if not title:
        return record.id
    return f"{record.id} ({title if len(title) <= _LONGEST else f'{title[: _LONGEST - 1]}…'})"


def collapse_scope(leaves: Iterable[str], run: Pass, most: int = 6) -> str:
    """Scope leaves as people cite them: `clause 9, A.5.15–A.5.18 and access-control`.

    Where there are more than `most` parts, the end counts the leaves that are not listed, not the
    parts: `and 55 more controls`.
    """
    parts = _parts(leaves, run)
    if len(parts) <= most:
        return list_of([part.words for part in parts], most)
    rest = [leaf for part in parts[most:] for leaf in part.leaves]
    more = f"{len(rest)} more{_noun(rest, run)}"
    return list_of([*(part.words for part in parts[:most]), more], most + 1)


def scope_parts(leaves: Iterable[str], run: Pass) -> list[str]:
    """Scope leaves drawn together: `clause 9`, `A.5.15–A.5.18`, `access-control`.

    All leaves of a heading stand as the heading, three or more neighbours as a range.
    """
    return [part.words for part in _parts(leaves, run)]


class _Part(NamedTuple):
    """Leaves that are cited together, and how."""

    words: str
    leaves: tuple[str, ...]


def _parts(leaves: Iterable[str], run: Pass) -> list[_Part]:
    scope = run.register.scope
    ordered = sorted(set(leaves), key=scope.order)
    standard = [leaf for leaf in ordered if scope.children(leaf)]
    own = [leaf for leaf in ordered if not scope.children(leaf)]
    return [
        *(
            _Part(words, tuple(leaf for id in ids for leaf in scope.children(id)))
            for words, ids in _ranges(_headings(standard, run))
        ),
        *(_Part(leaf, (leaf,)) for leaf in own),
    ]


def _noun(leaves: list[str], run: Pass) -> str:
    """` controls`, ` clauses`; nothing where they are not of one sort."""
    sorts = {
        ("control" if leaf.startswith("A.") else "clause")
        if run.register.scope.children(leaf)
        else ""
        for leaf in leaves
    }
    noun = sorts.pop() if len(sorts) == 1 else ""
    return f" {noun}{'s' if len(leaves) > 1 else ''}" if noun else ""


def _headings(leaves: list[str], run: Pass) -> list[str]:
    """Each leaf, or the highest heading above it of which every leaf is here."""
    present = set(leaves)
    found: dict[str, None] = {}
    for leaf in leaves:
        node = leaf
        while True:
            parent = node.rpartition(".")[0]
            below = run.register.scope.children(parent)
            if not below or not present.issuperset(below):
                break
            node = parent
        found[node] = None
    return list(found)


def _ranges(ids: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The ids in their order, neighbours drawn together: how they are cited, and which they are."""
    start = 0
    for end in range(1, len(ids) + 1):
        if end < len(ids) and are_neighbours(ids[end - 1], ids[end]):
            continue
        run_of_ids = ids[start:end]
        if len(run_of_ids) < _SHORTEST_RANGE:
            yield from ((_cited(id), [id]) for id in run_of_ids)
        elif "." in run_of_ids[0]:
            yield f"{run_of_ids[0]}–{run_of_ids[-1]}", run_of_ids
        else:
            yield f"clauses {run_of_ids[0]}–{run_of_ids[-1]}", run_of_ids
        start = end


def are_neighbours(one: str, other: str) -> bool:
    """Whether the other id of a clause or control is the next one below the same heading."""
    parent, _, number = one.rpartition(".")
    other_parent, _, other_number = other.rpartition(".")
    is_numbered = number.isdecimal() and other_number.isdecimal()
    return parent == other_parent and is_numbered and int(number) + 1 == int(other_number)


def _cited(id: str) -> str:
    """A clause without a dot would read as a count."""
    return id if "." in id else f"clause {id}"
