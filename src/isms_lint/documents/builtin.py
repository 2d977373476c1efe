"""The readers the engine brings. Each is imported when the first file of its kind is read."""

from __future__ import annotations

from isms_lint.documents.document import Document, Problem
from isms_lint.documents.page import Page
from isms_lint.documents.read import PageReader, Reader


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


def _markdown_page(raw: bytes, _: str) -> tuple[Page | None, list[Problem]]:
    from isms_lint.documents.markdown_page import read_page
    from isms_lint.documents.text import decode

    text = decode(raw)
    return (None, [text]) if isinstance(text, Problem) else read_page(text)


def _delimited(raw: bytes, file: str) -> tuple[Page | None, list[Problem]]:
    from isms_lint.documents.delimited import read_delimited

    return read_delimited(raw, file)


def _workbook(raw: bytes, _: str) -> tuple[Page | None, list[Problem]]:
    from isms_lint.documents.xlsx import read_workbook

    return read_workbook(raw)


PAGE_READERS: dict[str, PageReader] = {
    ".md": _markdown_page,
    ".markdown": _markdown_page,
    ".csv": _delimited,
    ".tsv": _delimited,
    ".xlsx": _workbook,
}
"""Readers of what people write for people: asked only where a mapping names the file."""
