"""Who was hired to advise on the management system: persons, and firms as such."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.people.isms_leads import all_clauses, isms_leads
from isms_lint_iso27001.derive.people.tenures import Tenure, overlap, span_of, still_runs, tenures
from isms_lint_iso27001.derive.responsibility.responsibilities import is_whole, scope_of

CONSULTANCY = "isms-consultancy"


class Advice(NamedTuple):
    """One person in one engagement to advise. `items` is None where it is about everything."""

    tenure: Tenure
    items: frozenset[str] | None

    def is_about(self, item: str) -> bool:
        """Whether `item` was advised on."""
        return self.items is None or item in self.items


class FirmAdvice(NamedTuple):
    """One engagement of a firm to advise, and the ids of the persons it names, if any.

    A firm that was hired to run something, and one of whose people leads the management system,
    counts like one that advised on the clauses: `lead` is that person's time as its head.
    """

    record: Record
    people: frozenset[str]
    items: frozenset[str] | None
    since: date | None
    until: date | None
    doubt: str
    lead: Tenure | None = None

    def is_about(self, item: str) -> bool:
        """Whether `item` was advised on."""
        return self.items is None or item in self.items


def is_near(advice: Tenure | FirmAdvice, clear: date, end: date) -> bool:
    """Whether the advice had begun by `end` and lasts, or ended after `clear`."""
    begun = advice.since is None or advice.since <= end
    return begun and not advice.doubt and (advice.until is None or advice.until > clear)


def advising(advice: Tenure | FirmAdvice, period: Period) -> str:
    """What the adviser does, or did until when."""
    verb = "advises" if still_runs(advice, period) else "advised"
    return f"{verb} until {advice.until}" if advice.until else verb


def advice_by_person(run: Pass) -> dict[str, list[Advice]]:
    """By person id, every engagement to advise that names the person (a derivation)."""
    found: dict[str, list[Advice]] = {}
    for engagement in _engagements(run):
        items, unknown = _subject(engagement, run)
        for tenure in tenures(engagement, ("person",), "adviser", run, engagement):
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
        since, until, doubt = span_of(engagement, engagement, run)
        people = [t.person for t in tenures(engagement, ("person",), "adviser", run)]
        ids = frozenset(person.id for person in people)
        one = FirmAdvice(engagement, ids, items, since, until, doubt or unknown)
        _enter(found, engagement, people, one)
    leads = [tenure for held in run.derive(isms_leads).values() for tenure in held]
    for engagement in run.register.of("engagement") if leads else ():
        if engagement.text("type") == "operation":
            for hired in tenures(engagement, ("person",), "", run, engagement):
                for lead in (one for one in leads if one.person is hired.person):
                    _enter(found, engagement, [lead.person], _led(engagement, hired, lead, run))
    return found


def _enter(
    found: dict[str, list[FirmAdvice]],
    engagement: Record,
    people: list[Record],
    advice: FirmAdvice | None,
) -> None:
    firm = engagement.text("firm") or next((person.text("firm") for person in people), "")
    if firm and advice is not None:
        found.setdefault(firm.casefold(), []).append(advice)


def _led(engagement: Record, hired: Tenure, lead: Tenure, run: Pass) -> FirmAdvice | None:
    """The time in which somebody hired to run something led the management system."""
    both = overlap((hired.since, hired.until), (lead.since, lead.until))
    if both is None:
        return None
    people, clauses = frozenset({lead.person.id}), run.derive(all_clauses)
    doubt = hired.doubt or lead.doubt
    return FirmAdvice(engagement, people, clauses, *both, doubt, lead)


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
