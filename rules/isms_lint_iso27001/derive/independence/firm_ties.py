"""Ties between an auditor and an item that go through the firm the auditor works for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass, Related
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import is_of_certification_body, visit_on
from isms_lint_iso27001.derive.independence.consultancy import (
    FirmAdvice,
    advice_by_firm,
    advising,
    is_near,
)
from isms_lint_iso27001.derive.independence.relations import Case, Item, Relation
from isms_lint_iso27001.derive.independence.safeguards import has_safeguards
from isms_lint_iso27001.derive.people.tenures import overlap, span_of, still_runs, tenures

BODY_MONTHS = 24
"""Two years, as ISO/IEC 17021-1 5.2 asks of the body's own people."""


class Near(NamedTuple):
    """Advice of a firm that the auditor is of, or was of while it advised."""

    job: Employer
    advice: FirmAdvice


def firm_advised(case: Case, item: Item) -> Relation | None:
    """Others of the auditor's firm advised on the item too short a time ago, or still do.

    Nothing where the audit records a safeguard: two people of one firm can be kept apart.
    """
    near = next((one for one in case.fact(firms_advice) if one.advice.is_about(item.id)), None)
    if near is None:
        return None
    id, (job, advice) = case.person.id, near
    is_of = "is of" if still_runs(job, case.period) else f"was until {job.until} of"
    told = Related(job.record, job.path, f"{id} {is_of} {job.firm}")
    runs = is_of == "is of" and still_runs(advice, case.period)
    when = f"less than {case.run.option_of('IND008', 'consult_months')} months before"
    if advice.lead is None:
        preposition, verb = "on", "advises" if runs else f"advised {when}"
        through: tuple[str, ...] = (f"which {advising(advice, case.period)}",)
        hired = f"{job.firm} was hired to advise here"
    else:
        preposition, verb = "for", "answers" if runs else f"answered {when}"
        lead = advice.lead.person.id
        through = ("which sent", lead, "who holds", advice.lead.capacity, "which runs")
        hired = f"{lead} came through {job.firm}"
    owner = "their firm" if is_of == "is of" else "their former firm"
    return Relation(
        "IND008",
        item.id,
        (id, is_of, job.firm, *through),
        (Related(advice.record, ("firm",), hired), told),
        f"{preposition} which {owner}, {job.firm}, {verb}",
    )


def has_firm(case: Case) -> bool:
    """Whether the auditor is or was of any firm."""
    return bool(employers(case.person, case.run))


def firms_advice(case: Case) -> tuple[Near, ...]:
    """The advice of the auditor's firms that is near; none where a safeguard is recorded.

    Of a firm the auditor left before fieldwork only what it advised on while the auditor was there.
    """
    known = case.run.derive(advice_by_firm)
    if not known or _is_safeguarded(case):
        return ()
    period = case.period
    clear = add_months(period.start, -case.run.option_of("IND008", "consult_months"))
    now: list[Near] = []
    once: list[Near] = []
    for job in employers(case.person, case.run):
        if job.doubt or (job.since is not None and job.since > period.end):
            continue
        for advice in known.get(job.firm.casefold(), ()):
            if case.person.id in advice.people or not is_near(advice, clear, period.end):
                continue
            if still_runs(job, period):
                now.append(Near(job, advice))
            elif job.until is not None and job.until > clear and _was_there(job, advice):
                once.append(Near(job, advice))
    return (*now, *once)


def _is_safeguarded(case: Case) -> bool:
    return case.audit is not None and has_safeguards(case.audit)


def _was_there(job: Employer, advice: FirmAdvice) -> bool:
    return overlap((job.since, job.until), (advice.since, advice.until)) is not None


def works_for_the_body(case: Case, item: Item) -> Relation | None:
    """The auditor works, or worked too short a time ago, for the certification body."""
    found = case.fact(bodies_of)
    if found is None:
        return None
    job, body = found
    id, until = case.person.id, job.until
    certifies = "which certifies the organization"
    if body.visit is not None:
        certifies = "which audits the organization for certification"
    is_of = "is of"
    if still_runs(job, case.period):
        verb = f"works until {until} for" if until else "works for"
        said = f"{verb} {job.firm}, {certifies}"
    else:
        is_of = "was of"
        verb = f"worked until {until} for"
        said = f"left {job.firm}, {certifies}, on {until}, less than {BODY_MONTHS} months before"
    proof = (Related(job.record, job.path, f"{id} {is_of} {job.firm}"), body.told)
    return Relation("IND017", item.id, (id, verb, job.firm, certifies), proof, said)


def bodies_of(case: Case) -> tuple[Employer, Body] | None:
    """The certification body the auditor is of, or was of too short a time ago."""
    bodies = case.run.derive(_bodies)
    if not bodies:
        return None
    period = case.period
    clear = add_months(period.start, -BODY_MONTHS)
    for job in employers(case.person, case.run):
        body = bodies.get(job.firm.casefold())
        if body is None or job.doubt or (body.visit is not None and body.visit <= clear):
            continue
        if job.since is not None and job.since > period.end:
            continue
        if job.until is None or job.until > clear:
            return job, body
    return None


def firm_doubts(case: Case) -> Iterator[tuple[str, str]]:
    """The code of a rule, and what it cannot judge of the auditor's firms."""
    bodies, advice = case.run.derive(_bodies), case.run.derive(advice_by_firm)
    if advice and _is_safeguarded(case):
        advice = {}
    for job in employers(case.person, case.run) if bodies or advice else ():
        firm = job.firm.casefold()
        if firm in bodies:
            yield "IND017", job.doubt
        others = [one for one in advice.get(firm, ()) if case.person.id not in one.people]
        for one in others:
            yield "IND008", job.doubt
            yield "IND008", one.doubt


class Employer(NamedTuple):
    """A firm a person is or was of, when, and where that is written."""

    firm: str
    since: date | None
    until: date | None
    doubt: str
    record: Record
    path: FieldPath


def employers(person: Record, run: Pass) -> Sequence[Employer]:
    """The firms a person is or was of: today's, earlier ones, those that sent the person here."""
    return run.derive(_employers).get(person.id, ())


def _employers(run: Pass) -> dict[str, list[Employer]]:
    found: dict[str, list[Employer]] = {}
    for person in run.register.of("person"):
        firm = person.text("firm")
        jobs = [Employer(firm, None, None, "", person, ("firm",))] if firm else []
        for index, job in person.items("employment"):
            path = ("employment", index, "firm")
            jobs.append(Employer(person.text(*path), *span_of(job, person, run), person, path))
        if jobs:
            found[person.id] = jobs
    for engagement in run.register.of("engagement"):
        firm = engagement.text("firm")
        for tenure in tenures(engagement, ("person",), "", run, engagement) if firm else ():
            span = (tenure.since, tenure.until, tenure.doubt)
            sent = Employer(firm, *span, engagement, ("firm",))
            found.setdefault(tenure.person.id, []).append(sent)
    return found


class Body(NamedTuple):
    """A certification body, where it is named, and the day of its last visit where it no longer
    holds the certificate.
    """

    told: Related
    visit: date | None


def _bodies(run: Pass) -> dict[str, Body]:
    """The certification bodies of the organization, by name in small letters (a derivation)."""
    found: dict[str, Body] = {}
    for audit in run.register.of("external-audit"):
        day = visit_on(audit, run)
        name = audit.text("body")
        if day is None or not name or not is_of_certification_body(audit):
            continue
        before = found.get(name.casefold())
        if before is None or (before.visit is not None and before.visit < day):
            told = Related(audit, ("body",), f"{name} audits for certification here")
            found[name.casefold()] = Body(told, day)
    organization = run.register.organization
    body = organization.text("certificate", "body") if organization is not None else ""
    if organization is not None and body:
        told = Related(organization, ("certificate", "body"), f"{body} certifies it")
        found[body.casefold()] = Body(told, None)
    return found
