"""A reader: JSON lines, one record a line."""

from __future__ import annotations

from isms_lint.documents.document import Document, Problem
from isms_lint.documents.json import read_json


def read_json_lines(text: str) -> tuple[list[Document], list[Problem]]:
    """Each line as a document. One that is no JSON is a problem; the others are read."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            # The lines before it as empty ones: so every value stands where it stands in the file.
            found, wrong = read_json("\n" * number + line)
            documents += found
            problems += wrong
    return documents, problems
