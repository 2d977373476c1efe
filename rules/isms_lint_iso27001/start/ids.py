"""Ids for what is named in answers: unique among all records of the new repository."""

from __future__ import annotations

from collections import Counter

from isms_lint.written.slugs import slug
from isms_lint_iso27001.start.processes import PROCESSES

TAKEN = frozenset({*(one.id for one in PROCESSES), "isms-manager", "ciso", "full-isms"})
"""What records are called whatever is answered, and what means something else."""


class Ids:
    """Gives out ids that nothing has yet."""

    def __init__(self) -> None:
        self._taken = set(TAKEN)
        self._alike: Counter[str] = Counter()

    def take(self, id: str) -> None:
        """Somebody has this id."""
        self._taken.add(id)

    def new(self, text: str, otherwise: str) -> str:
        """An id made of `text`, with `otherwise` in it where there is no letter that an id has."""
        made = slug(text, otherwise)
        if not any(map(str.isalpha, made)):
            # A number alone would be read as a clause.
            made = f"{otherwise}-{made}"
        id = made
        while id in self._taken:
            # The next number each time, so that many names with one id cost no more than others.
            self._alike[made] += 1
            id = f"{made}-{self._alike[made] + 1}"
        self._taken.add(id)
        return id
