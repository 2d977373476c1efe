"""Ties between an auditor and an item that go through the firm the auditor works for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from isms_lint.documents.positions import FieldPath
from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass, Related
from isms_lint_iso27001.derive.audits import is_of_certification_body, visit_on
from isms_lint_iso27001.derive.consultancy import advice_by_firm, is_near
from isms_lint_iso27001.derive.relations import Case, Item, Relation
from isms_lint_iso27001.derive.safeguards import has_safeguards
from isms_lint_iso27001.derive.tenures import span_of, tenures

BODY_MONTHS = 24
"""Two years, as ISO/IEC 17021-1 5.2 asks of the body's own people."""


def firm_advised(case: Case, item: Item) -> Relation | None:
    """Others of the auditor's firm advised on the item too short a time ago.

    Nothing where the audit records a safeguard: two people of one firm can be kept apart.
    """
    firm = case.person.text("firm")
    known = case.run.derive(advice_by_firm).get(firm.casefold(), ()) if firm else ()
    if not known or has_safeguards(case.audit):
        return None
    clear = add_months(case.period.start, -case.run.option_of("IND008", "consult_months"))
    for advice in known:
        if case.person.id in advice.people or not advice.is_about(item.id):
            continue
        if is_near(advice, clear, case.period.end):
            until = f"which advised until {advice.until}" if advice.until else "which advises"
            proof = (
                Related(advice.record, ("firm",), f"{firm} was hired to advise here"),
                Related(case.person, ("firm",), f"{case.person.id} is of {firm}"),
            )
            return Relation("IND008", item.id, (case.person.id, "is of", firm, until), proof)
    return None


def works_for_the_body(case: Case, item: Item) -> Relation | None:
    """The auditor works, or worked too short a time ago, for the certification body."""
    bodies = case.run.derive(_bodies)
    if not bodies:
        return None
    clear = add_months(case.period.start, -BODY_MONTHS)
    for job in employers(case.person, case.run):
        body = bodies.get(job.firm.casefold())
        if body is None or job.doubt or (body.visit is not None and body.visit <= clear):
            continue
        if job.since is not None and job.since > case.period.end:
            continue
        if job.until is None or job.until > clear:
            verb = "works for" if job.until is None else f"worked until {job.until} for"
            proof = (
                Related(job.record, job.path, f"{case.person.id} is of {job.firm}"),
                body.told,
            )
            steps = (case.person.id, verb, job.firm, "which certifies the organization")
            return Relation("IND017", item.id, steps, proof)
    return None


def firm_doubts(case: Case) -> Iterator[tuple[str, str]]:
    """The code of a rule, and what it cannot judge of the auditor's firm."""
    firm = "" if has_safeguards(case.audit) else case.person.text("firm").casefold()
    for advice in case.run.derive(advice_by_firm).get(firm, ()) if firm else ():
        if case.person.id not in advice.people:
            yield "IND008", advice.doubt
    bodies = case.run.derive(_bodies)
    for job in employers(case.person, case.run) if bodies else ():
        if job.firm.casefold() in bodies:
            yield "IND017", job.doubt


class Employer(NamedTuple):
    """A firm a person is or was of, when, and where that is written."""

    firm: str
    since: date | None
    until: date | None
    doubt: str
    record: Record
    path: FieldPath


def employers(person: Record, run: Pass) -> Iterator[Employer]:
    """The firms a person is or was of: today's, earlier ones, those that sent the person here."""
    if person.text("firm"):
        yield Employer(person.text("firm"), None, None, "", person, ("firm",))
    for index, job in person.items("employment"):
        path = ("employment", index, "firm")
        yield Employer(person.text(*path), *span_of(job, person, run), person, path)
    yield from run.derive(_sent_by).get(person.id, ())


def _sent_by(run: Pass) -> dict[str, list[Employer]]:
    found: dict[str, list[Employer]] = {}
    for engagement in run.register.of("engagement"):
        firm = engagement.text("firm")
        for tenure in tenures(engagement, ("person",), "", run, engagement.data) if firm else ():
            span = (tenure.since, tenure.until, tenure.doubt)
            job = Employer(firm, *span, engagement, ("firm",))
            found.setdefault(tenure.person.id, []).append(job)
    return found


class _Body(NamedTuple):
    """A certification body, where it is named, and the day of its last visit where it no longer
    holds the certificate.
    """

    told: Related
    visit: date | None


def _bodies(run: Pass) -> dict[str, _Body]:
    """The certification bodies of the organization, by name in small letters (a derivation)."""
    found: dict[str, _Body] = {}
    for audit in run.register.of("external-audit"):
        day = visit_on(audit, run)
        name = audit.text("body")
        if day is None or not name or not is_of_certification_body(audit):
            continue
        before = found.get(name.casefold())
        if before is None or (before.visit is not None and before.visit < day):
            told = Related(audit, ("body",), f"{name} audits for certification here")
            found[name.casefold()] = _Body(told, day)
    organization = run.register.organization
    body = organization.text("certificate", "body") if organization is not None else ""
    if organization is not None and body:
        told = Related(organization, ("certificate", "body"), f"{body} certifies it")
        found[body.casefold()] = _Body(told, None)
    return found
