"""Settings for some records only, as they were written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.config.setting import Setting
from isms_lint.rules.basis import Severity
from isms_lint.values import NamedTuple


class Override(NamedTuple):
    """Settings for the records in files that match `files` and of one of `kinds`.

    Without files it holds in all; without kinds for all, and for what belongs to no record. `setting`
    is the entry that was written.
    """

    setting: Setting
    files: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = {}
    parameters: Mapping[str, Mapping[str, Any]] = {}

    @property
    def everywhere(self) -> bool:
        """Whether it is no entry, but settings of the top that count more than entries before them."""
        return not self.files and not self.kinds

    @property
    def target(self) -> str:
        """The records in words: `files subsidiaries/**, kinds audit`."""
        chosen = (("files", self.files), ("kinds", self.kinds))
        return ", ".join(f"{name} {' '.join(words)}" for name, words in chosen if words)
