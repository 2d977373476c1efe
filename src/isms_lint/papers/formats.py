"""The formats of papers."""

from __future__ import annotations

from isms_lint.papers.house import House
from isms_lint.papers.written import Written

SUFFIXES = {"markdown": ".md", "html": ".html", "docx": ".docx", "pdf": ".pdf"}
"""The names of the formats, and how their files end."""


def in_format(paper: Written, form: str, house: House, name: str) -> dict[str, bytes]:
    """The files of a paper, by name: one, called `name`, and for Markdown its pictures.

    Raises UsageError where a library is not installed, or cannot make it.
    """
    match form:
        case "html":
            from isms_lint.papers.html import to_html

            return {name: to_html(paper, house).encode()}
        case "docx":
            from isms_lint.papers.docx import to_docx

            return {name: to_docx(paper, house)}
        case "pdf":
            from isms_lint.papers.pdf import to_pdf

            return {name: to_pdf(paper, house)}
        case _:
            from isms_lint.papers.markdown import to_markdown

            text, pictures = to_markdown(paper, name.rpartition(".")[0] or name)
            beside = {file: svg.encode() for file, svg in pictures.items()}
            return {name: text.encode(), **beside}
