"""The records of a repository, for who asks for no findings."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.adopted import adopt
from isms_lint.checking.side import Side
from isms_lint.config.mappings import read_mappings
from isms_lint.declared.files import split
from isms_lint.documents.document import Problem
from isms_lint.lifting.lift import lift
from isms_lint.plugins.manager import Plugins
from isms_lint.records.record import Record


class Read(NamedTuple):
    """All records, file by file, and what could not be read as one, by file."""

    records: list[Record]
    problems: list[tuple[str, Problem]]


def records_of(side: Side, plugins: Plugins) -> Read:
    """The records of one state of a repository. Raises UsageError where its configuration is wrong."""
    kinds, config = plugins.kinds, side.config
    _, readings = split(side.readings, config.rules)
    mappings = read_mappings(config.mappings, plugins.mappings)
    lifted = [(reading.file, lift(reading, kinds, mappings)) for reading in readings]
    records = [record for _, part in lifted for record in part.records]
    problems = [(file, problem) for file, part in lifted for problem in part.problems]
    if config.records or mappings:
        adopt(records, config, side.root, mappings, lifted, kinds)
    return Read(records, problems)
