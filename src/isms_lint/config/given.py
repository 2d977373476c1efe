"""What a configuration itself states about the management system, and where its settings stand."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator

from isms_lint.config.config import Config
from isms_lint.documents.document import START, Document, Problem
from isms_lint.documents.positions import Positions
from isms_lint.documents.yaml import read_yaml
from isms_lint.lifting.lift import lift_entry
from isms_lint.records.record import Record


def as_record(config: Config, root: str) -> Record:
    """The configuration as a record, to say where a setting stands; at its start where that is not
    known: it is TOML, or the file is not on disk as it was read.
    """
    file = config.file or ""
    shown = os.path.relpath(file, root).replace(os.sep, "/") if file else ""
    return Record("", "", {}, shown, _document(file), (0,), origin=None)


def given_records(config: Config, written: Record, problems: list[Problem]) -> Iterator[Record]:
    """The records that the configuration states (`records`); what is wrong with a register among them
    is entered into `problems`. `written` is what `as_record` gives.
    """
    for number, data in enumerate(config.records):
        slot = written.document.positions.find(0, ("records", number))
        yield from lift_entry(dict(data), written.document, slot or 0, written.file, problems)


def _document(file: str) -> Document:
    if file.endswith((".yaml", ".yml")):
        try:
            with open(file, encoding="utf-8-sig") as handle:
                documents, _ = read_yaml(handle.read())
        except (OSError, UnicodeDecodeError):
            documents = []
        if documents:
            return documents[0]
    line, column, end_line, end_column = (number - 1 for number in START)
    return Document(
        None, Positions(array("I", (line, column, end_line, end_column, 1)), {}, {}), {}
    )
