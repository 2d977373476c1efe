"""What stands beside a date: words that make it another, words that add nothing, the rest."""

from __future__ import annotations

import re

from isms_lint.written.date_names import ABOUT, LABELS, WEEKDAYS
from isms_lint.written.date_ranges import TIME

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BESIDE = LABELS | ABOUT | WEEKDAYS.keys()
_NOTHING_SAID = LABELS | WEEKDAYS.keys()
_LIST = re.compile(r"[0-9]\.? ?(?:[&+,/]|and|und|et|y|e|en|or|oder|ou|o|of) ?\Z", re.IGNORECASE)
_NOT_ITSELF = re.compile(
    r"(?<!not )(?<!nicht )(?<!não )(?<!no )(?<!pas )(?<!niet )"
    r"\b(?:after|following|within|not before|no earlier than|(?:postponed|moved) from"
    r"|nach|innerhalb|nicht vor|frühestens|verschoben von|après|pas avant|dans les"
    r"|después de|no antes de|após|depois de|não antes de|niet voor|uiterlijk na)"
    r"\b[^,;:()\[\]]{0,30}\Z",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:ongoing|continuous(?:ly)?|recurring|daily|weekly|monthly|quarterly|semi-?annual(?:ly)?"
    r"|bi-?annual(?:ly)?|annual(?:ly)?|yearly|every \w+|each \w+"
    r"|laufend|fortlaufend|täglich|wöchentlich|monatlich|quartalsweise|vierteljährlich|halbjährlich"
    r"|jährlich|contínuo|continuamente|diário|semanal|mensal(?:mente)?|trimestral(?:mente)?|semestral"
    r"|anual(?:mente)?|continuo|diario|mensual(?:mente)?|continue?|en cours|mensuel(?:lement)?"
    r"|trimestriel(?:lement)?|semestriel|annuel(?:lement)?|doorlopend|dagelijks|wekelijks"
    r"|maandelijks|jaarlijks|halfjaarlijks)"
    r"\s*(?:\Z|[,;:(\[/–—-]|(?:since|from|until|till|to|starting|seit|ab|bis|depuis|desde|até|hasta"
    r"|vanaf|sinds|tot|à partir|a partir)\b)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:next|nächste\w*|próxim[oa]|prochaine?|volgende)\b", re.IGNORECASE)


def only_beside(text: str) -> bool:
    """Whether a text has no words and numbers but words that stand before dates."""
    return not any(map(str.isdigit, text)) and _BESIDE.issuperset(_WORDS.findall(text.casefold()))


def lists_more(before: str) -> bool:
    """Whether a text before a date ends with another number of a list: `10, ` of `10, 11 May`."""
    return _LIST.search(before[-12:]) is not None


def is_another_day(before: str) -> bool:
    """Whether the words before a date say that it is not the day that is meant.

    `after 30 April` is another, `monthly since 2024` is many. `Quarterly (next: …)` is the one.
    """
    if not before or before.isspace():
        return False
    if _NOT_ITSELF.search(before):
        return True
    return _OFTEN.search(before) is not None and not _NEXT.search(before)


def note(before: str, after: str) -> str:
    """What is said beside a date, without what adds nothing, and without brackets around it."""
    before = before.strip(" :,-–—(")
    words = _WORDS.findall(before.casefold())
    if words and _NOTHING_SAID.issuperset(words) and not re.search(r"[^\w .:,'’-]|\d", before):
        before = ""
    after = after.strip(" ,;.")
    after = after[1:] if after[:1] in {"T", "t"} and TIME.match(after) else after
    return f"{before} {after}".strip() if before else _unwrapped(after)


def _unwrapped(text: str) -> str:
    if text[:1] in {"(", "["} and text[-1:] in {")", "]"} and text.count(text[0]) == 1:
        return text[1:-1].strip()
    return text.lstrip("–—-: ")
