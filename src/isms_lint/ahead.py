"""Records that are lifted and looked at while other files are still being read.

Whoever waits for files that other processes read does so with what came already, in place of waiting.
That is the same as doing it later: nothing of it goes by other files.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING, Any

from isms_lint.documents.document import Reading
from isms_lint.intake import says_what_is_a_record
from isms_lint.lifting.lift import Lifted, lift
from isms_lint.records.kinds import Kinds
from isms_lint.records.look import Looked, look
from isms_lint.records.record import REGISTER, Record

if TYPE_CHECKING:
    from isms_lint.snapshot.records import EarlierRecords


class Ahead:
    """What is known of records before all files are read."""

    def __init__(self, kinds: Kinds, earlier: EarlierRecords | None = None) -> None:
        """`earlier` has the records of files that were not read, as they are as they were."""
        self.looked: dict[Record, Looked] = {}
        self._kinds = kinds
        self._earlier = earlier
        self._lifted: dict[str, tuple[Reading, Lifted]] = {}

    def take(self, settings: Mapping[str, Any] | None, readings: list[Reading]) -> None:
        """Lift the records in `readings`, where `settings` are those of the configuration file. Where
        they have a say in what the records are, all of it is done later.
        """
        if says_what_is_a_record(settings):
            return
        kinds, looked = self._kinds, self.looked
        for reading in readings:
            lifted = lift(reading, kinds, ())
            self._lifted[reading.file] = reading, lifted
            for record in lifted.records:
                if record.kind != REGISTER:
                    looked[record] = look(record, kinds)

    def sound(self, timezone: str) -> Container[Record]:
        """The records with which nothing is wrong, as far as that is known (see `EarlierRecords`)."""
        return () if self._earlier is None else self._earlier.sound(timezone)

    @property
    def left_out(self) -> bool:
        """Whether there are files that were not read."""
        return self._earlier is not None and self._earlier.was_asked

    def lifted(self, reading: Reading) -> Lifted | None:
        """The records in this reading; None where they were not lifted."""
        known = self._lifted.get(reading.file)
        if known is not None and known[0] is reading:
            return known[1]
        return None if self._earlier is None else self._earlier.lifted(reading)
