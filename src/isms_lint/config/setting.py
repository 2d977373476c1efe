"""A setting by its name, and where a word in it was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.values import NamedTuple


class Source(NamedTuple):
    """Settings as somebody wrote them: in a file, or in a profile.

    `shown` says whose they are. `file` is the file they stand in; empty for a profile.
    """

    shown: str
    file: str
    settings: Mapping[str, Any]


class Setting(NamedTuple):
    """The setting at `path`, and those who may have written it, the strongest first."""

    sources: tuple[Source, ...]
    path: FieldPath

    @property
    def name(self) -> str:
        """How messages name it: `per_file_ignores archive/**`, `overrides[0].severities`."""
        first, *rest = self.path
        if rest and isinstance(rest[0], int):
            return f"{first}[{rest[0]}]" + "".join(f".{step}" for step in rest[1:])
        return " ".join(map(str, self.path))

    def within(self, step: str) -> Setting:
        """A setting in this one."""
        return Setting(self.sources, (*self.path, step))

    @property
    def place(self) -> str:
        """Where the setting itself stands in the strongest source."""
        return _place(self.sources[0], self.path, key=False)

    def where(self, word: str) -> str:
        """The place of `word`, a name or a value in this setting, as file:line:column as far as that
        is known; empty for a word of the command line.
        """
        for source in self.sources:
            value = _value(source.settings, self.path)
            if isinstance(value, dict) and word in value:
                return _place(source, (*self.path, word), key=True)
            if isinstance(value, list) and word in value:
                return _place(source, (*self.path, value.index(word)), key=False)
            if value == word:
                return _place(source, self.path, key=False)
        return ""


def _value(settings: Any, path: FieldPath) -> Any:
    """The value of the setting at `path`; None where nobody set it."""
    for step in path:
        try:
            settings = settings[step]
        except (KeyError, IndexError, TypeError):
            return None
    return settings


def _place(source: Source, at: FieldPath, *, key: bool) -> str:
    from isms_lint.config.places import place_in

    return place_in(source.file, source.shown, at, key=key)
