"""Whether a review input says anything, and anything new, or only that it was on the agenda."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.review.inputs import references_of, words_of
from isms_lint_iso27001.derive.review.reviews import ReviewGroup
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_THIN = frozenset(
    {
        *("ok", "okay", "fine", "good", "yes", "noted", "taken note of", "reviewed", "discussed"),
        *(
            "presented",
            "considered",
            "satisfactory",
            "acceptable",
            "in order",
            "all good",
            "all ok",
        ),
        *("gut", "i.o", "in ordnung", "besprochen", "vorgestellt", "zur kenntnis genommen", "vu"),
        *("bien", "présenté", "presentado", "visto"),
    }
)
_HERE = frozenset(
    {"see above", "see below", "see text", "see minutes", "siehe oben", "siehe unten"}
)
_ELSEWHERE = Pattern(
    r"(?:(?:see|siehe|cf\.?|voir|ver|vgl\.?|refer to|as per|in|according to) )?"
    r"(?:(?:the|attached|enclosed|der|die|das|dem|den|le|la|les) )*"
    r"(?:deck|slides?|slide deck|presentation|präsentation|folien?|attachments?|attached|anhang|"
    r"annexe?|appendix|report|minutes|protokoll|dashboard|spreadsheet)(?: ?\d+)?\Z"
)


def is_thin_input(review: Record, field: str) -> bool:
    """Whether the input, though there, gives nothing to consider and leads nowhere.

    References, evidence and links lead somewhere, those of the review as a whole included; `none`
    and `no change since MR-1` say something.
    """
    said = review.get("inputs", field)
    if isinstance(said, dict) and any(
        not is_blank_answer(said.get(part)) for part in ("references", "evidence", "trend")
    ):
        return False
    words = words_of(review, field)
    plain = " ".join(words.split()).strip(" .!").casefold()
    if is_blank_answer(words) or plain in _THIN:
        return True
    if plain in _HERE:
        return not review.text("text")
    return bool(_ELSEWHERE.match(plain)) and is_blank_answer(review.get("evidence"))


def is_old_input(review: Record, field: str, group: ReviewGroup, run: Pass) -> bool:
    """Whether the input is from before the period of the group: by its `as_of`, else because all
    results that it refers to were measured before.
    """
    if group.after is None:
        return False
    as_of = run.date(review, "inputs", field, "as_of")
    if as_of is not None:
        return as_of <= group.after
    results = [run.register.find(id, "result") for _, id in references_of(review, field)]
    days = [run.date(result, "on") for result in results if result is not None]
    return bool(days) and all(day is not None and day <= group.after for day in days)
