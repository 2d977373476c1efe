"""Who was hired to advise on the management system: persons, and firms as such."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.responsibilities import is_whole, scope_of
from isms_lint_iso27001.derive.tenures import Tenure, span_of, tenures

CONSULTANCY = "isms-consultancy"


class Advice(NamedTuple):
    """One person in one engagement to advise. `items` is None where it is about everything."""

    tenure: Tenure
    items: frozenset[str] | None

    def is_about(self, item: str) -> bool:
        """Whether `item` was advised on."""
        return self.items is None or item in self.items


class FirmAdvice(NamedTuple):
    """One engagement of a firm to advise, and the ids of the persons it names, if any."""

    record: Record
    people: frozenset[str]
    items: frozenset[str] | None
    since: date | None
    until: date | None
    doubt: str

    def is_about(self, item: str) -> bool:
        """Whether `item` was advised on."""
        return self.items is None or item in self.items


def is_near(advice: Tenure | FirmAdvice, clear: date, end: date) -> bool:
    """Whether the advice had begun by `end` and lasts, or ended after `clear`."""
    begun = advice.since is None or advice.since <= end
    return begun and not advice.doubt and (advice.until is None or advice.until > clear)


def advice_by_person(run: Pass) -> dict[str, list[Advice]]:
    """By person id, every engagement to advise that names the person (a derivation)."""
    found: dict[str, list[Advice]] = {}
    for engagement in _engagements(run):
        items, unknown = _subject(engagement, run)
        for tenure in tenures(engagement, ("person",), "adviser", run, engagement.data):
            known = tenure._replace(doubt=tenure.doubt or unknown)
            found.setdefault(tenure.person.id, []).append(Advice(known, items))
    return found


def advice_by_firm(run: Pass) -> dict[str, list[FirmAdvice]]:
    """By name of the firm, in small letters, its engagements to advise (a derivation).

    An engagement that names a person and no firm is one of the person's firm.
    """
    found: dict[str, list[FirmAdvice]] = {}
    for engagement in _engagements(run):
        items, unknown = _subject(engagement, run)
        since, until, doubt = span_of(engagement.data, engagement, run)
        people = [t.person for t in tenures(engagement, ("person",), "adviser", run)]
        named = engagement.text("firm") or next((p.text("firm") for p in people), "")
        if named:
            ids = frozenset(person.id for person in people)
            one = FirmAdvice(engagement, ids, items, since, until, doubt or unknown)
            found.setdefault(named.casefold(), []).append(one)
    return found


def _engagements(run: Pass) -> Iterator[Record]:
    return (one for one in run.register.of("engagement") if one.text("type") == CONSULTANCY)


def _subject(engagement: Record, run: Pass) -> tuple[frozenset[str] | None, str]:
    """What an engagement is about, None for everything, and why that cannot be told."""
    items = scope_of(engagement, run)
    written = bool(engagement.strings("scope"))
    if not written or is_whole(items, run):
        return None, ""
    unknown = "" if items else f"the scope of {engagement.id} names nothing on record"
    return frozenset(items), unknown
