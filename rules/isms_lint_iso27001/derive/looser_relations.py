"""Ties between an auditor and an item that go through something else: a firm, a document, a risk, the
audit programme.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass, Related
from isms_lint_iso27001.derive.audit_criteria import programme_of
from isms_lint_iso27001.derive.nine_two import CLAUSES, audited_by_others, is_only_auditor
from isms_lint_iso27001.derive.relations import Case, Item, Relation
from isms_lint_iso27001.derive.responsibilities import is_whole, scope_of
from isms_lint_iso27001.derive.risks import is_active, items_of

_BODY_MONTHS = 24
"""Two years, as ISO/IEC 17021-1 5.2 asks of the body's own people."""


def works_for_the_body(case: Case, item: Item) -> Relation | None:
    """The auditor works, or worked too short a time ago, for the certification body."""
    bodies = case.run.derive(_bodies)
    clear = add_months(case.period.start, -_BODY_MONTHS)
    for firm, until, path in _employers(case.person, case.run):
        place = bodies.get(firm.casefold())
        if place is not None and (until is None or until > clear):
            verb = "works for" if until is None else f"worked until {until} for"
            steps = (case.person.id, verb, firm, "which certifies the organization and")
            proof = (Related(case.person, path, f"{case.person.id} is of {firm}"), place)
            return Relation("IND017", item.id, (*steps, "is to judge"), proof)
    return None


def firm_advised(case: Case, item: Item) -> Relation | None:
    """Somebody of the auditor's firm advised on the item too short a time ago."""
    firm = case.person.text("firm").casefold()
    if not firm:
        return None
    clear = add_months(case.period.start, -case.run.option_of("IND008", "consult_months"))
    for advice in case.run.derive(_firms_advice).get(firm, ()):
        if advice.person is case.person or (
            advice.items is not None and item.id not in advice.items
        ):
            continue
        began_later = advice.since is not None and advice.since > case.period.end
        if not began_later and (advice.until is None or advice.until > clear):
            until = f"advised until {advice.until}" if advice.until else "advises"
            steps = (case.person.id, "is of", case.person.text("firm"), until)
            proof = (Related(advice.record, ("firm",), "the firm was hired to advise here"),)
            return Relation("IND008", item.id, steps, proof)
    return None


def wrote_or_approved(case: Case, item: Item) -> Relation | None:
    """The auditor wrote or approved, not long ago, the document in force that rules the item."""
    clear = add_months(case.period.start, -case.run.option_of("IND009", "prior_months"))
    for work in case.run.derive(_documents_by_item).get(item.id, ()):
        if not (clear < work.day <= case.period.end):
            continue
        for path, id in work.people:
            if case.person in case.run.people.holders(id, work.day):
                verb = "approved" if path[0] == "approved_by" else "wrote"
                steps = (case.person.id, verb, work.record.id, "which rules")
                proof = (Related(work.record, path, f"{case.person.id} {verb} it, {work.day}"),)
                return Relation("IND009", item.id, steps, proof)
    return None


def owns_the_risk(case: Case, item: Item) -> Relation | None:
    """The auditor owns a risk that the item treats."""
    for risk in case.run.derive(_risks_by_item).get(item.id, ()):
        if case.person in case.run.people.holders(
            risk.get("owner"), case.period.start, case.period.end
        ):
            steps = (case.person.id, "owns", risk.id, "which is treated by")
            proof = (Related(risk, ("owner",), f"{case.person.id} is the owner here"),)
            return Relation("IND015", item.id, steps, proof)
    return None


def runs_the_programme(case: Case, item: Item) -> Relation | None:
    """The auditor manages the audit programme, or is its only auditor, and audits internal audit."""
    if item.id not in CLAUSES:
        return None
    programme = programme_of(case.audit, case.run)
    if programme is None or audited_by_others(case.person, programme, case.run):
        return None
    if case.person in case.run.people.holders(
        programme.get("manager"), case.period.start, case.period.end
    ):
        proof = (Related(programme, ("manager",), f"{case.person.id} manages it"),)
        steps = (case.person.id, "manages", programme.id, "and audits")
        return Relation("IND013", item.id, steps, proof)
    if is_only_auditor(case.person, programme, case.run):
        proof = (Related(programme, ("entries",), f"{case.person.id} does all its audits"),)
        steps = (case.person.id, "is the only auditor of", programme.id, "and audits")
        return Relation("IND013", item.id, steps, proof)
    return None


class _Advice(NamedTuple):
    """One engagement of a firm to advise; `person` if it names one; None for all of the system."""

    record: Record
    person: Record | None
    items: frozenset[str] | None
    since: date | None
    until: date | None


class _Work(NamedTuple):
    """A document, and who wrote or approved it on which day."""

    record: Record
    day: date
    people: list[tuple[tuple[str | int, ...], str]]


def _employers(person: Record, run: Pass) -> list[tuple[str, date | None, tuple[str | int, ...]]]:
    """The firms a person is or was of, until when (None: still)."""
    found: list[tuple[str, date | None, tuple[str | int, ...]]] = []
    if person.text("firm"):
        found.append((person.text("firm"), run.date(person, "to"), ("firm",)))
    for index, job in person.items("employment"):
        until = run.date(person, "employment", index, "to")
        found.append((str(job.get("firm", "")), until, ("employment", index, "firm")))
    return found


def _bodies(run: Pass) -> dict[str, Related]:
    """The certification bodies of the organization, and where they are named (a derivation)."""
    found: dict[str, Related] = {}
    organization = run.register.organization
    if organization is not None and organization.text("certificate", "body"):
        body = organization.text("certificate", "body")
        path = ("certificate", "body")
        found[body.casefold()] = Related(organization, path, f"{body} certifies it")
    return found


def _firms_advice(run: Pass) -> dict[str, list[_Advice]]:
    found: dict[str, list[_Advice]] = {}
    for engagement in run.register.of("engagement"):
        if engagement.text("type") != "isms-consultancy":
            continue
        person = run.register.find(engagement.get("person"), "person")
        firm = engagement.text("firm") or (person.text("firm") if person is not None else "")
        items = scope_of(engagement, run)
        everything = not engagement.strings("scope") or is_whole(items, run)
        advice = _Advice(
            engagement,
            person,
            None if everything else frozenset(items),
            run.date(engagement, "from"),
            run.date(engagement, "to"),
        )
        if firm:
            found.setdefault(firm.casefold(), []).append(advice)
    return found


def _documents_by_item(run: Pass) -> dict[str, list[_Work]]:
    found: dict[str, list[_Work]] = {}
    for record in run.register.of("document", "statement-of-applicability", "risk-assessment"):
        if record.text("status") in ("draft", "in-review", "superseded", "withdrawn"):
            continue
        field = "completed_on" if record.kind == "risk-assessment" else "approved_on"
        day = run.date(record, field)
        people = [*record.strings("authors"), *record.strings("approved_by")]
        if day is None or not people:
            continue
        for item in _ruled(record, run):
            found.setdefault(item, []).append(_Work(record, day, people))
    return found


_OF_KIND = {
    "statement-of-applicability": ("6.1.3",),
    "risk-assessment": ("6.1.2", "8.2"),
}


def _ruled(record: Record, run: Pass) -> set[str]:
    """What a document rules: itself, the controls and clauses it names."""
    texts = [text for field in ("controls", "clauses") for _, text in record.strings(field)]
    leaves = {leaf for text in texts for leaf in run.register.resolve(text, record).leaves}
    return leaves | {record.id} | set(_OF_KIND.get(record.kind, ()))


def _risks_by_item(run: Pass) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for risk in run.register.of("risk"):
        for item in items_of(risk, run) if is_active(risk) else ():
            found.setdefault(item, []).append(risk)
    return found
