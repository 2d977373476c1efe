"""The forms in which the calendar is reported. Each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from isms_lint.calendar.agenda import Agenda
from isms_lint.calendar.look import Look
from isms_lint.config.extra import needs_extra

Reporter = Callable[[Agenda, Look], str]
"""Gives the whole calendar, with a line end."""

SUFFIXES = {".md": "markdown", ".ics": "ics", ".json": "json"}
"""The format that is meant by the name of a file, where none is asked for."""


def _reporter(name: str) -> Reporter:
    """The reporter in the module `name` of this package."""

    def report(agenda: Agenda, look: Look) -> str:
        with needs_extra():
            module = import_module(f"isms_lint.calendar.{name}")
        whole: str = module.report(agenda, look)
        return whole

    return report


REPORTERS: dict[str, Reporter] = {
    "table": _reporter("as_table"),
    "markdown": _reporter("as_markdown"),
    "ics": _reporter("as_ics"),
    "json": _reporter("as_json"),
}
