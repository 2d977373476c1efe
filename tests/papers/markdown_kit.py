"""Markdown, as GitHub reads it: by cmark-gfm, with HTML let through, so that it shows where it is."""

from __future__ import annotations

from cmarkgfm.cmark import Options, markdown_to_html_with_extensions
from document_kit import Document, of_html

_EXTENSIONS = ["table", "autolink", "strikethrough", "tasklist"]
_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES


def read_markdown(text: str) -> Document:
    """The document."""
    return of_html(markdown_to_html_with_extensions(text, _OPTIONS, _EXTENSIONS))
