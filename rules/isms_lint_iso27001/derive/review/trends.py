"""Whether a review input compares periods (9.3.2 d)."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.review.inputs import has_snapshot, references_of, words_of
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_TREND = Pattern(
    r"trend|compar"
    r"|\b(?:ris|fall|grow|shrink|improv|worsen|increas|decreas|declin)(?:e|es|ed|ing|en)?\b"
    r"|\b(?:rose|fell|grew|risen|fallen|grown|shrunk|stable|steady|unchanged|same as|no change)\b"
    rf"|(?<!\bno )\b(?:more|fewer|less|better|worse|higher|lower)\b(?! than {_NUMBER}\b)"
    r"|\bas (?:before|ever|last|in (?:the|20))|\bnone since\b|\b(?:up|down) (?:from|by|to)\b"
    r"|\b(?:last|previous) (?:year|quarter|month|time|review|period)"
    r"|\bfirst (?:audit|year|time|measurement)|\bthe first\b(?! (?:quarter|half|phase|part))"
    r"|\bvs\b|\bversus\b|\d ?-> ?\d|[→↑↓]"
    r"|steig|sink|gefallen|gestiegen|gesunken|vorjahr|vorquartal|unverändert|verbesser|verschlechter"
    r"|weniger|\bmehr als (?:im|in|bei)\b|wie im vor|baisse|hausse|précédent|moins|anterior|mejor"
    r"|empeor|\bmenos\b|\bmás que\b",
    re.IGNORECASE,
)
_PERIOD = Pattern(r"\b(?:20\d\d|Q[1-4]|H[12]|[1-4]\. ?quarter)\b")
_COUNT = Pattern(rf"\b{_NUMBER}\b", re.IGNORECASE)


def shows_trend(review: Record, field: str, run: Pass) -> bool | None:
    """Whether the input says how things develop; None where that cannot be told from the record.

    That is so of prose without figures, of figures beside one period, and of what is attached.
    """
    if not is_blank_answer(review.get("inputs", field, "trend")):
        return True
    words = words_of(review, field)
    periods = _PERIOD.findall(words)
    if _TREND.search(words) or len(set(periods)) > 1 or _cites_a_series(review, field, run):
        return True
    if has_snapshot(review, field, run.register) or not is_blank_answer(
        review.get("inputs", field, "evidence")
    ):
        return None
    counts = _COUNT.findall(_PERIOD.sub(" ", words))
    if periods and len(counts) > 1:
        return None
    return False if counts or isinstance(review.get("inputs", field), dict) else None


def _cites_a_series(review: Record, field: str, run: Pass) -> bool:
    """Whether the input refers to results of one measure on two days."""
    days: dict[str, set[date]] = defaultdict(set)
    for _, id in references_of(review, field):
        result = run.register.find(id, "result")
        day = run.date(result, "on") if result is not None else None
        if result is not None and day is not None:
            days[result.text("measure")].add(day)
    return any(len(found) > 1 for found in days.values())
