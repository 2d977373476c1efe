"""Whether climate change is a relevant issue: which records speak of it (4.1, Amd 1:2024)."""

from __future__ import annotations

import re

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.document.documented import is_in_use
from isms_lint_iso27001.derive.review.inputs import words_of
from isms_lint_iso27001.derive.review.reviews import held_reviews
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_CLIMATE = Pattern(
    r"\b(?:climate[\s-]+(?:chang\w*|risks?|impacts?|related|aspects?|action|issues?)|"
    r"changing climate|global warming|"
    r"klima(?:wandel|änderung|veränderung|krise|folgen|risik)\w*|"
    r"(?:changements?|dérèglement|réchauffement)[\s-]+climatiques?|"
    r"(?:cambios?|mudanças?|alteraç\w+|cambiament[oi])[\s-]+clim[aá]tic\w*|"
    r"klimaatverandering\w*|klimatförändring\w*)",
    re.IGNORECASE,
)
_BARE = frozenset({"climate", "klima", "climat", "clima"})
_SPEAKING = ("scope", "risk", "objective", "change")
_WORDS = ("title", "text", "notes", "reason")


def climate_issues(run: Pass) -> list[Record]:
    """The issues that are about climate change (a derivation)."""
    return [
        one
        for one in run.register.of("issue")
        if any(one.text(field).strip().casefold() in _BARE for field in ("topic", "title"))
        or _speaks_of_it(" ".join([one.text("topic"), _words(one)]))
    ]


def is_decided(issue: Record) -> bool:
    """Whether an issue about climate change says more than its name: that it is relevant or not, why,
    what follows, or when this was determined.
    """
    if isinstance(issue.get("relevant"), bool):
        return True
    said = ("text", "reason", "addressed", "determined_on", "notes")
    if any(not is_blank_answer(issue.get(field)) for field in said):
        return True
    title = issue.text("title")
    rest = _CLIMATE.sub("", title).strip(" .:-–")
    return bool(rest) and rest.casefold() not in _BARE


def speaks_of_climate_elsewhere(run: Pass) -> bool:
    """Whether a document in use, a review or another record of the context speaks of it (a
    derivation).
    """
    if any(
        _speaks_of_it(words_of(one.review, "context_changes")) for one in run.derive(held_reviews)
    ):
        return True
    documents = [one for one in run.register.of("document") if is_in_use(one)]
    likely = (
        one
        for one in (*documents, *run.register.of(*_SPEAKING))
        for field in _WORDS
        if one.get(field) is not None and any(_has_stem(text) for _, text in one.strings(field))
    )
    return any(_speaks_of_it(_words(one)) for one in likely)


def _speaks_of_it(text: str) -> bool:
    return _has_stem(text) and _CLIMATE.search(text) is not None


def _has_stem(text: str) -> bool:
    """Whether it has what every match has: most texts have none of it, and need not be searched."""
    folded = text.casefold()
    return "clim" in folded or "klim" in folded or "warming" in folded


def _words(record: Record) -> str:
    return " ".join(text for field in _WORDS for _, text in record.strings(field))
