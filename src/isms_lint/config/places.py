"""Where settings stand in a configuration file."""

from __future__ import annotations

from collections.abc import Callable

from isms_lint.documents.document import START
from isms_lint.documents.positions import FieldPath, Span
from isms_lint.documents.yaml import read_yaml
from isms_lint.findings.finding import Location

PlaceOf = Callable[[tuple[str, ...]], Location]
"""Gives the place of a setting, or of the nearest around it that is there."""


def places_in(path: str, shown: str) -> PlaceOf:
    """Where settings stand in the file at `path`, `shown` as seen from the root; at its start where
    nothing more is known: it is gone, or TOML, whose readers give no places.
    """
    text = ""
    if not path.endswith(".toml"):
        try:
            with open(path, encoding="utf-8-sig") as handle:
                text = handle.read()
        except (OSError, UnicodeDecodeError):
            pass

    def place(setting: tuple[str, ...]) -> Location:
        return Location(shown, *_span(text, setting))

    return place


def _span(text: str, setting: FieldPath) -> Span:
    documents, _ = read_yaml(text)
    if not documents:
        return START
    positions = documents[0].positions
    for length in range(len(setting), 0, -1):
        parent = positions.find(0, setting[: length - 1])
        step = setting[length - 1]
        if parent is not None and isinstance(step, str):
            key = positions.entry(parent, step)
            if key is not None:
                return positions.span(key)
    return START
