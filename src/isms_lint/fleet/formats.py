"""The forms in which a fleet is reported. Each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol

from isms_lint.fleet.repository import Repository
from isms_lint.fleet.totals import Totals


class Format(Protocol):
    """Writes a fleet as it is read: only one repository is held at a time."""

    begin: str
    """What stands before the first repository."""

    def repository(self, repository: Repository) -> str:
        """What to write of a repository at its turn."""

    def end(self, totals: Totals) -> str:
        """What stands after the last repository, with the line end."""


def _format(name: str) -> Callable[[int], Format]:
    """The format in the module `name` of this package."""

    def make(width: int) -> Format:
        made: Any = import_module(f"isms_lint.fleet.{name}").Report(width)
        return made  # type: ignore[no-any-return]

    return make


FORMATS: dict[str, Callable[[int], Format]] = {
    "table": _format("as_table"),
    "json": _format("as_json"),
    "sarif": _format("as_sarif"),
    "markdown": _format("as_markdown"),
}
"""Name to what makes the format, for a width in columns."""
