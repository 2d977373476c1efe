"""How a calendar is to look."""

from __future__ import annotations

from isms_lint.values import NamedTuple


class Look(NamedTuple):
    """The language, the width in columns, what is put before file names so that they can be opened
    from where the command was run, and how many days ahead an alarm rings (None: none does).
    """

    language: str
    width: int
    lead: str
    alarm: int | None
