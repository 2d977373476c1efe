"""Risks of an auditor that the audited controls treat."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import Pass, Related
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.dates.first_in_time import FirstInTime
from isms_lint_iso27001.derive.dates.spans import Spans
from isms_lint_iso27001.derive.independence.auditors import auditor_ids, other_ids
from isms_lint_iso27001.derive.independence.relations import Case, Item, Relation
from isms_lint_iso27001.derive.people.tenures import tenures
from isms_lint_iso27001.derive.risk.risks import is_active, items_of
from isms_lint_iso27001.derive.text.words import list_of


def owns_the_risk(case: Case, item: Item) -> Relation | None:
    """The auditor owned a risk that the item treats."""
    known = case.fact(risks_of).get(item.id)
    risk = known.first(*case.period) if known is not None else None
    if risk is None:
        return None
    steps = (case.person.id, "owns", risk.id, "which is treated by")
    proof = (Related(risk, ("owner",), f"{case.person.id} is the owner here"),)
    return Relation("IND015", item.id, steps, proof)


def risks_of(case: Case) -> dict[str, FirstInTime[Record]]:
    """By item, the risks the auditor owns or owned that it treats, in the time that is so."""
    audits = case.person.id in case.run.derive(auditor_ids)
    return case.run.derive(_risks_of_auditors if audits else _risks_of_others).get(
        case.person.id, {}
    )


def unknown_risk_owners(case: Case) -> Iterator[str]:
    """What cannot be judged, as the owners of risks lead to nobody on record."""
    known = case.run.derive(_ownerless_risks)
    if not known:
        return
    before, end = add_days(case.period.start, -1), case.period.end
    ids = sorted(
        {
            id
            for item in case.auditor.items
            if item in known
            for id in known[item].meeting(before, end)
        }
    )
    if ids:
        yield f"the owner of {list_of(ids)} is no person or role on record"


_Risks = dict[str, dict[str, FirstInTime[Record]]]


def _risks_of_auditors(run: Pass) -> _Risks:
    """By auditor and item, the risks the auditor owns or owned that the item treats."""
    return _risks_of(run.derive(auditor_ids), run)


def _risks_of_others(run: Pass) -> _Risks:
    """The same of everybody who audits nothing yet."""
    return _risks_of(run.derive(other_ids), run)


def _risks_of(people: frozenset[str], run: Pass) -> _Risks:
    found: dict[str, dict[str, list[tuple[date, date, Record]]]] = {}
    for risk in run.register.of("risk"):
        for tenure in tenures(risk, ("owner",), "owner", run):
            if tenure.person.id not in people or tenure.doubt:
                continue
            live = _live(risk, run)
            if live is None:
                break
            begins = max(live.start, tenure.since or date.min)
            ends = min(live.end, tenure.until or date.max)
            of_person = found.setdefault(tenure.person.id, {})
            for item in items_of(risk, run):
                of_person.setdefault(item, []).append((begins, ends, risk))
    return {
        person: {item: FirstInTime(spans) for item, spans in of_person.items()}
        for person, of_person in found.items()
    }


def _ownerless_risks(run: Pass) -> dict[str, Spans[str]]:
    """By item, the ids of the risks whose owner is written and leads to nobody on record."""
    found: dict[str, list[tuple[date, date, str]]] = {}
    for risk in run.register.of("risk"):
        owner = risk.get("owner")
        if owner is None or run.register.find(owner, "person", "role") is not None:
            continue
        live = _live(risk, run)
        if live is None:
            continue
        for item in items_of(risk, run):
            found.setdefault(item, []).append((*live, risk.id))
    return {item: Spans(spans) for item, spans in found.items()}


def _live(risk: Record, run: Pass) -> Period | None:
    """From when to when the risk was known and not closed; None where nothing tells that it was."""
    since, until = run.date(risk, "identified_on"), run.date(risk, "closed_on")
    ends = date.max if is_active(risk) else until
    return None if ends is None else Period(since or date.min, ends)
