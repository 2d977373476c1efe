"""Comments that accept findings, in the text of a file.

Readers give data without comments. So they are looked for in the text, and only those count that
are comments there: what stands in quotes, in a block of text or in code is none. JSON has none, and
what a plugin reads is known to its reader alone.
"""

from __future__ import annotations

from isms_lint.documents.document import Document, Ignore, Problem
from isms_lint.documents.markdown_comments import markdown_ignores
from isms_lint.documents.page import Page
from isms_lint.documents.yaml_comments import yaml_ignores

_YAML = (".yaml", ".yml")
_MARKDOWN = (".md", ".markdown")


def find_ignores(
    suffix: str,
    text: str,
    documents: list[Document],
    problems: list[Problem],
    page: Page | None = None,
) -> tuple[Ignore, ...]:
    """The comments of `text` in the order of the file. `documents` and `problems` are what its reader
    gave; behind the place where reading ended no comment is found. `page` is what Markdown is for
    people, where a mapping lifts records out of it.
    """
    if suffix in _YAML and documents:
        return tuple(yaml_ignores(text, documents, problems))
    if suffix in _MARKDOWN:
        return tuple(markdown_ignores(text, documents, problems, page))
    return ()
