"""A paper as it was written: the text that a template gives, and the pictures in it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from isms_lint.papers.blocks import Block, blocks_of, text_of
from isms_lint.papers.picture import Picture


class Written:
    """A paper in Markdown with its pictures, by the number that the text names them by.

    `language` is the one it is written in, `organization` whose paper it is; `day` the day as of which
    it speaks, in ISO form.
    """

    def __init__(
        self, markdown: str, pictures: list[Picture], language: str, organization: str, day: str
    ) -> None:
        self.markdown = markdown
        self.pictures = pictures
        self.language = language
        self.organization = organization
        self.day = day

    @cached_property
    def blocks(self) -> list[Block]:
        """Its blocks."""
        return blocks_of(self.markdown)

    @property
    def title(self) -> str:
        """Its first heading."""
        headings: list[Any] = [block for block in self.blocks if block["type"] == "heading"]
        return text_of(headings[0]["inline"]) if headings else self.organization
