"""What the records leave out that would be needed to judge an auditor's independence."""

from __future__ import annotations

from collections.abc import Sequence

from isms_lint.records.record import Record
from isms_lint.rules import Pass, Related
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import ended_on
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.independence.auditors import Auditor
from isms_lint_iso27001.derive.independence.relations import Relation
from isms_lint_iso27001.derive.people.reporting_line import managers
from isms_lint_iso27001.derive.people.tenures import tenures
from isms_lint_iso27001.derive.responsibility.responsibilities import responsibilities
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import collapse_scope


class Gap(NamedTuple):
    """One thing that is missing: the message it belongs under, its words, what shows it.

    `lacking` names it, each item without an owner by itself; of somebody who is nobody on record it
    names nothing, the entry of the team does.
    """

    message: str
    text: str
    lacking: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()


def gaps_of(
    auditor: Auditor, ties: Sequence[Relation], audit: Record | None, period: Period, run: Pass
) -> list[Gap]:
    """What is missing for `auditor`. Of an auditor who is nobody on record, only that. `audit` is None
    where it is asked who could audit.

    Of an item with a tie it is known what to think; where all have one, nothing is missing.
    """
    person = auditor.person
    if person is None:
        return [_unresolved(auditor, period, run)]
    tied = {tie.item for tie in ties}
    if auditor.items and tied.issuperset(auditor.items):
        return []
    gaps = (
        _ownerless(auditor, tied, period, run),
        _without_engagement(person, audit, period, run)
        if is_outsider(person, period, run)
        else _without_line(person, period, run),
    )
    return [gap for gap in gaps if gap is not None]


def is_outsider(person: Record, period: Period, run: Pass) -> bool:
    """Whether the person is of a firm, or is in no reporting line and was hired to audit."""
    if person.text("firm"):
        return True
    hired = person.id in run.derive(_audit_engagements)
    return hired and _without_line(person, period, run) is not None


def _unresolved(auditor: Auditor, period: Period, run: Pass) -> Gap:
    role = run.register.find(auditor.reference, "role")
    if role is not None:
        text = (
            f"nobody on record held the role {role.id} in the time of the audit ({_days(period)})"
        )
        return Gap(
            "unresolved", text, related=(Related(role, ("holders",), "the holders are here"),)
        )
    if not auditor.reference:
        return Gap("unresolved", "a team entry names no auditor")
    return Gap("unresolved", f"the auditor {quote(auditor.reference)} is no person on record")


def _ownerless(auditor: Auditor, tied: set[str], period: Period, run: Pass) -> Gap | None:
    known = run.derive(responsibilities)
    items = auditor.items
    without = known.unowned([item for item in items if item not in tied], period)
    if not without:
        return None
    count = "" if len(items) == 1 else f"{len(without)} of {len(items)} items, "
    text = f"no owner is on record of {count}{collapse_scope(without, run)}"
    return Gap("ownerless", text, tuple(without))


def _without_line(person: Record, period: Period, run: Pass) -> Gap | None:
    if person.text("unit") or managers(person, period, run):
        return None
    text = "neither a manager nor a unit is on record, nor a `firm` if they come from outside"
    related = (Related(person, (), f"{person.id} has no manager, unit or firm here"),)
    return Gap("reporting-line", text, ("reporting-line",), related)


def _without_engagement(
    person: Record, audit: Record | None, period: Period, run: Pass
) -> Gap | None:
    """An external auditor's gap, unless one engagement lasts from the first day of fieldwork to the
    last; where that is not on record, to the end of the audit.

    For an audit that is still ahead somebody may be hired yet.
    """
    if period.start > run.as_of:
        return None
    last = None if audit is None else ended_on(audit, run)
    fieldwork = period if last is None else Period(period.start, max(period.start, last))
    near = engagements_of(person, period, run)
    if any(_spans(engagement, fieldwork, run) for engagement in near):
        return None
    firm = person.text("firm")
    whose = f"{person.id} or {firm}" if firm else person.id
    text = f"no internal-audit engagement of {whose} spans the fieldwork ({_days(fieldwork)})"
    related = (Related(one, (), f"{one.id} does not span the fieldwork") for one in near)
    return Gap("engagement", text, ("engagement",), tuple(related))


def engagements_of(person: Record, period: Period, run: Pass) -> list[Record]:
    """The engagements for internal audits of the person, or of the firm without naming anybody."""
    firm = person.text("firm")
    known = run.derive(_audit_engagements)
    found = (*known.get(person.id, ()), *(known.get(firm.casefold(), ()) if firm else ()))
    return [one for one in found if _is_of(one, person, period, run)]


def is_hired_to_audit(person: Record, run: Pass) -> bool:
    """Whether the person, or the firm without naming anybody, was ever hired for internal audits."""
    known = run.derive(_audit_engagements)
    firm = person.text("firm").casefold()
    return person.id in known or (bool(firm) and firm in known)


def engagement_over(person: Record, period: Period, run: Pass) -> Record | None:
    """The first of them that lasts over the whole period."""
    found = engagements_of(person, period, run)
    return next((one for one in found if _spans(one, period, run)), None)


def _audit_engagements(run: Pass) -> dict[str, list[Record]]:
    """Engagements for internal audits, by whom they name: persons by id, else the firm."""
    found: dict[str, dict[Record, None]] = {}
    for engagement in run.register.of("engagement"):
        if engagement.text("type") != "internal-audit":
            continue
        people = [t.person.id for t in tenures(engagement, ("person",), "", run)]
        whole_firm = engagement.get("person") is None
        for key in [engagement.text("firm").casefold()] if whole_firm else people:
            found.setdefault(key, {})[engagement] = None
    return {key: list(engagements) for key, engagements in found.items()}


def _is_of(engagement: Record, person: Record, period: Period, run: Pass) -> bool:
    """Whether the engagement is of the person, or of the person's firm without naming anybody."""
    if engagement.get("person") is None:
        return engagement.text("firm").casefold() == person.text("firm").casefold()
    return person in run.people.holders(engagement.get("person"), period.start, period.end)


def _spans(engagement: Record, period: Period, run: Pass) -> bool:
    since, until = run.date(engagement, "from"), run.date(engagement, "to")
    # A date that is written and cannot be read shows nothing.
    starts = since <= period.start if since else engagement.get("from") is None
    ends = until >= period.end if until else engagement.get("to") is None
    return starts and ends


def _days(period: Period) -> str:
    start, end = period
    return f"{start}" if start == end else f"{start} to {end}"
