"""The forms in which a fleet is reported. Each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Protocol

from isms_lint.fleet.repository import Repository
from isms_lint.fleet.totals import Totals
from isms_lint.rules.rule import Rule


class Writer(Protocol):
    """Writes a fleet as it is read: only one repository is held at a time."""

    begin: str
    """What stands before the first repository."""

    def repository(self, repository: Repository) -> str:
        """What to write of a repository at its turn."""

    def end(self, totals: Totals) -> str:
        """What stands after the last repository, with the line end."""


Make = Callable[[int, Mapping[str, Rule]], Writer]
"""Makes a writer for a width in columns; the rules are those that it can describe, by their codes."""
DESCRIBES_RULES = "sarif"
"""The format whose writer takes note of the rules."""


def _writer(name: str) -> Make:
    """The writer in the module `name` of this package."""

    def make(width: int, rules: Mapping[str, Rule]) -> Writer:
        made: Any = import_module(f"isms_lint.fleet.{name}").Writer(width, rules)
        return made  # type: ignore[no-any-return]

    return make


WRITERS: dict[str, Make] = {
    "table": _writer("as_table"),
    "json": _writer("as_json"),
    "sarif": _writer("as_sarif"),
    "junit": _writer("as_junit"),
    "markdown": _writer("as_markdown"),
}
