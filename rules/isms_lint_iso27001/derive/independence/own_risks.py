"""Risks of an auditor that the audited controls treat."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import Pass, Related
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.independence.auditors import auditor_ids, other_ids
from isms_lint_iso27001.derive.independence.relations import Case, Item, Relation
from isms_lint_iso27001.derive.people.tenures import Tenure, tenures
from isms_lint_iso27001.derive.risk.risks import is_active, items_of
from isms_lint_iso27001.derive.text.words import list_of


def owns_the_risk(case: Case, item: Item) -> Relation | None:
    """The auditor owned a risk that the item treats."""
    for tenure in case.fact(risks_of).get(item.id, ()):
        risk = tenure.record
        if tenure.during(case.period) and _is_live(risk, case.period, case.run):
            steps = (case.person.id, "owns", risk.id, "which is treated by")
            proof = (Related(risk, ("owner",), f"{case.person.id} is the owner here"),)
            return Relation("IND015", item.id, steps, proof)
    return None


def risks_of(case: Case) -> dict[str, list[Tenure]]:
    """By item, the risks the auditor owns or owned that it treats, at any time."""
    audits = case.person.id in case.run.derive(auditor_ids)
    return case.run.derive(_risks_of_auditors if audits else _risks_of_others).get(
        case.person.id, {}
    )


def unknown_risk_owners(case: Case) -> Iterator[str]:
    """What cannot be judged, as the owners of risks lead to nobody on record."""
    known = case.run.derive(_ownerless_risks)
    ids = sorted(
        {
            risk.id
            for item in (case.auditor.items if known else ())
            for risk in known.get(item, ())
            if _is_live(risk, case.period, case.run)
        }
    )
    if ids:
        yield f"the owner of {list_of(ids)} is no person or role on record"


def _risks_of_auditors(run: Pass) -> dict[str, dict[str, list[Tenure]]]:
    """By auditor and item, the risks the auditor owns or owned that the item treats."""
    return _risks_of(run.derive(auditor_ids), run)


def _risks_of_others(run: Pass) -> dict[str, dict[str, list[Tenure]]]:
    """The same of everybody who audits nothing yet."""
    return _risks_of(run.derive(other_ids), run)


def _risks_of(people: frozenset[str], run: Pass) -> dict[str, dict[str, list[Tenure]]]:
    found: dict[str, dict[str, list[Tenure]]] = {}
    for risk in run.register.of("risk"):
        for tenure in tenures(risk, ("owner",), "owner", run):
            if tenure.person.id not in people:
                continue
            of_person = found.setdefault(tenure.person.id, {})
            for item in items_of(risk, run):
                of_person.setdefault(item, []).append(tenure)
    return found


def _ownerless_risks(run: Pass) -> dict[str, list[Record]]:
    """By item, the risks whose owner is written and leads to nobody on record."""
    found: dict[str, list[Record]] = {}
    for risk in run.register.of("risk"):
        owner = risk.get("owner")
        if owner is not None and run.register.find(owner, "person", "role") is None:
            for item in items_of(risk, run):
                found.setdefault(item, []).append(risk)
    return found


def _is_live(risk: Record, period: Period, run: Pass) -> bool:
    """Whether the risk was known in the period and not closed before it."""
    since, until = run.date(risk, "identified_on"), run.date(risk, "closed_on")
    known = since is None or since <= period.end
    return known and (is_active(risk) or (until is not None and until >= period.start))
