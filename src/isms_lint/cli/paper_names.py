"""How the files of papers are called."""

from __future__ import annotations

import re
from collections import Counter

from isms_lint.offers.paper import Paper
from isms_lint.records.record import Record

_NO_NAME = re.compile(r"[^\w.-]+")
_LONGEST = 60


class PaperNames:
    """Gives out names, without what files of a format end in: each one once, whatever ids hold."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._alike: Counter[str] = Counter()

    def new(self, paper: Paper, record: Record | None) -> str:
        """A name made of that of the paper and of the id of the record it is about."""
        about = "" if record is None else "-" + _NO_NAME.sub("_", record.id)[:_LONGEST]
        made = name = f"{paper.name}{about}"
        while (
            name.casefold() in self._taken
        ):  # where files are kept, capitals may count for nothing
            # The next number each time, so that many that are alike cost no more than others.
            self._alike[made] += 1
            name = f"{made}_{self._alike[made] + 1}"
        self._taken.add(name.casefold())
        return name
