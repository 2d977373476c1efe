"""The clauses and controls of ISO/IEC 27001 in its editions of 2022 and 2013, as catalogues.

Both are read from the tables in `data/`. The 2013 edition is what those tables say the ids of 2022
came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from isms_lint.records.scope import ScopeCatalogue, ScopeEntry
from isms_lint_iso27001.tables import Row, table

_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_ITEM = re.compile(r"(\d+(?:\.\d+)*) \(?([a-z]\d?|\d)\)?\Z")
# Right or wrong, with or without the words people put before it. The length is bounded because the
# text comes from a record.
_LOOKS_LIKE = re.compile(
    r"(?=.{1,60}\Z)"
    r"(?:(?:iso(?:/iec)?\s*27001(?::\d{4})?|clause|cl\.?|control|annex|§)[\s:,]*)*"
    r"(?:a[.\s]*)?\d+(?:\.\d+)*"
    r"(?:[\s().]*[a-z])?(?:[\s().]*\d{1,2})?[\s().]*"
    r"(?:(?:-|–|\.\.|to)\s*(?:a[.\s]*)?\d+(?:\.\d+)*[\s.]*)?\Z",
    re.IGNORECASE,
)


def catalogues() -> list[ScopeCatalogue]:
    """Both editions; records are read in that of 2022 unless they say otherwise."""
    clauses = table("clauses_2022.csv")
    items = table("clause_items_2022.csv")
    controls = table("annex_a_2022.csv")
    mapping = table("annex_a_2013_to_2022.csv")
    return [
        _catalogue(
            "2022",
            (*_clauses_2022(clauses), *_annex_2022(controls)),
            (*(row["item_2022"] for row in items), *_lettered("2022")),
            {},
        ),
        _catalogue(
            "2013",
            (*_clauses_2013(clauses), *_annex_2013(mapping)),
            (*(row["item_2013"] for row in items), *_lettered("2013")),
            _successors(clauses, mapping),
        ),
    ]


def items_by_number_of_2013() -> dict[str, tuple[str, ...]]:
    """The lettered items that only the 2013 edition has (`9.3 c3`), and what they became in 2022: an
    item, or the clause where 2022 gives it no letter.
    """
    items = table("clause_items_2022.csv")
    current = {match.group() for row in items if (match := _ITEM.match(row["item_2022"]))}
    found: dict[str, tuple[str, ...]] = {}
    for row in items:
        old = _ITEM.match(row["item_2013"])
        new = _ITEM.match(row["item_2022"]) or _NUMBER.match(row["item_2022"])
        if old and new and old.group() not in current:
            found[old.group()] = (*found.get(old.group(), ()), new.group())
    return found


def items_before_2022() -> dict[str, str]:
    """The lettered items of 2022 whose item of 2013 is known, and that one (`9.2.2 b`: `9.2 e`)."""
    found = {}
    for row in table("clause_items_2022.csv"):
        new, old = _ITEM.match(row["item_2022"]), _ITEM.match(row["item_2013"])
        if new and old:
            found[new.group()] = old.group()
    return found


def letterless(edition: str) -> frozenset[str]:
    """The clauses of an edition whose items, if any, have no letters."""
    return frozenset(clause for clause, letters in _letters(edition) if letters == "none")


def _letters(edition: str) -> Iterator[tuple[str, str]]:
    """By clause, the letters of an edition that the table of items leaves out, or `none`.

    That table holds what came from one edition into the other; this one the rest. It says nothing
    of clauses the edition does not have, or whose items stand there.
    """
    for row in table("clause_letters.csv"):
        if row[f"letters_{edition}"]:
            yield row["clause"], row[f"letters_{edition}"]


def _lettered(edition: str) -> Iterator[str]:
    for clause, letters in _letters(edition):
        for letter in () if letters == "none" else letters.split():
            yield f"{clause} {letter}"


def _catalogue(
    edition: str,
    entries: tuple[ScopeEntry, ...],
    items: Iterable[str],
    successors: dict[str, tuple[str, ...]],
) -> ScopeCatalogue:
    found = (_ITEM.match(item) for item in items)
    return ScopeCatalogue(
        standard="ISO/IEC 27001",
        edition=edition,
        entries=entries,
        items=frozenset(f"{item[1]} {item[2]}" for item in found if item),
        looks_like=_LOOKS_LIKE,
        successors=successors,
        whole="full-isms",
        default=edition == "2022",
    )


def _clauses_2022(rows: list[Row]) -> list[ScopeEntry]:
    return [
        ScopeEntry(row["clause"], _title(row), row["parent"] or None, row["auditable"] == "yes")
        for row in rows
    ]


def _clauses_2013(rows: list[Row]) -> list[ScopeEntry]:
    """A clause of 2013 is a leaf where an auditable clause of 2022 came from it."""
    titles: dict[str, str] = {}
    leaves: set[str] = set()
    for row in rows:
        id = _predecessor(row)
        titles.setdefault(id, _title(row))
        if row["auditable"] == "yes":
            leaves.add(id)
    return [
        ScopeEntry(id, titles[id], id.rpartition(".")[0] or None, id in leaves)
        for id in sorted(filter(None, titles), key=_numbers)
    ]


def _annex_2022(rows: list[Row]) -> list[ScopeEntry]:
    entries: dict[str, ScopeEntry] = {}
    for row in rows:
        theme = row["id"].rpartition(".")[0]
        entries.setdefault(
            theme, ScopeEntry(theme, f"{row['theme'].capitalize()} controls", None, False)
        )
        entries[row["id"]] = ScopeEntry(row["id"], row["title"], theme, True)
    return list(entries.values())


def _annex_2013(rows: list[Row]) -> list[ScopeEntry]:
    entries: dict[str, ScopeEntry] = {}
    for row in rows:
        group = row["id_2013"].rpartition(".")[0]
        theme = group.rpartition(".")[0]
        entries.setdefault(theme, ScopeEntry(theme, "", None, False))
        entries.setdefault(group, ScopeEntry(group, "", theme, False))
        entries[row["id_2013"]] = ScopeEntry(row["id_2013"], row["title_2013"], group, True)
    return list(entries.values())


def _successors(clauses: list[Row], mapping: list[Row]) -> dict[str, tuple[str, ...]]:
    pairs = [(_predecessor(row), row["clause"]) for row in clauses if row["auditable"] == "yes"]
    pairs.extend((row["id_2013"], row["id_2022"]) for row in mapping)
    found: dict[str, tuple[str, ...]] = {}
    for old, new in pairs:
        if old:
            found[old] = (*found.get(old, ()), new)
    return found


def _predecessor(row: Row) -> str:
    """The clause of 2013 that this one came from; empty where it is new."""
    match = _NUMBER.match(row["clause_2013"])
    return match.group() if match else ""


def _title(row: Row) -> str:
    return row["title_own_words"].removesuffix(" (heading)")


def _numbers(id: str) -> list[int]:
    return [int(part) for part in id.split(".")]


def predecessors() -> dict[str, frozenset[str]]:
    """For each clause and control of 2022 that came from 2013: all it came from."""
    found: dict[str, set[str]] = {}
    clauses, mapping = table("clauses_2022.csv"), table("annex_a_2013_to_2022.csv")
    for old, new in _successors(clauses, mapping).items():
        for leaf in new:
            found.setdefault(leaf, set()).add(old)
    return {leaf: frozenset(old) for leaf, old in found.items()}
