"""The organization, audits by others, and waivers."""

from __future__ import annotations

from datetime import date

from isms_lint.offers.draft import Asked, Draft, Drafted, NoDraft
from isms_lint.records.dates import add_months
from isms_lint.records.free_ids import free_ids
from isms_lint.records.validate import nearest
from isms_lint.rules import Pass, RuleNames
from isms_lint_iso27001.derive.certification.next_visit import sort_of_visit
from isms_lint_iso27001.derive.certification.year import regular_visits
from isms_lint_iso27001.derive.people.answerable import answerable, who
from isms_lint_iso27001.drafts.beginning import Beginning
from isms_lint_iso27001.drafts.given import day_given, word_given
from isms_lint_iso27001.drafts.offered import people, some, top_management

_TYPES = {
    "stage-1": "STAGE-1-{year}",
    "stage-2": "STAGE-2-{year}",
    "certification": "CERT-{year}",
    "surveillance": "SURV-{year}",
    "recertification": "RECERT-{year}",
    "transition": "TRANS-{year}",
    "special": "SPECIAL-{year}",
    "customer": "CUST-{year}-{number}",
}
_MOST = 12


def _organization(asked: Asked) -> Drafted:
    begun = Beginning()
    begun.ask("name", "what is it called?")
    begun.ask("timezone", "in which timezone does it work?", "Europe/Amsterdam")
    begun.ask("headcount", "how many people work there?")
    begun.ask("edition", "by which edition of ISO/IEC 27001?", '"2022"')
    begun.ask("top_management", f"who is top management?{people(asked.run)}", "[...]")
    begun.ask("nonconformity_grades", "which grades do nonconformities get?", "[major, minor]")
    for field, question in (
        ("internal_audit_months", "months between internal audits"),
        ("management_review_months", "months between management reviews"),
        ("risk_assessment_months", "months between risk assessments"),
    ):
        begun.ask(("intervals", field), question, "12")
    begun.ask(("certificate", "body"), "who certified it?")
    begun.ask(("certificate", "decided_on"), "when?")
    begun.ask(("certificate", "expires_on"), "until when?")
    return begun.drafted()


def _external_audit(asked: Asked) -> Drafted:
    run = asked.run
    organization = run.register.organization
    sort = word_given(asked, "type", tuple(_TYPES))
    planned = day_given(asked, "planned-on")
    due = _next_visit(run)
    begun = Beginning(status="planned")
    begun.put_or_ask(
        "type", sort, f"of which sort?{_likely(planned or due, run)}", " | ".join(_TYPES)
    )
    body = "" if organization is None else organization.text("certificate", "body")
    if sort == "customer":
        begun.ask("body", "which customer?")
    else:
        begun.put_or_ask("body", body, "who audits?")
    about = f" About a year after the last it would be {due}" if due is not None else ""
    begun.put_or_ask("planned_on", planned, f"when?{about}")
    edition = run.register.edition(None)
    begun.put("criteria", [f"ISO/IEC 27001:{edition}"] if edition and sort != "customer" else [])
    if sort == "customer":
        begun.ask("criteria", "against what?")
    day = planned or due or run.as_of
    known = run.register.of("external-audit")
    like = [one.id for one in known if sort and one.text("type") == sort]
    pattern = _TYPES.get(sort or "", "EXT-{year}-{number}")
    return begun.drafted(next(free_ids(like, run.register, day.year, pattern)))


def _next_visit(run: Pass) -> date | None:
    """A year after the last regular visit of the certification body, done or planned."""
    visits = run.derive(regular_visits)
    return add_months(visits[-1].start, 12) if visits else None


def _likely(day: date | None, run: Pass) -> str:
    """What it will be, by the end of the certificate."""
    organization = run.register.organization
    if day is None or organization is None:
        return ""
    expires = run.date(organization, "certificate", "expires_on")
    if expires is None:
        return ""
    return f" The certificate ends on {expires}: {sort_of_visit(day, expires)}"


def _waiver(asked: Asked) -> Drafted:
    run = asked.run
    rule, target = asked.options.get("rule"), asked.options.get("target")
    begun = Beginning()
    begun.put_or_ask("rule", rule, f"which rule?{_findings(run)}")
    begun.put_or_ask("target", target, "on which record?")
    if rule is not None or target is not None:
        _refuse_what_is_not_found(rule, target, run)
    begun.ask("reason", "why is that accepted, and what is done meanwhile?")
    approvers = [id for id in top_management(run) if id not in _concerned(target, run)]
    begun.ask("approved_by", f"who accepts it? Nobody whom it is about{some(approvers)}")
    begun.ask("approved_on", "when?")
    begun.ask("expires_on", "until when? On the day after it is found again")
    return begun.drafted()


def _findings(run: Pass) -> str:
    """What is found, as a rule and a record."""
    found = sorted({f"{one.code} on {one.record_id}" for one in run.found if one.record_id})
    return some(found)


def _refuse_what_is_not_found(rule: str | None, target: str | None, run: Pass) -> None:
    """Raise NoDraft where the rule has no finding on the record: there is nothing to accept."""
    if rule is None or target is None:
        raise NoDraft("a waiver is for a finding: say both --rule and --target")
    names = RuleNames(run.rules)
    codes = names.codes(rule)
    if not codes:
        raise NoDraft(f"--rule {rule}: no such rule; {nearest(rule, run.rules)}".rstrip("; "))
    if all(run.rules[code].unsuppressible for code in codes):
        raise NoDraft(f"--rule {rule}: what guards the gate itself nobody waives")
    if not run.selected.intersection(codes):
        raise NoDraft(f"--rule {rule}: it does not run here, so it finds nothing to accept")
    found = sorted({one.record_id for one in run.found if one.code in codes and one.record_id})
    if target in found:
        return
    elsewhere = (
        f"it finds something in {', '.join(found[:_MOST])}" if found else "nor anywhere else"
    )
    raise NoDraft(f"--target {target}: {rule} finds nothing there; {elsewhere}")


def _concerned(target: str | None, run: Pass) -> set[str]:
    """The people whom the target is about, or who answer for it."""
    record = run.register.get(target) if target else None
    if record is None:
        return set()
    return {person.id for one in answerable(record, run) for person in who(one, run.as_of, run)}


def _stated_count(_asked: Asked) -> Drafted:
    begun = Beginning()
    begun.ask("label", "what is counted, in words?")
    begun.ask("count", "how many?")
    begun.ask("of", "records of which kind?")
    begun.ask("field", "with which field?")
    begun.ask("value", "that has which value?")
    return begun.drafted()


OUTSIDE = (
    Draft("organization", {}, _organization, "{name}", "."),
    Draft(
        "external-audit",
        {"type": f"its sort: {', '.join(_TYPES)}", "planned-on": "the day for which it is planned"},
        _external_audit,
        "EXT-{year}-{number}",
        "audits",
    ),
    Draft(
        "waiver",
        {"rule": "the rule, by code or name", "target": "the id of the record with the finding"},
        _waiver,
        "WV-{number}",
        "waivers",
    ),
    Draft("stated-count", {}, _stated_count, "COUNT-{number}", "reports"),
)
