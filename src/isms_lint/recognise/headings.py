"""Headings as patterns that still hold when the year changes, and ids in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isms_lint.recognise.cells import ID_WITHIN
from isms_lint.written.normal import numbering, without_symbols
from isms_lint.written.patterns import matches

_CHANGING = re.compile(
    r"""
    \(?\b(?:[QH][1-4]|KW\ ?\d{1,2}|S[12]|FY)?[ /-]*(?:FY\ ?)?
    (?<!:)20\d\d(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?\b.*?(?:\)|(?=\ [-–—:]\ )|\Z)
    | \(?\b[QH][1-4]\b\)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Years, quarters and halves, with what is in brackets with them."""
_DATED = re.compile(r"\s*[(\[][^()\[\]]*\b(?<!:)20\d\d\b[^()\[\]]*[)\]]")
_LEAD = re.compile(r"[A-Z]+[-_/.]?")
_LEAD_AND_DIGIT = re.compile(r"(\D*\d).*")
_STARS = re.compile(r"\s*\*(?:\s*\*)*\s*")
_BETWEEN = ("(", "[", "]", ")", ":", "–", "—", "-", "|")
_MOST = 0.7
"""Share of headings that have to be of one form; a few are always written otherwise."""


def bare(heading: str) -> str:
    """A heading without emoji and the numbers before it."""
    kept = " ".join(
        without_symbols(heading).replace("*", " ").replace("{", " ").replace("}", " ").split()
    )
    return kept[numbering(kept) :].strip(" :") or kept


def pattern_of(heading: str) -> str:
    """The heading as a pattern: as it is, with `*` for years and quarters."""
    changing = _CHANGING.sub("*", _DATED.sub(" *", bare(heading)))
    shown = _STARS.sub(_star, changing).strip()
    return shown if any(c.isalpha() for c in shown) and matches(shown, heading) else bare(heading)


def _star(match: re.Match[str]) -> str:
    before = " " if match[0][:1] == " " else ""
    after = " " if match[0][-1:] == " " else ""
    return f"{before}*{after}"


def common_start(texts: Sequence[str]) -> str:
    """What texts begin with, all of them."""
    first, last = min(texts), max(texts)
    end = next((n for n, c in enumerate(first) if n >= len(last) or last[n] != c), len(first))
    return first[:end]


def id_in(heading: str) -> str:
    """The id in a heading; empty where it has none."""
    found = ID_WITHIN.search(bare(heading))
    return found[0] if found else ""


def before_id(heading: str) -> str:
    """What stands before the id in a heading."""
    found = ID_WITHIN.search(bare(heading))
    return bare(heading)[: found.start()] if found else ""


def common_pattern(headings: Sequence[str]) -> str:
    """One pattern for headings that have ids: what stands before them, and what all ids begin with."""
    before = before_id(headings[0])
    leads = [match[0] for one in headings if (match := _LEAD.match(id_in(one)))]
    lead = common_start(leads)
    whole = lead if lead in leads else ""
    return f"{before}{whole}*"


def telling_patterns(headings: Sequence[str], others: Sequence[str]) -> list[str]:
    """The fewest patterns that match these headings, which have ids, and none of the others."""
    common, mark = common_pattern(headings), id_pattern(headings).partition("{}")[2]
    digits = {before_id(one) + _LEAD_AND_DIGIT.sub(r"\1*", id_in(one)) for one in headings}
    tries = ([common], [common + mark.strip("*") + "*"], sorted(digits))
    for patterns in tries:
        if _match_all(patterns, headings) and not _match_any(patterns, others):
            return patterns
    return list(dict.fromkeys(map(pattern_of, headings)))


def _match_all(patterns: Sequence[str], headings: Sequence[str]) -> bool:
    return all(any(matches(one, heading) for one in patterns) for heading in headings)


def _match_any(patterns: Sequence[str], headings: Sequence[str]) -> bool:
    return any(matches(one, heading) for one in patterns for heading in headings)


def id_pattern(headings: Sequence[str]) -> str:
    """The pattern that takes the id out of these headings; empty where there is none for most."""
    bares = [bare(heading) for heading in headings]
    found = [match for text in bares if (match := ID_WITHIN.search(text))]
    before = {match.string[: match.start()] for match in found}
    if len(found) < len(bares) or len(before) != 1:
        return ""
    lead = before.pop()
    behind = [match.string[match.end() :] for match in found]
    if not any(behind):
        return f"{lead}{{}}" if lead else "{}"
    for mark in (*(f" {sign}" for sign in _BETWEEN), *_BETWEEN, " "):
        if sum(text.startswith(mark) for text in behind) >= _MOST * len(behind):
            return f"{lead}{{}}{mark}*"
    return ""


def title_pattern(headings: Sequence[str]) -> str:
    """The pattern that takes the title behind the id; empty where most headings have none."""
    bares = [bare(heading) for heading in headings]
    for mark in (") – ", ") — ", ") - ", "): ", "] ", ": ", " – ", " — ", " - "):
        having = sum(
            bool(text.partition(mark)[2].strip() and ID_WITHIN.search(text.partition(mark)[0]))
            for text in bares
        )
        if having >= _MOST * len(bares):
            return f"*{mark}{{}}"
    return ""


def bracketed(headings: Sequence[str]) -> tuple[str, list[str]]:
    """The pattern that takes what stands in brackets behind the id, and what that is in each."""
    bares = [bare(heading) for heading in headings]
    found = [re.search(r"\(([^()]+)\)", text) for text in bares]
    texts = [match[1] for match in found if match]
    if len(texts) < len(bares):
        return "", []
    ends = all(text.endswith(")") for text in bares)
    return ("*({})" if ends else "*({})*"), texts
