"""Records that are lifted and looked at while other files are still being read.

Whoever waits for files that other processes read does so with what came already, in place of waiting.
That is the same as doing it later: nothing of it goes by other files.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.documents.document import Reading
from isms_lint.lifting.lift import Lifted, lift
from isms_lint.records.kinds import Kinds
from isms_lint.records.look import Looked, look
from isms_lint.records.record import REGISTER, Record

_LATER = frozenset({"mappings", "records"})
"""Settings that have a say in what the records are: with them, all of it is done later."""


class Ahead:
    """What is known of records before all files are read."""

    def __init__(self, kinds: Kinds) -> None:
        self.looked: dict[Record, Looked] = {}
        self._kinds = kinds
        self._lifted: dict[int, tuple[Reading, Lifted]] = {}

    def take(self, settings: Mapping[str, Any] | None, readings: list[Reading]) -> None:
        """Lift the records in `readings`, where `settings` are those of the configuration file."""
        if settings is not None and not _LATER.isdisjoint(settings):
            return
        kinds, looked = self._kinds, self.looked
        for reading in readings:
            lifted = lift(reading, kinds, ())
            self._lifted[id(reading)] = reading, lifted
            for record in lifted.records:
                if record.kind != REGISTER:
                    looked[record] = look(record, kinds)

    def lifted(self, reading: Reading) -> Lifted | None:
        """The records in this reading; None where they were not lifted."""
        known = self._lifted.get(id(reading))
        return None if known is None else known[1]
