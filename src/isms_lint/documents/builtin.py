"""The readers the engine brings. Each is imported when the first file of its kind is read."""

from __future__ import annotations

from isms_lint.documents.document import Document, Problem
from isms_lint.documents.read import Reader


def _yaml(text: str) -> tuple[list[Document], list[Problem]]:
    from isms_lint.documents.yaml import read_yaml

    return read_yaml(text)


def _json(text: str) -> tuple[list[Document], list[Problem]]:
    from isms_lint.documents.json import read_json

    return read_json(text)


def _markdown(text: str) -> tuple[list[Document], list[Problem]]:
    from isms_lint.documents.markdown import read_markdown

    return read_markdown(text)


READERS: dict[str, Reader] = {
    ".yaml": _yaml,
    ".yml": _yaml,
    ".json": _json,
    ".md": _markdown,
    ".markdown": _markdown,
}
