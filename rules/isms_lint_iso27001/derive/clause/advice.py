"""What to write instead of a clause or control id that an edition does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from isms_lint.records.record import Record
from isms_lint.records.scope import ScopeCatalogue
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.clause.letters import letterless_clause
from isms_lint_iso27001.derive.clause.old_items import items_since_2022
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.words import alternatives, list_of
from isms_lint_iso27001.editions import catalogues, items_before_2022

_PARTS = Pattern(
    r"(?:(?:iso(?:/iec)?\s*27001(?::\d{4})?|clause|cl\.?|control|annex|§)[\s:,]*)*"
    r"(a[.\s]*)?(\d+(?:\.\d+)*)(?:[\s().]*([a-z]))?(?:[\s().]*(\d{1,2}))?[\s().]*\Z",
    re.IGNORECASE,
)
_RANGE = Pattern(r"\s*(?:-|–|\.\.|\bto\b)\s*")
_FEW = 6


def clause_advice(
    text: str, edition: str, record: Record, run: Pass, is_control: bool = False
) -> str:
    """The end of a sentence that says `text` is no id of `edition`; empty where nothing helps.

    `is_control` says that it stands where controls are named.
    """
    known = run.derive(_catalogues)
    catalogue = known.get(edition)
    if catalogue is None or len(text) > 60:
        return ""
    match = _PARTS.match(text.strip())
    if match is None:
        return _of_range(text.strip(), catalogue)
    annex, number, letter, digit = match.groups()
    number = ".".join(part.lstrip("0") or "0" for part in number.split("."))
    id = f"A.{number}" if annex else number
    item = f"{letter or ''}{digit or ''}".lower()
    bare = letterless_clause(f"{id} {item}", edition, run) if item else ""
    if bare:
        return f"; {bare} has no letters: write `{bare}`"
    for spelling in _spellings(id, item):
        if spelling != text and run.register.resolve(spelling, record, edition).unknown is None:
            since = items_since_2022(spelling, run) if edition != "2013" else ()
            write = f"; write `{since[0] if len(since) == 1 else spelling}`"
            # `9.2.2` of 2013 may mean the control, or the clause of 2022.
            is_control = spelling.startswith("A.") and not annex
            other = _of_other_editions(id, "", catalogue, known, id) if is_control else ""
            return f"{write} if the control is meant{other}" if other else write
    if item:
        found = _of_item(id, item, catalogue, known)
        if found:
            return found
    if is_control and not annex and not item:
        replaced = _of_other_editions(f"A.{id}", "", catalogue, known)
        if replaced:
            return replaced
    return _of_other_editions(id, item, catalogue, known) or _of_siblings(id, catalogue)


def _spellings(id: str, item: str) -> Iterator[str]:
    yield f"{id} {item}" if item else id
    if not item and not id.startswith("A."):
        yield f"A.{id}"


def _of_item(
    id: str, item: str, catalogue: ScopeCatalogue, known: dict[str, ScopeCatalogue]
) -> str:
    """The lettered items that the clause does have."""
    letters = sorted(one.partition(" ")[2] for one in catalogue.items if one.startswith(f"{id} "))
    if not letters:
        return ""
    if not any(letter[0].isalpha() for letter in letters):
        return f"; {id} has no letters: write `{id}`"
    # The wrong citation of audit results among the review's inputs is a popular one.
    hint = "; audit results are d3" if id == "9.3.2" else ""
    for other in known.values():
        if f"{id} {item}" in other.items:
            hint = f"; `{id} {item}` is an item of the {other.edition} edition"
    return f"; {id} has {', '.join(letters)}{hint}"


def _of_other_editions(
    id: str,
    item: str,
    catalogue: ScopeCatalogue,
    known: dict[str, ScopeCatalogue],
    subject: str = "it",
) -> str:
    """That another edition has the id, and what it became since or was before."""
    for other in known.values():
        if other is catalogue or all(entry.id != id for entry in other.entries):
            continue
        it = id if item and f"{id} {item}" not in other.items else subject
        asks = f'{it} is an id of the {other.edition} edition{{}} (`edition: "{other.edition}"`?)'
        new = other.successors.get(id, ())
        if new:
            return f"; write {_one_of(new)}, which replaced `{id}` of the {other.edition} edition"
        old = items_before_2022().get(f"{id} {item}")
        before = (old,) if old else [one for one, to in catalogue.successors.items() if id in to]
        was = f"; in {catalogue.edition} that was {_any_of(before)}" if before else ""
        return f"; {asks.format('')}{was}"
    return ""


def _any_of(ids: Sequence[str]) -> str:
    return list_of([f"`{id}`" for id in ids])


def _one_of(ids: Sequence[str]) -> str:
    return alternatives([f"`{id}`" for id in ids])


def _of_siblings(id: str, catalogue: ScopeCatalogue) -> str:
    """What the clause or theme around the id does have."""
    ids = [entry.id for entry in catalogue.entries]
    parent = id.rpartition(".")[0]
    if not parent:
        clauses = [entry for entry in ids if entry.isdigit()]
        return f"; the clauses are {clauses[0]} to {clauses[-1]}"
    inside = [entry.id for entry in catalogue.entries if entry.parent == parent]
    if inside:
        words = ", ".join(inside) if len(inside) <= _FEW else f"{inside[0]} to {inside[-1]}"
        return f"; {parent} has {words}"
    return f"; {parent} has no parts" if parent in ids else ""


def _of_range(text: str, catalogue: ScopeCatalogue) -> str:
    ends = _RANGE.split(text)
    ids = [entry.id for entry in catalogue.entries]
    missing = [end for end in ends if end not in ids]
    if len(ends) == 2 and not missing:
        return f"; the range runs backwards: write `{ends[1]}-{ends[0]}`"
    if len(ends) == 2 and len(missing) == 1:
        return f"; there is no `{missing[0]}`{_of_siblings(missing[0], catalogue)}"
    return ""


def _catalogues(_run: Pass) -> dict[str, ScopeCatalogue]:
    return {catalogue.edition: catalogue for catalogue in catalogues()}
