"""A team with a period of its work. Corpora grow by blocks."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

from corpus.entry import Entry
from corpus.prose import paragraph
from corpus.timeline import Period


@dataclass
class Block:
    """All records of one team in one period, by what they are for one another."""

    number: int
    period: Period
    chance: random.Random
    entries: list[Entry] = field(default_factory=list)
    named: dict[str, list[Entry]] = field(default_factory=dict)
    """The records by kind, in the order they were added."""

    is_whole: bool = True
    """Whether it has one of everything."""

    @property
    def day(self) -> date:
        """The day on which the team's work of the period begins."""
        return self.period.start

    @property
    def unit(self) -> str:
        return f"unit-{self.number}"

    @property
    def head(self) -> str:
        return f"head-{self.number}"

    @property
    def operator(self) -> str:
        return f"operator-{self.number}"

    @property
    def auditor(self) -> str:
        return f"auditor-{self.number}"

    @property
    def process(self) -> str:
        return f"process-{self.number}"

    def id(self, prefix: str, number: int = 0) -> str:
        """An id such as no other record of the repository has."""
        return f"{prefix}-{self.number}-{number}" if number else f"{prefix}-{self.number}"

    def control(self, number: int) -> str:
        """The id of one of the team's own controls."""
        return self.id("CTL", 1 + number % OWN_CONTROLS)

    def add(self, entry: Entry, size: int = 0) -> Entry:
        """Takes a record in. `size` is how many characters of text it gets."""
        if size:
            entry.data["text"] = paragraph(self.chance, size)
        self.entries.append(entry)
        self.named.setdefault(entry.kind, []).append(entry)
        return entry


OWN_CONTROLS = 4
