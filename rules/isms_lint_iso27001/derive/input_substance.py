"""Whether a review input says anything, or only that it was on the agenda."""

from __future__ import annotations

import re

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.review_inputs import words_of

_THIN = frozenset(
    {
        *("ok", "okay", "fine", "good", "done", "yes", "no", "noted", "reviewed", "discussed"),
        *("presented", "satisfactory", "acceptable", "as planned", "in order", "all good"),
        *(
            "see above",
            "see below",
            "in ordnung",
            "besprochen",
            "erledigt",
            "vu",
            "rien à signaler",
        ),
    }
)
_ELSEWHERE = re.compile(
    r"(?:see|siehe|cf\.?|voir|ver|vgl\.?|refer to|as per|attached|in)?\s*"
    r"(?:the |der |die |das |le |la )?"
    r"(?:deck|slides?|slide deck|presentation|präsentation|folien|attachment|anhang|annexe?|"
    r"appendix|report|minutes|dashboard|spreadsheet|attached)\s*\d*\.?\Z",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://|\w/\w|\.\w{2,4}\b")


def is_thin_input(review: Record, field: str) -> bool:
    """Whether the input, though there, gives nothing to consider and leads nowhere.

    References, evidence and links lead somewhere; `none` and `no change since MR-1` say something.
    """
    said = review.get("inputs", field)
    if isinstance(said, dict) and any(
        not is_blank_answer(said.get(part)) for part in ("references", "evidence", "trend")
    ):
        return False
    words = words_of(review, field).strip()
    plain = " ".join(words.split()).strip(" .!").casefold()
    if is_blank_answer(words) or plain in _THIN:
        return True
    return bool(_ELSEWHERE.match(words)) and not _LINK.search(words)
