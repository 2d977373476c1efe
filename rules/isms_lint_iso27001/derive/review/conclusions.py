"""What a management review concludes on the management system (9.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

PARTS = ("suitable", "adequate", "effective")
"""What the standard asks about, by the names of the fields."""

_WORDS = {
    "suitable": Pattern(
        r"suitab|\bfit(?:s|ting)?\b|geeignet|eignung|pertinen|appropri|idóne|idone|convenien", re.I
    ),
    "adequate": Pattern(
        r"adequa|\benough\b|sufficien|angemessen|ausreichend|adäquat|adéquat|suffisan|adecua", re.I
    ),
    "effective": Pattern(r"effective|wirksam|efficac|eficac|eficaz", re.I),
}


def concludes(review: Record, part: str) -> bool:
    """Whether the conclusion answers this part: in its field, or in one text that names it."""
    if not is_blank_answer(review.get("conclusion", part)):
        return True
    return bool(_WORDS[part].search(review.text("conclusion")))


def may_conclude(review: Record, parts: Iterable[str]) -> bool:
    """Whether prose may answer `parts`: a conclusion that names none of the three in words known
    here, or minutes that speak of every one of `parts`.
    """
    conclusion = review.text("conclusion")
    if not is_blank_answer(conclusion) and not any(concludes(review, one) for one in PARTS):
        return True
    return all(_WORDS[part].search(review.text("text")) for part in parts)
