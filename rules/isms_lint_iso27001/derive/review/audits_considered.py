"""Which audits a management review took up in its input on audit results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.audits import (
    audits_reported,
    began_on,
    findings_of,
    under_way,
)
from isms_lint_iso27001.derive.review.inputs import (
    Told,
    cites,
    is_interim,
    told,
)
from isms_lint_iso27001.derive.review.reviews import (
    Held,
    ReviewGroup,
    held_reviews,
    is_among,
)
from isms_lint_iso27001.derive.text.naming import Ids
from isms_lint_iso27001.derive.text.pattern import Pattern

FIELD = "audit_results"
_TO_COME = Pattern(
    r"\b(?:plan(?:ned|s)?|scheduled?|under ?way|in progress|ongoing|to follow|follows?|pending|not yet"
    r"|upcoming|outstanding|await(?:ed|s|ing)?|expected|will|next|geplant|läuft|noch|folgt|ausstehend"
    r"|prévue?|en cours|à venir|pendiente|previst[ao]|en curso)\b",
    re.IGNORECASE,
)
"""Words by which minutes say that results are still to come."""


def takes_up(review: Record, audit: Record, run: Pass) -> bool:
    """Whether the review's input on audit results names the audit, or a finding of it."""
    return cites(review, FIELD, audit.id, run) or any(
        cites(review, FIELD, finding.id, run) for finding in findings_of(audit, run)
    )


def taken_up_by(
    reviews: Sequence[Held], audit: Record, run: Pass, since: date | None = None
) -> bool:
    """Whether any of `reviews` held on or after `since` takes up the audit. They stand in the order
    they were held.
    """
    return any(
        (since is None or one.day >= since) and is_among(one, reviews)
        for one in run.derive(_taken_up).get(audit, ())
    )


def _taken_up(run: Pass) -> dict[Record, list[Held]]:
    """By audit, the reviews that take it up, as they were held (a derivation)."""
    audits: dict[str, list[Record]] = {}
    for audit in run.register.of("audit", "external-audit"):
        for id in dict.fromkeys((audit.id, *(one.id for one in findings_of(audit, run)))):
            audits.setdefault(id, []).append(audit)
    ids = Ids(audits)
    found: dict[Record, list[Held]] = {}
    for held in run.derive(held_reviews):
        given = told(held.review, FIELD, run)
        named = (*given.references, *given.named_among(ids))
        for audit in {audit for id in named if id for audit in audits.get(id, ())}:
            found.setdefault(audit, []).append(held)
    return found


def is_ever_taken_up(audit: Record, run: Pass) -> bool:
    """Whether any review that was held takes up the audit."""
    given = run.derive(_ever_told)
    return given.names(audit.id) or any(given.names(one.id) for one in findings_of(audit, run))


def _ever_told(run: Pass) -> Told:
    """What the inputs on audit results of all reviews that were held tell (a derivation)."""
    return Told([one.review for one in run.derive(held_reviews)], FIELD)


def named_too_early(review: Record, day: date, run: Pass) -> list[tuple[date, Record]]:
    """The audits that the words of the review's input name, reported only after `day`, when it was
    held: each with the day of its report.

    Those it refers to are not among them, nor those of which the words may say what is to come: the
    fieldwork had not begun by then, or the words speak of a plan.
    """
    found = told(review, FIELD, run)
    if not found.words or _TO_COME.search(found.words):
        return []
    known = run.derive(_ReportedById)
    return [
        (reported, audit)
        for reported, audit in known.named_in(found)
        if reported > day
        and audit.id not in found.references
        and (began := began_on(audit, run)) is not None
        and began <= day
    ]


class _ReportedById:
    """The audits whose results were reported, by id (a derivation). Built once a run."""

    def __init__(self, run: Pass) -> None:
        self._by_id: dict[str, list[tuple[date, Record]]] = {}
        for one in run.derive(audits_reported):
            self._by_id.setdefault(one[1].id, []).append(one)
        self._ids = Ids(self._by_id)

    def named_in(self, told: Told) -> list[tuple[date, Record]]:
        """Those that the words of an input name, by the day of their report."""
        found = (one for id in told.named_among(self._ids) for one in self._by_id[id])
        return sorted(found, key=lambda one: (one[0], one[1].id))


def interim_of(group: ReviewGroup, run: Pass) -> list[Record]:
    """The audits of which a review of the group took up interim results while they were under way.

    A review that sets `interim` and names no audit means those of its period.
    """
    found: dict[Record, None] = {}
    for one in group.reviews:
        if is_interim(one.review, FIELD):
            running = under_way(one.day, run)
            named = [audit for _, audit in running if takes_up(one.review, audit, run)]
            if not named and one.review.get("inputs", FIELD, "interim") is True:
                named = [audit for began, audit in running if group.covers(began)]
            found.update(dict.fromkeys(named))
    return list(found)
