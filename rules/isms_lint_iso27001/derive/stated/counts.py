"""How many nonconformities and observations a text says that an audit found.

Read is what sums up: a figure at the head of a line or sentence, beside a figure of another sort, or
with a word of finding. What may count something else, a part, or what was at another time, is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.finding.grades import MAJOR, MINOR
from isms_lint_iso27001.derive.stated.count_words import COUNTED, LISTED, may_count
from isms_lint_iso27001.derive.stated.no_totals import is_no_total
from isms_lint_iso27001.derive.stated.number_words import NUMBERS, WEAK
from isms_lint_iso27001.derive.stated.parts import is_about_all
from isms_lint_iso27001.derive.stated.patterns import any_of, finds
from isms_lint_iso27001.derive.stated.sentences import LONGEST, Sentence, sentences
from isms_lint_iso27001.derive.text.pattern import Pattern

NONCONFORMITIES = "nonconformities"
OBSERVATIONS = "observations"
OPPORTUNITIES = "opportunities"


class Count(NamedTuple):
    """One figure: what it counts, the number, and the words as they stand in the text. `in_summary`
    says that it stands in a list of figures, or beside one of another sort.
    """

    what: str
    number: int
    words: str
    in_summary: bool


class _Figure(NamedTuple):
    """A figure in a sentence, and its place there. `bare` has a grade alone (`7 minor`), `weak` a word
    for its number that mostly is none; a `listed` one stands behind what it counts (`Minor NCs: 7`).
    """

    what: str
    number: int
    start: int
    end: int
    bare: bool
    weak: bool
    listed: bool


def counts_in(text: str, subject: str, is_of_others: Callable[[str], bool]) -> list[Count]:
    """The figures of a text that count all of one sort that `subject` (the id of an audit) found.

    `is_of_others` says of a sentence whether it speaks of another audit, or of another time.
    """
    found: list[Count] = []
    left = _MOST
    for sentence in sentences(text) if may_count(text) else ():
        if len(sentence.text) > LONGEST:
            continue
        figures = _joined(sentence.text, _figures(sentence.text))
        left -= len(figures)
        if left < 0:
            break
        if not figures or is_of_others(sentence.in_context):
            continue
        if is_about_all(sentence, figures[0].start, subject):
            found.extend(_counted(sentence, figures))
    return found


_MOST = 200
"""Figures that are looked at; a text with more of them sums nothing up."""


def _counted(sentence: Sentence, figures: list[_Figure]) -> Iterator[Count]:
    """The figures of a sentence that sum up."""
    text = sentence.text
    several = len({figure.what for figure in figures}) > 1
    for figure in figures:
        before = text[: figure.start]
        in_summary = figure.listed or several
        sums_up = in_summary or _HEAD.fullmatch(before) or _BUT_FOR.search(before)
        if not (sums_up or _FOUND.search(text)):
            continue
        if not is_no_total(sentence, figure.start, figure.end):
            words = text[figure.start : figure.end].strip("*_ \n")
            yield Count(figure.what, figure.number, words, in_summary)


def _figures(text: str) -> list[_Figure]:
    found = [_figure(match, listed=False) for match in COUNTED.finditer(text)]
    taken = [(figure.start, figure.end) for figure in found]
    for match in LISTED.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found.append(_figure(match, listed=True))
    return sorted(found, key=lambda figure: figure.start)


def _figure(match: re.Match[str], *, listed: bool) -> _Figure:
    said, word = match.groupdict(), match["number"].casefold()
    number = int(word) if word.isdecimal() else NUMBERS.get(word, WEAK.get(word, 0))
    named = said["plain"] or said["graded"] or said["majors"] or said["minors"]
    bare = not named and bool(said["major"] or said["minor"])
    return _Figure(_what(said), number, match.start(), match.end(), bare, word in WEAK, listed)


def _what(said: dict[str, str | None]) -> str:
    if said["major"] or said["majors"] or said["major_behind"]:
        return MAJOR
    if said["minor"] or said["minors"] or said["minor_behind"]:
        return MINOR
    if said["observations"]:
        return OBSERVATIONS
    return OPPORTUNITIES if said["opportunities"] else NONCONFORMITIES


def _joined(text: str, figures: list[_Figure]) -> list[_Figure]:
    """The figures that count what they seem to. A grade without a noun does at the end of what is said,
    and before a figure that does; a number that mostly is none, beside a number or as the whole
    sentence.
    """
    beside = [
        bool(_BETWEEN.fullmatch(text, one.end, other.start)) for one, other in pairwise(figures)
    ]
    kept: list[_Figure] = []
    following = False
    for place in reversed(range(len(figures))):
        figure = figures[place]
        before = figures[place - 1 : place] if place and beside[place - 1] else []
        behind = figures[place + 1 : place + 2] if place < len(beside) and beside[place] else []
        following = (
            not figure.bare
            or bool(_ENDS.match(text, figure.end))
            or (bool(behind) and following)
            # Adjectives of Romance languages stand where the noun would: `sept mineures relevées`.
            or (
                any(not one.bare for one in before)
                and bool(_ROMANCE.search(text, figure.start, figure.end))
            )
        )
        alone = all(one.weak for one in (*before, *behind)) and not _is_all(text, figure)
        if following and not (figure.weak and alone):
            kept.append(figure)
    return kept[::-1]


def _is_all(text: str, figure: _Figure) -> bool:
    """Whether the sentence says nothing else: `No nonconformities were found.`"""
    before, behind = text[: figure.start], text[figure.end :]
    return bool(_THERE_ARE.fullmatch(before)) and bool(_WERE_FOUND.fullmatch(behind))


_BETWEEN = Pattern(
    r"[\s*_]*(?:\([^()]{0,40}\))?[\s*_]*[,;&+/|]?[\s*_]*"
    r"(?:(?:and|und|sowie|et|y|e|en|plus|with|mit|avec|con|com|met|of which|davon|dont)\b)?[\s*_]*",
    re.IGNORECASE,
)
_ENDS = Pattern(r"[\s*_]*(?:[.,;:!?)\]|]|\Z|\n)")
_HEAD = Pattern(r"[\s>*_#•·|+–-]*(?:\d{1,2}[.)]\s+)?(?:total(?: of)?:?|insgesamt:?)?[\s*_]*", re.I)
_ROMANCE = Pattern(r"(?:eures?|[ny]ores|iores)\Z", re.I)
_BUT_FOR = Pattern(
    any_of("with|but for|except for|mit|bis auf|avec|con|com|met")
    + r"\s+(?:(?:the|den|les|las|as|de)\s+)?[*_]*\Z",
    re.I,
)
_THERE_ARE = Pattern(
    r"[\s>*_#•·|+–-]*"
    r"(?:there (?:were|are)|es (?:gibt|gab|wurden?)|il n'y a|no hay|não há|er zijn)?[\s*_]*",
    re.I,
)
_PARTICIPLES = any_of(
    "found|identified|raised|noted|recorded|reported|detected|issued",
    "festgestellt|gefunden|identifiziert",
    "relevée?s?|constatée?s?|identifiée?s?",
    "detectad[ao]s?|identificad[ao]s?|encontrad[ao]s?|registrad[ao]s?|levantad[ao]s?",
    "vastgesteld|geconstateerd|gevonden",
)
_WERE = any_of(
    "were|was|are|have been|has been|wurden?|werden?|n'a été|n'ont été|foram|foi|fueron|fue|zijn"
)
_WERE_FOUND = Pattern(rf"[\s*_]*(?:(?:{_WERE}\s+)?{_PARTICIPLES})?[\s*_.!|]*", re.I)
_FOUND = finds(
    _PARTICIPLES,
    "raises?|finds?|identif(?:y|ies)|result(?:s|ed) in|revealed|shows?|showed|total|in all",
    "there (?:are|were)|ergab(?:en)?|ergeben|insgesamt|gibt es|es gab",
    "a relevé|a identifié|il y a|hay|hubo|identificó|detectó",
    "há|houve|identificou|detectou|er zijn|totaal",
)
