"""The id somebody meant who wrote one that no record has."""

from __future__ import annotations

from itertools import islice

from isms_lint.records.record import Record
from isms_lint.rules import About, Pass
from isms_lint_iso27001.derive.text.pattern import Pattern

_RUNS = Pattern(r"[^\W\d_]+|\d+")
_MOST = 100
_SLIP = 2
_LONGEST = 60
_LETTERS = {n: chr(n).lower() if chr(n).isalnum() and n != ord("0") else None for n in range(128)}
"""What `_letters` makes of each ASCII character."""


def similar_id(text: str, kinds: tuple[str, ...], run: Pass) -> str:
    """The id of a record of one of `kinds` (`*`: of any) that `text` most likely means, or nothing.

    Numbered ids match only where case, punctuation and leading zeros are all that differs: a number
    one off is another record, not a slip of the pen. A name stands for the record that bears it.
    """
    if len(text) > _LONGEST:
        return ""
    return run.derive(_Similar(text, kinds))


class _Similar(About):
    """What an id among kinds means."""

    about: tuple[str, tuple[str, ...]]

    def __call__(self, run: Pass) -> str:
        return _similar(*self.about, run)


def _similar(text: str, kinds: tuple[str, ...], run: Pass) -> str:
    bare = _bare(text)
    likely = run.derive(_ids).get(_letters(text), ()) if bare else ()
    exact = [one.id for said, one in likely if _wanted(one.kind, kinds) and _bare(said) == bare]
    if exact or _has_digit(text):
        return exact[0] if len(set(exact)) == 1 else ""
    from difflib import get_close_matches

    # Comparing is slow; slips of the pen keep the first letter and nearly the length.
    candidates = [
        id
        for kind in kinds
        for length in range(len(text) - _SLIP, len(text) + _SLIP + 1)
        for id in islice(run.derive(_wordy_ids).get((kind, text[:1], length), ()), _MOST)
    ]
    close = get_close_matches(text, sorted(candidates)[:_MOST], 1, 0.75)
    return close[0] if close else ""


def _ids(run: Pass) -> dict[str, list[tuple[str, Record]]]:
    """Ids and names by their letters, with the records that have them (a derivation)."""
    found: dict[str, list[tuple[str, Record]]] = {}
    for record in run.register.records:
        if _is_comparable(record.id):
            found.setdefault(_letters(record.id), []).append((record.id, record))
            name = record.get("name")
            if isinstance(name, str) and name:
                found.setdefault(_letters(name), []).append((name, record))
    return found


def _wordy_ids(run: Pass) -> dict[tuple[str, str, int], list[str]]:
    """Ids without digits by kind (`*`: any), first letter and length (a derivation)."""
    found: dict[tuple[str, str, int], list[str]] = {}
    for record in run.register.records:
        id = record.id
        if _is_comparable(id) and not _has_digit(id):
            for kind in ("*", record.kind):
                found.setdefault((kind, id[0], len(id)), []).append(id)
    # Not in the order of files, so that moving a record changes no message.
    for ids in found.values():
        ids.sort()
    return found


def _is_comparable(id: str) -> bool:
    return 0 < len(id) <= _LONGEST + _SLIP


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _letters(text: str) -> str:
    """The letters and digits of `text` in one, without zeros: the same for all texts with one bare
    form, and quick to find.
    """
    if text.isascii():
        return text.translate(_LETTERS)
    return "".join(one for one in text.casefold() if one != "0" and one.isalnum())


def _bare(text: str) -> str:
    """The letters and numbers of `text` alone: `nc 2026 1` for `NC-2026-01`."""
    runs = _RUNS.findall(text.casefold())
    return " ".join(run.lstrip("0") or "0" if run.isdigit() else run for run in runs)


def _wanted(kind: str, kinds: tuple[str, ...]) -> bool:
    return kinds == ("*",) or kind in kinds
