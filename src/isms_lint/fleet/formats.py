"""The forms in which a fleet is reported. Each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol

from isms_lint.fleet.repository import Repository
from isms_lint.fleet.totals import Totals


class Writer(Protocol):
    """Writes a fleet as it is read: only one repository is held at a time."""

    begin: str
    """What stands before the first repository."""

    def repository(self, repository: Repository) -> str:
        """What to write of a repository at its turn."""

    def end(self, totals: Totals) -> str:
        """What stands after the last repository, with the line end."""


def _writer(name: str) -> Callable[[int], Writer]:
    """The writer in the module `name` of this package."""

    def make(width: int) -> Writer:
        made: Any = import_module(f"isms_lint.fleet.{name}").Writer(width)
        return made  # type: ignore[no-any-return]

    return make


WRITERS: dict[str, Callable[[int], Writer]] = {
    "table": _writer("as_table"),
    "json": _writer("as_json"),
    "sarif": _writer("as_sarif"),
    "markdown": _writer("as_markdown"),
}
"""Format to what makes its writer, for a width in columns."""
