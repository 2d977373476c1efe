"""IND016: a small organization records what it did where independence is thin."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.independence.auditors import Auditor
from isms_lint_iso27001.derive.independence.gaps import is_outsider
from isms_lint_iso27001.derive.independence.independence import Independence, independence
from isms_lint_iso27001.derive.independence.relations import Relation
from isms_lint_iso27001.derive.independence.safeguards import has_safeguards
from isms_lint_iso27001.derive.text.words import list_of

_WARNINGS = frozenset({"IND003", "IND004", "IND006", "IND008", "IND009", "IND013", "IND015"})


@rule(
    code="IND016",
    name="no-safeguard-small-org",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("ISO 19011 independence principle",),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "none": (
            "in an organization of {people}, {auditors} {verb} close to what was audited (see"
            " {codes}): the audit does not say what was done about it"
        )
    },
    options={
        "small_org": {
            "type": "integer",
            "minimum": 0,
            "default": 50,
            "description": "With fewer people than this an organization is small.",
        }
    },
    needs={"organization", "person"},
    related=(
        "IND004",
        "IND006",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A small organization records what it did where independence is thin.

    What it checks
        In an organization with a `headcount` below 50 (`small_org`): whether an audit in which an
        auditor is close to what was audited (IND003, IND004, IND006, IND008, IND009, IND013,
        IND015) records a safeguard: `safeguards`, an external auditor in the team, or somebody in
        the team without a tie who covers the same items.
    Why it matters
        Where nine people do everything, the auditor mostly knows the auditee. Assessors accept that
        where the organization saw it and did something about it.
    How to fix
        Write in `safeguards` what was done: a second reader, a split scope, an external auditor for
        the part in question.
    Not reported
        Audits with an external auditor, unless of a firm that advised on the system. Ties that are
        errors: no safeguard mends those. The number 50 is custom, not the standard's.
    Bad
        {kind: organization, id: org, headcount: 9}
        ---
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        team: [{person: omar, function: lead}]
        ---
        kind: person
        records: [{id: omar, unit: it}, {id: finn, unit: it}]
        ---
        {kind: process, id: operations, owner: finn, controls: [A.8.13]}
    Good
        {kind: organization, id: org, headcount: 9}
        ---
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        safeguards: second reader from finance
        team: [{person: omar, function: lead}]
        ---
        kind: person
        records: [{id: omar, unit: it}, {id: finn, unit: it}]
        ---
        {kind: process, id: operations, owner: finn, controls: [A.8.13]}
    """
    found = run.derive(independence).get(audit)
    if not isinstance(found, Independence):
        if found is not None:
            yield found
        return
    close = {
        auditor: tuple(tie for tie in ties if tie.code in _WARNINGS) for auditor, ties in found.ties
    }
    close = {auditor: ties for auditor, ties in close.items() if ties}
    if not close or has_safeguards(audit) or _is_guarded(close, found, run):
        doubts = found.doubts_of("IND016")
        if doubts and not has_safeguards(audit):
            yield NotEvaluated(doubts)
        return
    headcount = run.register.organization and run.register.organization.get("headcount")
    if not isinstance(headcount, int):
        yield NotEvaluated("the organization's `headcount` is not on record")
    elif headcount < run.options["small_org"]:
        one = len(close) == 1
        yield Report(
            "none",
            ("team",),
            about=[Part(one.id, ("team", one.entries[0].place, "person")) for one in close],
            people="1 person" if headcount == 1 else f"{headcount} people",
            auditors=list_of([auditor.named() for auditor in close]),
            verb="is" if one else "are",
            codes=list_of(sorted({tie.code for ties in close.values() for tie in ties})),
        )


def _is_guarded(close: dict[Auditor, tuple[Relation, ...]], found: Independence, run: Pass) -> bool:
    """Whether an external auditor takes part, or others without a tie cover the same items."""
    period = found.team.period
    if any(_is_external(auditor, ties, period, run) for auditor, ties in found.ties):
        return True
    return all(
        any(
            tie.item in auditor.items and tie.item not in (own.item for own in ties)
            for auditor, ties in found.ties
        )
        for near in close.values()
        for tie in near
    )


def _is_external(auditor: Auditor, ties: tuple[Relation, ...], period: Period, run: Pass) -> bool:
    """Whether the auditor comes from outside, and from no firm that built what is audited."""
    person = auditor.person
    if person is None or not is_outsider(person, period, run):
        return False
    return not any(tie.code in ("IND007", "IND008", "IND017") for tie in ties)
