"""Whether a review input compares periods (9.3.2 d)."""

from __future__ import annotations

import re

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.review_inputs import words_of

_TREND = re.compile(
    r"trend|compar|\b(?:ris|fall|grow|shrink|improv|worsen|increas|decreas|declin)(?:e|es|ed|ing|en)?\b"
    r"|\b(?:rose|fell|grew|risen|fallen|more|fewer|less|better|worse|higher|lower|than|stable|steady)\b"
    r"|\b(?:up|down) (?:from|by)\b|\bunchanged\b|\bno change|\bsame as\b|\bsince\b|\bearlier\b"
    r"|\blast (?:year|quarter|month|review|period)|\bprevious|\bbefore\b|\bfirst (?:audit|year|time)"
    r"|\bvs\b|→|↑|↓|steig|sink|gefallen|gestiegen|vorjahr|unverändert|verbesser|baisse|hausse"
    r"|précédent|stable|anterior|mejor|menos|más que",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"\b(?:20\d\d|Q[1-4]|H[12]|[1-4]\. ?quarter)\b")
_COUNT = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|none|no)\b", re.IGNORECASE
)


def shows_trend(review: Record, field: str) -> bool | NotEvaluated:
    """Whether the input says how things develop; not evaluated where prose leaves it open."""
    if not is_blank_answer(review.get("inputs", field, "trend")):
        return True
    words = words_of(review, field)
    if _TREND.search(words) or len(set(_PERIOD.findall(words))) > 1:
        return True
    if isinstance(review.get("inputs", field), dict) or _COUNT.search(words):
        return False
    return NotEvaluated(f"whether `{field}` shows a trend cannot be told from its words")
