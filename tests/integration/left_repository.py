"""Records in memory, and what the last run over them left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from isms_lint.config.config import Config
from isms_lint.documents.builtin import READERS
from isms_lint.documents.document import Reading
from isms_lint.documents.read import read_bytes
from isms_lint.engine import examine
from isms_lint.findings.result import Result
from isms_lint.hearing import Check
from isms_lint.plugins.manager import Plugins
from isms_lint.records.record import Record
from isms_lint.rerun import Rerun
from isms_lint.rules import Rule
from isms_lint.snapshot.records import EarlierRecords
from isms_lint.snapshot.snapshot import Snapshot

_DAY = date(2026, 11, 20)


class _Counting(Rerun):
    """A run that counts at how many records rules look."""

    def __init__(
        self, own: frozenset[str], before: Snapshot | None, earlier: EarlierRecords | None
    ) -> None:
        super().__init__(own, before, earlier)
        self.looks = Counter[str]()

    def _look(self, rule: Rule, check: Check, subjects: Sequence[Record], *more: Any) -> Any:
        self.looks[rule.code] += len(subjects)
        return super()._look(rule, check, subjects, *more)


class LeftRepository:
    """A repository of `files`. `select` says which rules run, `own` which packages count as ours.

    `looks` says at how many records each rule looked in the last run.
    """

    def __init__(
        self,
        plugins: Plugins,
        files: Mapping[str, str],
        select: tuple[str, ...],
        own: Iterable[str],
    ) -> None:
        self.plugins = plugins
        self.files = dict(files)
        self.left: Snapshot | None = None
        self.looks = Counter[str]()
        self._config = Config(select=select)
        self._own = frozenset(own)

    def judged(self) -> Result:
        """What a run finds that goes by the one before, which is what one finds from nothing."""
        before = self.left
        earlier = None
        if before is not None:
            earlier = EarlierRecords("/", before.files, before.timezone)
        rerun = _Counting(self._own, before, earlier)
        now = examine("/", self._config, self.plugins, _DAY, self._read(), rerun=rerun).result
        self.left, self.looks = rerun.left("/", 0), rerun.looks
        assert now == examine("/", self._config, self.plugins, _DAY, self._read()).result
        return now

    def _read(self) -> list[Reading]:
        found = {name: text.encode() for name, text in self.files.items()}
        readings = [read_bytes(name, raw, READERS) for name, raw in sorted(found.items())]
        return [reading._replace(digest=found[reading.file]) for reading in readings]

    def messages(self) -> list[str]:
        """What the findings say, in the order of the alphabet."""
        return sorted(finding.message for finding in self.judged().findings)

    def edit(self, name: str, old: str, new: str) -> None:
        """Write `new` in the place of `old`."""
        assert old in self.files[name]
        self.files[name] = self.files[name].replace(old, new)
