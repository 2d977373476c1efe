"""A document as a program reads it that had no part in writing it; the same for every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple


class Document(NamedTuple):
    """What is read: `headings` with their level, `tables` as rows of cells, `links` by their address,
    `pictures` by the text that stands for each. `elements` counts what the document is made of, in the
    names of its format; `faults` is what a paper must not have, in words.
    """

    title: str
    lang: str
    text: str
    headings: list[tuple[int, str]]
    tables: list[list[list[str]]]
    links: list[str]
    pictures: list[str]
    elements: Mapping[str, int]
    faults: list[str]


def of_html(markup: str) -> Document:
    """The document that a reader gives out as HTML."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    headings = [(level, "".join(parts).strip()) for level, parts in reader.headings]
    return Document(
        title="",
        lang="",
        text="".join(reader.text),
        headings=headings,
        tables=[
            [["".join(cell).strip() for cell in row] for row in rows] for rows in reader.tables
        ],
        links=reader.links,
        pictures=reader.pictures,
        elements=reader.elements,
        faults=structure(headings, reader.pictures),
    )


def structure(headings: list[tuple[int, str]], pictures: list[str]) -> list[str]:
    """What is wrong with headings and pictures of any document."""
    faults = (
        [] if headings and headings[0][0] == 1 else ["does not begin with a heading of level 1"]
    )
    for (above, _), (level, said) in pairwise(headings):
        if level > above + 1:
            faults.append(f"heading {said!r}: of level {level}, after one of level {above}")
    faults += ["a picture without a text that stands for it" for alt in pictures if not alt.strip()]
    return faults


class _Reader(HTMLParser):
    _BLOCKS = frozenset(("p", "li", "td", "th", "tr", "br", "div", "pre", "blockquote", "hr"))

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.headings: list[tuple[int, list[str]]] = []
        self.tables: list[list[list[list[str]]]] = []
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.elements = Counter[str]()
        self._heading = self._cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements[tag] += 1
        if tag in self._BLOCKS:
            self._put("\n")
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append((int(tag[1:]), []))
            self._heading = True
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append([])
            self._cell = True
        elif tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        elif tag == "img":
            self.pictures.append(given.get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag[0] == "h" and tag[1:].isdigit():
            self._heading = False
            self._put("\n")
        elif tag in ("td", "th"):
            self._cell = False

    def handle_data(self, data: str) -> None:
        self._put(data)

    def _put(self, text: str) -> None:
        self.text.append(text)
        if self._heading:
            self.headings[-1][1].append(text)
        if self._cell:
            self.tables[-1][-1][-1].append(text)
