"""Where settings stand in a configuration file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from isms_lint.documents.document import START
from isms_lint.documents.positions import FieldPath, Positions, Span
from isms_lint.documents.yaml import read_yaml
from isms_lint.findings.finding import Location

PlaceOf = Callable[[FieldPath], Location]
"""Gives the place of a setting, or of the nearest around it that is there."""


def places_in(path: str, shown: str) -> PlaceOf:
    """Where settings stand in the file at `path`, `shown` as seen from the root; at its start where
    nothing more is known: it is gone, or TOML, whose readers give no places. It is read when the
    first place is asked for.
    """

    @cache
    def positions() -> Positions | None:
        return _positions(path)

    def place(setting: FieldPath) -> Location:
        return Location(shown, *_span(positions(), setting))

    return place


def place_in(path: str, shown: str, setting: FieldPath, *, key: bool) -> str:
    """file:line:column of the value of a setting in the file at `path`, or of its `key`; `shown` alone
    where no place is known.
    """
    positions = _positions(path)
    if positions is None:
        return shown
    slot = None if key else positions.find(0, setting)
    span = _span(positions, setting) if slot is None else positions.span(slot)
    return f"{shown}:{span.line}:{span.column}"


def _positions(path: str) -> Positions | None:
    if path.endswith(".toml"):
        return None
    try:
        with open(path, encoding="utf-8-sig") as handle:
            documents, _ = read_yaml(handle.read())
    except (OSError, UnicodeDecodeError):
        return None
    return documents[0].positions if documents else None


def _span(positions: Positions | None, setting: FieldPath) -> Span:
    if positions is None:
        return START
    for length in range(len(setting), 0, -1):
        parent = positions.find(0, setting[: length - 1])
        step = setting[length - 1]
        if parent is not None:
            slot = (
                positions.item(parent, step)
                if isinstance(step, int)
                else positions.entry(parent, step)
            )
            if slot is not None:
                return positions.span(slot)
    return START
