"""Records that a repository has in its own form: what its configuration adds to them.

The configuration may state records that no file does, says who is meant by names, and has mappings, of
which those that find nothing are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from isms_lint.config.config import Config
from isms_lint.config.given import as_record, given_records
from isms_lint.config.idle import idle_mappings
from isms_lint.documents.document import Problem, Reading
from isms_lint.lifting.lift import Lifted, with_nested
from isms_lint.lifting.mapping import Mapping, Unmapped
from isms_lint.lifting.naming import resolve_names
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record


class Adopted(NamedTuple):
    """The configuration as a file with records, and its mappings that find nothing."""

    reading: Reading
    idle: list[Unmapped]


def adopt(
    records: list[Record],
    config: Config,
    root: str,
    mappings: Sequence[Mapping],
    lifted: Sequence[tuple[str, Lifted]],
    kinds: Kinds,
) -> Adopted:
    """Enter the records that `config` states into `records`, and put ids in the place of names in
    them. `lifted` are the files with what was lifted out of each by `mappings`.
    """
    written = as_record(config, root)
    problems: list[Problem] = []
    records.extend(with_nested(given_records(config, written, problems), kinds))
    resolve_names(records, kinds, config.names)
    idle = idle_mappings(config, mappings, lifted, written)
    return Adopted(Reading(written.file, [], problems), idle)
