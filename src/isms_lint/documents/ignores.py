"""Comments that accept findings, in the text of a file.

Readers give data without comments. So they are looked for in the text, and only those count that
are comments there: what stands in quotes, in a block of text or in code is none. JSON has none, and
what a plugin reads is known to its reader alone.
"""

from __future__ import annotations

from isms_lint.documents.document import Document, Ignore, Problem
from isms_lint.documents.markdown_comments import markdown_ignores
from isms_lint.documents.yaml_comments import yaml_ignores

_FINDERS = {
    ".yaml": yaml_ignores,
    ".yml": yaml_ignores,
    ".md": markdown_ignores,
    ".markdown": markdown_ignores,
}


def find_ignores(
    suffix: str, text: str, documents: list[Document], problems: list[Problem]
) -> tuple[Ignore, ...]:
    """The comments of `text` in the order of the file. `documents` and `problems` are what its reader
    gave; behind the place where reading ended no comment is found.
    """
    finder = _FINDERS.get(suffix)
    return () if finder is None else tuple(finder(text, documents, problems))
