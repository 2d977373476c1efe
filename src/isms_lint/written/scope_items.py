"""Clauses, controls and other things in scope, as people list them."""

from __future__ import annotations

import re
from functools import lru_cache

from isms_lint.values import NamedTuple
from isms_lint.written.enclosed import enclosed
from isms_lint.written.lists import parts

_CLAUSE = (
    r"clauses?|cl|sections?|sec|chapters?|requirements?|klauseln?|abschnitte?n?|kapiteln?|kap|ziffern?"
    r"|anforderung(?:en)?|articles?|chapitres?|exigences?|cl[áa]usulas?|cap[íi]tulos?|apartados?"
    r"|secci[óo]n(?:es)?|se[cç][çc]?[ãa]o|se[cç][çc]?[õo]es|requisitos?|ite[nm]s?|clausules?|paragra(?:af|fen)"
    r"|hoofdstuk(?:ken)?"
)
_CONTROL = (
    r"controls?|ma(?:ß|ss)nahmen?|contr[ôo]les?|mesures?|controles|control|medidas?|controlos?"
    r"|beheersmaatregel(?:en)?|maatregel(?:en)?|th[eè]m(?:e|en|a|as|es)|temas?"
)
_ANNEX = r"annexe?s?|anhang|anlage|anexo|bijlage|appendix"
_STANDARD = (
    r"(?:(?:din|en|bs|nf|une|nbr|nen|abnt)\s){0,4}(?:iso(?:\s?/\s?iec)?|iec)?[\s-]?27001"
    r"(?::?\s?(?:19|20)\d\d)?"
)
_LEAD = re.compile(
    rf"""
    (?: (?P<standard>{_STANDARD})(?![\d.])
      | (?P<annex>{_ANNEX})\b(?:\ ?a(?![^\W\d_]))?
      | (?P<control>{_CONTROL})(?!\w)
      | (?P<clause>(?:{_CLAUSE})(?!\w)|§{{1,2}})
      | (?:isms|the|of|der|des|die|do|da|de|del|la|les|van|standard|norm|norma|norme)\b
      | [-–—:.,(]
    )\ ?""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words before an id that say what it is an id of."""
_STANDARD_ALONE = re.compile(_STANDARD, re.IGNORECASE)
_NUMBER = r"(?P<annex>A[ .-]?)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?!\d)"
_ID = re.compile(_NUMBER, re.IGNORECASE)
_LETTER = re.compile(
    r" ?(?:\(?(?P<letter>[a-z])\)(?: ?\(?(?P<digit>\d)\))?|(?P<alone>[a-z]\d?)(?=\Z|[,;:]| [-–]))"
)
_RANGE_END = re.compile(
    r"(?P<to> ?(?:[-–—‑]|\.\.+|…) ?| (?:to|through|thru|bis|à|a|al|até|ao|t/m|tot(?: en met)?) )"
    + _NUMBER,
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\Z|[ \t\n:–—(,;/&+]|\.(?:\Z| )|\)\Z")
"""What may stand behind an id: its title, a remark, nothing."""
_NEXT = re.compile(r" ?[/&+] ?|,? (?:and|und|et|y|e|en) ", re.IGNORECASE)
_COUNTED = re.compile(r" [^\W\d_]")
_LETTER_ALONE = re.compile(r"\(?[a-z]\)")
_LETTER_NEXT = re.compile(r"\(?([a-z])\)")
_NAMED = re.compile(
    r"[^\d()\[\]]*?(?:\((?P<brackets>[^()]*)\)|[-–:] ?(?P<behind>A\.?\d[^()]*))", re.IGNORECASE
)
_REMARK = re.compile(r" ?(?:\([^()]*\))? ?")
"""Between an id and what is listed beside it."""
_FOREIGN = re.compile(r"(.*\S[ :])(?:A\.)?\d{1,2}(?:\.\d{1,2})+")
"""An id of something else, with its name before it."""


class _Id(NamedTuple):
    """An id as written: whether it is said to be a control's, its numbers, letters behind them."""

    control: bool
    number: str
    letters: str
    end: int

    @property
    def text(self) -> str:
        return ("A." if self.control else "") + self.number + (self.letters and f" {self.letters}")


class _Words(NamedTuple):
    """What words before an id say of those behind it, until others do."""

    control: bool = False
    clause: bool = False


class _Read(NamedTuple):
    """The items of one part of a list; `titled` where the last of them has its title behind it."""

    items: list[str]
    words: _Words
    titled: bool = False


def scope_items(text: str) -> list[str]:
    """What a plain text lists, as scope items: `A.5.15`, `9.2`, `A.5.15-A.5.18`, `6.1.3 d`.

    Words for the standard, for a clause, a control and its annex go, in six languages, and so do
    titles behind an id: `Clause 9.2`, `Anhang A.8.2`, `A 5.15 Access control`, `ISO 27001 6.1.3 d)`.
    `A.5.15–5.18` is a range of controls, `Clauses 4–10` one of clauses; a number without point is an
    id only behind such a word. Behind `Annex A` and `control` numbers are those of controls.

    What begins with no id is one item as written: `Annex A sample (50 controls)`, a process, an id of
    another standard (`42001:A.6.2.4`). A part of a list that begins with none belongs to the title
    before it, if there is one.
    """
    return list(_items(text))


@lru_cache(maxsize=8192)
def _items(text: str) -> tuple[str, ...]:
    """The items, each once."""
    segments = parts(text, commas=False)
    return tuple(dict.fromkeys(item for part, _ in segments for item in _of_segment(part)))


def _of_segment(segment: str) -> list[str]:
    """The items of a text without semicolons and new lines."""
    found: list[str] = []
    last = _Read([], _Words())
    any_read, foreign = False, ""
    for part, _ in parts(segment, commas=True):
        read = _read(part, last.words, found[-1] if last.items else "")
        if foreign and _ID.fullmatch(part):
            found.append(foreign + part)
        elif read.items:
            found.extend(read.items)
            last, any_read = read, True
        elif not last.titled and not _STANDARD_ALONE.fullmatch(part):
            found.append(part)
            last = _Read([], last.words)
            other = _FOREIGN.fullmatch(part)
            foreign = other[1] if other else ""
    return found if any_read or foreign else [segment]


def _read(part: str, words: _Words, before: str) -> _Read:
    """The items of a part of a list, none where it is a text; `before` is the item before it."""
    if before and _LETTER_ALONE.fullmatch(part):
        return _Read([f"{before.partition(' ')[0]} {part.strip('()')}"], words)
    said, at = _lead(part, words, 0)
    first = _id(part, at, said)
    return _behind(part, words) if first is None else _ids(part, first, said)


def _ids(part: str, first: _Id, words: _Words) -> _Read:
    """The ids of a part that begins with one: it, and those that an `and` or a slash adds."""
    items, at = _with_range(part, first)
    inside = enclosed(part)
    for joint in _NEXT.finditer(part, at):
        if joint.start() < at or inside[joint.start()]:
            continue
        more = _after(part, joint, first, words)
        if more is not None:
            found, words, first, at = more
            items.extend(found)
        elif joint[0].strip() != joint[0] and _REMARK.fullmatch(part, at, joint.start()):
            return _Read([*items, part[joint.end() :].strip()], words)
    titled = any(c.isalpha() and not inside[at + n] for n, c in enumerate(part[at:]))
    return _Read(items, words, titled)


def _behind(part: str, words: _Words) -> _Read:
    """The items of a text that has ids behind it: `Access control (A.5.15)`, `laptops + A.8.1`."""
    named = _NAMED.fullmatch(part)
    if named is not None:
        inner = named["brackets"] or named["behind"] or ""
        read = [_read_controls(one) for one, _ in parts(inner, commas=True)]
        if read and all(read):
            return _Read([item for items in read for item in items], words, titled=True)
    inside = enclosed(part)
    for joint in _NEXT.finditer(part):
        if joint[0].strip() != joint[0] and not inside[joint.start()]:
            said, at = _lead(part, words, joint.end())
            first = _id(part, at, said)
            if first is not None and first.control:
                rest = _ids(part, first, said)
                return rest._replace(items=[part[: joint.start()], *rest.items])
    return _Read([], words)


def _read_controls(text: str) -> list[str]:
    """The ids of a text that has nothing but ids of controls."""
    words, at = _lead(text, _Words(), 0)
    first = _id(text, at, words)
    if first is None or not first.control:
        return []
    read = _ids(text, first, words)
    return [] if read.titled else read.items


def _lead(part: str, words: _Words, at: int) -> tuple[_Words, int]:
    """What the words at this place say, and where they end."""
    annex = False
    while (word := _LEAD.match(part, at)) is not None and word.end() > at:
        at = word.end()
        annex = annex or word["annex"] is not None
        if word["annex"] or word["control"]:
            words = _Words(control=True)
        elif word["clause"] or word["standard"]:
            words = _Words(control=annex, clause=word["clause"] is not None)
    return words, at


def _id(part: str, at: int, words: _Words) -> _Id | None:
    """The id at this place, if what follows it lets it be one."""
    found = _ID.match(part, at)
    if found is None:
        return None
    prefix, number, end = found["annex"] or "", found["number"], found.end()
    if "." not in number and "." not in prefix and not _is_whole(part, at, end, words):
        return None
    letters = ""
    lettered = _LETTER.match(part, end) if "." in number else None
    if lettered is not None:
        letters = (lettered["letter"] or lettered["alone"]) + (lettered["digit"] or "")
        end = lettered.end()
    if not lettered and not _BEHIND.match(part, end) and not _range_end(part, end):
        return None
    return _Id(bool(prefix) or words.control, number, letters, end)


def _is_whole(part: str, at: int, end: int, words: _Words) -> bool:
    """Whether a number without point is an id: `Clause 4`, `Annex A.5`; not `Annex A (50 controls)`."""
    if part[at - 1 : at] == "(":
        return False
    counts = part[at - 1 : at] != "." and _COUNTED.match(part, end)
    return words.clause or (words.control and not counts)


def _with_range(part: str, first: _Id) -> tuple[list[str], int]:
    """The id, or the range that it begins, and where that ends."""
    last = None if first.letters else _range_end(part, first.end)
    if last is None:
        return [first.text], first.end
    number = last["number"]
    if "." in first.number and "." not in number:
        number = _sibling(first.number, number) if last["to"].strip() == last["to"] else ""
    if not number or (last["annex"] and not first.control):
        return [first.text], first.end
    return [f"{first.text}-{_Id(first.control, number, '', 0).text}"], last.end()


def _range_end(part: str, at: int) -> re.Match[str] | None:
    """The dash at this place with the id behind it, if they are there."""
    found = _RANGE_END.match(part, at)
    return found if found and _BEHIND.match(part, found.end()) else None


def _sibling(number: str, last: str) -> str:
    """`5.18` of `5.15` and `18`; nothing where it does not come later."""
    parent, _, own = number.rpartition(".")
    return f"{parent}.{last}" if int(last) > int(own) else ""


def _after(
    part: str, joint: re.Match[str], before: _Id, words: _Words
) -> tuple[list[str], _Words, _Id, int] | None:
    """What an `and` or a slash adds: another id, a letter, or a number of the same theme."""
    letter = _LETTER_NEXT.match(part, joint.end())
    if letter and before.letters:
        one = before._replace(letters=letter[1], end=letter.end())
        return [one.text], words, one, one.end
    tight = joint[0] == "/"
    words, at = _lead(part, words, joint.end())
    found = _ID.match(part, at) if tight else None
    if found and "." not in found["number"] and "." in before.number and not found["annex"]:
        number = _sibling(before.number, found["number"])
        one = before._replace(number=number, letters="", end=found.end())
        return ([one.text], words, one, one.end) if number else None
    one_more = _id(part, at, _Words(words.control or (tight and before.control), words.clause))
    if one_more is None:
        return None
    items, end = _with_range(part, one_more)
    return items, words, one_more, end
