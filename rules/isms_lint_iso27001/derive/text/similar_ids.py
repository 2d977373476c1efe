"""The id somebody meant who wrote one that no record has."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from isms_lint.rules import Pass

_RUNS = re.compile(r"[^\W\d_]+|\d+")
_MOST = 100
_SLIP = 2
_LONGEST = 60


class _Ids(NamedTuple):
    """Ids by their bare form and by the names of what they stand for, and those without digits by
    kind (`*`: any), first letter and length.
    """

    bare: dict[str, list[tuple[str, str]]]
    wordy: dict[tuple[str, str, int], list[str]]


def similar_id(text: str, kinds: tuple[str, ...], run: Pass) -> str:
    """The id of a record of one of `kinds` (`*`: of any) that `text` most likely means, or nothing.

    Numbered ids match only where case, punctuation and leading zeros are all that differs: a number
    one off is another record, not a slip of the pen. A name stands for the record that bears it.
    """
    if len(text) > _LONGEST:
        return ""
    ids = run.derive(_ids)
    exact = [id for id, kind in ids.bare.get(_bare(text), ()) if _wanted(kind, kinds)]
    if exact or any(character.isdigit() for character in text):
        return exact[0] if len(set(exact)) == 1 else ""
    from difflib import get_close_matches

    # Comparing is slow; slips of the pen keep the first letter and nearly the length.
    candidates = [
        id
        for kind in kinds
        for length in range(len(text) - _SLIP, len(text) + _SLIP + 1)
        for id in islice(ids.wordy.get((kind, text[:1], length), ()), _MOST)
    ]
    close = get_close_matches(text, sorted(candidates)[:_MOST], 1, 0.75)
    return close[0] if close else ""


def _ids(run: Pass) -> _Ids:
    found = _Ids({}, {})
    for record in run.register.records:
        if not 0 < len(record.id) <= _LONGEST + _SLIP:
            continue
        entry = (record.id, record.kind)
        if not any(character.isdigit() for character in record.id):
            for kind in ("*", record.kind):
                key = (kind, record.id[0], len(record.id))
                found.wordy.setdefault(key, []).append(record.id)
        for form in {_bare(record.id), _bare(record.text("name"))} - {""}:
            found.bare.setdefault(form, []).append(entry)
    # Not in the order of files, so that moving a record changes no message.
    for ids in found.wordy.values():
        ids.sort()
    return found


def _bare(text: str) -> str:
    """The letters and numbers of `text` alone: `nc 2026 1` for `NC-2026-01`."""
    runs = _RUNS.findall(text.casefold())
    return " ".join(run.lstrip("0") or "0" if run.isdigit() else run for run in runs)


def _wanted(kind: str, kinds: tuple[str, ...]) -> bool:
    return kinds == ("*",) or kind in kinds
