"""Parts of a paper in Markdown: its sections, and the tables in them by the words of their heads."""

from __future__ import annotations

import re

_CELL = re.compile(r"(?<!\\)\|")


def section(markdown: str, heading: str) -> str:
    """What stands below a heading, up to the next one of its level or above."""
    found = re.search(rf"^(#+) {re.escape(heading)}\n", markdown, re.MULTILINE)
    assert found is not None, f"no heading `{heading}`"
    rest = markdown[found.end() :]
    end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest if end is None else rest[: end.start()]


def tables(text: str) -> list[list[dict[str, str]]]:
    """The tables in a text: each row by the heads of its columns."""
    found = []
    lines = [*text.splitlines(), ""]
    for place, line in enumerate(lines):
        if not line.startswith("|--"):
            continue
        end = next(n for n in range(place, len(lines)) if not lines[n].startswith("|"))
        head = _cells(lines[place - 1])
        found.append([dict(zip(head, _cells(row), strict=True)) for row in lines[place + 1 : end]])
    return found


def table(text: str, heading: str) -> list[dict[str, str]]:
    """The first table below a heading."""
    return tables(section(text, heading))[0]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELL.split(line.strip().strip("|"))]
