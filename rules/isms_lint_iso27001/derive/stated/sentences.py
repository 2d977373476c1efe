"""A text, sentence by sentence: also an item of a list and a row of a table is one."""

from __future__ import annotations

from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.pattern import Pattern


class Sentence(NamedTuple):
    """A sentence, the heading it stands below, and the words that lead to the list it is in
    (`The audit identified:`).
    """

    text: str
    heading: str
    lead: str

    @property
    def in_context(self) -> str:
        """The sentence with what it is to be read with."""
        return f"{self.heading}\n{self.lead}{self.text}"


LONGEST = 1000
"""Characters of a sentence that is still one; a longer row of words is not read as such."""
_END = Pattern(
    r"[.!?;](?=\s)"
    # A line that begins an item of a list, a row, a heading or a paragraph.
    r"|\n(?=[ \t]*(?:\n|[-*+#|>•·–]|\d{1,3}[.)]\s))"
)
_ITEM = Pattern(r"\s*(?:[-*+|>•·–]|\d{1,3}[.)]\s)")
_LAST_WORD = Pattern(r"[^\W\d_]+(?:\.[^\W\d_])*\Z")
_LONGEST_ABBREVIATION = 6
_ABBREVIATIONS = frozenset(
    {
        *(
            "approx",
            "cf",
            "e.g",
            "etc",
            "ex",
            "fig",
            "i.e",
            "incl",
            "max",
            "min",
            "no",
            "resp",
            "vs",
        ),
        *("abs", "bzw", "ca", "d.h", "evtl", "inkl", "kap", "nr", "u.a", "usw", "vgl", "z", "z.b"),
        *(
            "art",
            "env",
            "n",
            "p",
            "aprox",
            "ej",
            "máx",
            "mín",
            "núm",
            "pág",
            "bijv",
            "m.b.t",
            "o.a",
        ),
    }
)


def sentences(text: str) -> list[Sentence]:
    """The sentences of `text` that hold anything, in their order."""
    found: list[Sentence] = []
    heading = lead = ""
    start = 0
    for end in _ends(text):
        part = text[start:end]
        start = end
        if not part.strip():
            continue
        if part.lstrip().startswith("#"):
            heading, lead = part.strip("# \t\r\n"), ""
        elif not _ITEM.match(part):
            lead = ""
        found.append(Sentence(part, heading, lead))
        if part.rstrip("*_ \t\r\n").endswith(":"):
            lead = part
    return found


def _ends(text: str) -> list[int]:
    ends = []
    for match in _END.finditer(text):
        before = text[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start()]
        word = _LAST_WORD.search(before) if match.group() == "." else None
        if word is None or word.group().casefold() not in _ABBREVIATIONS:
            ends.append(match.end())
    return [*ends, len(text)]
