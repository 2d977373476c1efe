"""YAML 1.2 (core schema) into plain data with positions.

Nearly all records are written in a small part of YAML: that part is read here at once
(`yaml_usual`), and everything else event by event (`yaml_events`). Both give the same.
"""

from __future__ import annotations

from isms_lint.documents.document import Document, Problem
from isms_lint.documents.positions import Positions
from isms_lint.documents.source import Source, Unread
from isms_lint.documents.yaml_usual import read_usual


def read_yaml(text: str, first_line: int = 0) -> tuple[list[Document], list[Problem]]:
    """All documents of `text`, and the problems met.

    `first_line` is added to every line number (front matter starts below the top of its file).
    After a syntax error the documents before it stand; the rest of the file is not read.
    """
    found = read_usual(text)
    if found is not None:
        source = Source(text, first_line)
        return [
            Document(data, Positions(Unread(source, number), {}, {}), {})
            for number, data in enumerate(found)
        ], []
    # libyaml's binding is loaded where it is needed: it costs start-up.
    from isms_lint.documents.yaml_events import read_events

    return read_events(text, first_line)
