"""Markdown with YAML front matter: the front matter is the record, the body its `text`."""

from __future__ import annotations

import re

from isms_lint.documents.document import START, Document, Problem, ProblemKind
from isms_lint.documents.source import Body
from isms_lint.documents.yaml import read_yaml

FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_OPENED = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n){0,40}?kind:")


def read_markdown(text: str) -> tuple[list[Document], list[Problem]]:
    """The record in the front matter, with the body as `text`; nothing where there is none."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return [], _unclosed(text)
    documents, problems = read_yaml(match.group(1), first_line=1)
    body = text[match.end() :]
    for document in documents[:1]:
        if isinstance(document.data, dict) and "text" not in document.data and body.strip():
            document.data["text"] = body
            last_line = text.count("\n")
            last_column = len(text) - (text.rfind("\n") + 1)
            first_line = text.count("\n", 0, match.end())
            document.positions.append(Body(first_line, last_line, last_column))
    return documents, problems


def _unclosed(text: str) -> list[Problem]:
    """Front matter that begins like a record's and never ends would pass for prose."""
    kind = _OPENED.match(text)
    if kind is None:
        return []
    message = "front matter opened with `---` is never closed: put `---` below its last line"
    return [Problem(ProblemKind.SYNTAX, message, START)]
