"""The options of a draft, read by what is on record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from isms_lint.offers.draft import Asked, NoDraft
from isms_lint.records.record import Record
from isms_lint.records.validate import nearest

_MOST_NAMED = 12


def record_given(asked: Asked, option: str, *kinds: str) -> Record | None:
    """The record that an option names; None where it is not given. Raises NoDraft for no such one."""
    id = asked.options.get(option)
    return None if id is None else find(id, f"--{option} {id}", kinds, asked)


def records_given(asked: Asked, option: str, *kinds: str) -> list[Record]:
    """The records that an option names, with commas between them. Raises NoDraft for no such one."""
    ids = [id.strip() for id in asked.options.get(option, "").split(",") if id.strip()]
    return [find(id, f"--{option} {id}", kinds, asked) for id in ids]


def find(id: str, said: str, kinds: Sequence[str], asked: Asked) -> Record:
    """The record of one of `kinds` with this id. Raises NoDraft, which says what would fit."""
    found = asked.run.register.find(id, *kinds)
    if found is not None:
        return found
    kind = " or ".join(kinds)
    other = asked.run.register.get(id)
    if other is not None:
        raise NoDraft(f"{said}: {other.kind}, and no {kind}; {_would_fit(id, kinds, asked)}")
    raise NoDraft(f"{said}: no {kind} has this id; {_would_fit(id, kinds, asked)}")


def _would_fit(id: str, kinds: Sequence[str], asked: Asked) -> str:
    known = [one.id for one in asked.run.register.of(*kinds) if one.id]
    advice = nearest(id, known)
    if advice:
        return advice
    if not known:
        return "none is on record"
    return f"the last on record: {', '.join(known[-_MOST_NAMED:])}"


def day_given(asked: Asked, option: str) -> date | None:
    """The day that an option names; None where it is not given. Raises NoDraft for no date."""
    text = asked.options.get(option)
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NoDraft(f"--{option} {text}: no date (YYYY-MM-DD)") from error


def word_given(asked: Asked, option: str, words: Sequence[str]) -> str | None:
    """The word that an option has, one of `words`; None where it is not given. Raises NoDraft."""
    text = asked.options.get(option)
    if text is not None and text not in words:
        raise NoDraft(f"--{option} {text}: {nearest(text, words) or ', '.join(words)}")
    return text


def number_given(asked: Asked, option: str) -> int | float | None:
    """The number that an option has; None where it is not given. Raises NoDraft."""
    text = asked.options.get(option)
    if text is None:
        return None
    try:
        return float(text) if "." in text else int(text)
    except ValueError as error:
        raise NoDraft(f"--{option} {text}: no number") from error
