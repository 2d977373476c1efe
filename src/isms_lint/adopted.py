"""The records of a repository, as its files and its configuration have them.

The configuration may state records that no file does, says who is meant by names, and has mappings, of
which those that find nothing are told.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from isms_lint.ahead import Ahead
from isms_lint.config.config import Config
from isms_lint.documents.document import Problem, Reading
from isms_lint.documents.stamp import Changed
from isms_lint.lifting.lift import Lifted, lift, with_nested
from isms_lint.records.kinds import Kinds
from isms_lint.records.look import Looked
from isms_lint.records.record import Record
from isms_lint.records.register import timezone_by
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.lifting.mapping import Mapping as Reads
    from isms_lint.lifting.mapping import Unmapped


class Adopted(NamedTuple):
    """All records, and how they came about.

    `lifted` is what each file gave, by the first of `mappings` that matches it. `given` are the records
    that the configuration states, with what is wrong among them in `configuration`, which is it as a
    file. `idle` are mappings that find nothing. `looked` is what is known of some records already;
    of those that are `sound` it is known that nothing is wrong with them.
    """

    records: list[Record]
    lifted: list[Lifted]
    mappings: tuple[Reads, ...]
    given: list[Record]
    configuration: Reading
    idle: list[Unmapped]
    looked: Mapping[Record, Looked] = {}
    sound: Container[Record] = ()


def adopt(
    readings: Sequence[Reading],
    config: Config,
    root: str,
    of_plugins: Iterable[Mapping[str, Any]],
    kinds: Kinds,
    ahead: Ahead | None = None,
) -> Adopted:
    """The records in `readings`, none of which is a rule file, and those that `config` states, with ids
    in the place of names. `of_plugins` are mappings beside those of `config`. `ahead` is what was
    lifted before all was read.

    Raises UsageError where a mapping is wrong, and Changed where files were left out that have to be
    read.
    """
    mappings = _mappings(config, of_plugins)
    is_plain = not config.records and not mappings
    early = ahead if is_plain else None
    if early is None and ahead is not None and ahead.left_out:
        raise Changed("the configuration")
    lifted = [
        (early and early.lifted(reading)) or lift(reading, kinds, mappings) for reading in readings
    ]
    records = [record for part in lifted for record in part.records]
    if is_plain:
        own = Reading("", [], [])
        if early is None:
            return Adopted(records, lifted, mappings, [], own, [])
        sound = early.sound(timezone_by(records))
        return Adopted(records, lifted, mappings, [], own, [], early.looked, sound)
    # What reads people's writing is loaded where it is asked for: it costs start-up.
    from isms_lint.config.given import as_record, given_records
    from isms_lint.config.idle import idle_mappings
    from isms_lint.lifting.naming import resolve_names

    written = as_record(config, root)
    problems: list[Problem] = []
    given = list(with_nested(given_records(config, written, problems), kinds))
    records.extend(given)
    resolve_names(records, kinds, config.names)
    by_file = zip((reading.file for reading in readings), lifted, strict=True)
    idle = idle_mappings(config, mappings, list(by_file), written)
    return Adopted(records, lifted, mappings, given, Reading(written.file, [], problems), idle)


def _mappings(config: Config, of_plugins: Iterable[Mapping[str, Any]]) -> tuple[Reads, ...]:
    of_plugins = tuple(of_plugins)
    if not config.mappings and not of_plugins:
        return ()
    from isms_lint.config.mappings import read_mappings

    return read_mappings(config.mappings, of_plugins)
