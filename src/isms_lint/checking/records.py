"""The records of a repository, for who asks for no findings."""

from __future__ import annotations

from isms_lint.adopted import adopt
from isms_lint.checking.side import Side
from isms_lint.declared.files import split
from isms_lint.documents.document import Problem
from isms_lint.plugins.manager import Plugins
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple


class Read(NamedTuple):
    """All records, file by file, and what could not be read as one, by file."""

    records: list[Record]
    problems: list[tuple[str, Problem]]


def records_of(side: Side, plugins: Plugins) -> Read:
    """The records of one state of a repository. Raises UsageError where its configuration is wrong."""
    config = side.config
    _, readings = split(side.readings, config.rules)
    adopted = adopt(readings, config, side.root, plugins.mappings, plugins.kinds, side.ahead)
    problems = [
        (reading.file, problem)
        for reading, part in zip(readings, adopted.lifted, strict=True)
        for problem in part.problems
    ]
    return Read(adopted.records, problems)
