"""A paper as Markdown, its pictures in files beside it."""

from __future__ import annotations

import re

from isms_lint.papers.escaping import escaped
from isms_lint.papers.written import Written

_PICTURE = re.compile(r"!\[(?:[^\]\\]|\\.)*\]\(picture:(\d+)\)")


def to_markdown(paper: Written, beside: str) -> tuple[str, dict[str, str]]:
    """The text, and the files that stand beside it, by name, which begin with `beside`. Where that is
    empty there are none: what the pictures show is said in words.
    """
    files = {}

    def put(found: re.Match[str]) -> str:
        number = int(found[1])
        picture = paper.pictures[number]
        alt = escaped(picture.alt)
        if not beside:
            return f"*{alt}*" if alt else ""
        name = f"{beside}-{number + 1}.svg"
        files[name] = picture.svg
        caption = f"\n\n*{escaped(picture.caption)}*" if picture.caption else ""
        return f"![{alt}](<{name}>){caption}"

    return _PICTURE.sub(put, paper.markdown), files
