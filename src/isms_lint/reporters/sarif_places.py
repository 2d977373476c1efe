"""Places and messages as SARIF writes them (2.1.0, sections 3.11, 3.28 to 3.33)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from isms_lint.findings.finding import Location
from isms_lint.reporters.encode import relative_uri
from isms_lint.reporters.escape import plain

_LINK = re.compile(r"(?<!\\)((?:\\\\)*)\]\(")
"""What would end the text of a link; an odd number of backslashes before it says that it is none."""
_IN_LINK = re.compile(r"[\\\[\]]")
"""What is escaped in the text of a link."""


def message(text: str, links: Iterable[str] = ()) -> dict[str, str]:
    """A plain text message, then embedded links (3.11.6) to the related locations 1, 2 and so on.

    `links` are their texts: GitHub shows only those places that a message links to. What reads like
    a link in `text` itself is escaped: it is a record's.
    """
    said = _LINK.sub(r"\1\\](", plain(text))
    escaped = (_IN_LINK.sub(r"\\\g<0>", plain(link)) for link in links)
    places = [f"[{link}]({number})" for number, link in enumerate(escaped, 1)]
    return {"text": f"{said} ({', '.join(places)})" if places else said}


def physical(place: Location, lead: str) -> dict[str, Any]:
    """File and region. Ends are just past the last character there and here.

    The region of a cell is its row and column: what is no text would have offsets in bytes, which
    GitHub does not show.
    """
    return {
        "artifactLocation": {"uri": relative_uri(lead + place.file)},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }


def logical(kind: str, id: str, path: str, place: Location) -> list[dict[str, str]]:
    """The record and the field in it, where it is known, then the cell in a workbook."""
    named = []
    if kind or id:
        whole = f"{kind} {id}"
        named.append(
            {
                "name": plain(id),
                "kind": plain(kind),
                "fullyQualifiedName": plain(f"{whole} {path}" if path else whole),
            }
        )
    if place.cell:
        cell = place.cell.rpartition("!")[2]
        named.append({"name": cell, "kind": "cell", "fullyQualifiedName": plain(place.cell)})
    return named
