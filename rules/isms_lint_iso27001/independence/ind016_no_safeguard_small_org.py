"""IND016: A small organization records what it did where independence is thin."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.auditors import Auditor
from isms_lint_iso27001.derive.independence import Independence, independence
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.relations import Relation
from isms_lint_iso27001.derive.words import list_of

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
            "{auditors} {verb} close to what {they} audited ({codes}), and the"
            " audit records no safeguard"
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
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """A small organization records what it did where independence is thin.

    What it checks
        In an organization with a `headcount` below 50: whether an audit in which an auditor is
        close to what was audited (a warning of the IND family) records a safeguard: `safeguards`,
        or an external auditor in the team.
    Why it matters
        Where nine people do everything, somebody always knows the auditee. Assessors accept that
        where the organization saw it and did something about it.
    How to fix
        Write in `safeguards` what was done: a second reader, a split scope, an external auditor for
        the part in question.
    Not reported
        External auditors, unless of a firm that advised on the system. Ties that are errors: they
        have no safeguard. The number 50 is the author's, not the standard's.
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
    organization = run.register.organization
    headcount = organization.get("headcount") if organization is not None else None
    if not isinstance(headcount, int) or headcount >= run.options["small_org"]:
        return
    found = run.derive(independence).get(audit)
    if not isinstance(found, Independence) or not is_blank_answer(audit.get("safeguards")):
        return
    close = {
        auditor.reference: {tie.code for tie in ties if tie.code in _WARNINGS}
        for auditor, ties in found.ties
    }
    close = {auditor: codes for auditor, codes in close.items() if codes}
    if not close or any(_is_safeguard(auditor, ties) for auditor, ties in found.ties):
        return
    one = len(close) == 1
    yield Report(
        "none",
        ("team",),
        auditors=list_of(list(close)),
        verb="is" if one else "are",
        they="the person" if one else "they",
        codes=list_of(sorted({code for codes in close.values() for code in codes})),
    )


def _is_safeguard(auditor: Auditor, ties: tuple[Relation, ...]) -> bool:
    """Whether the auditor comes from outside, and from no firm that built what is audited."""
    person = auditor.person
    if person is None or not person.text("firm"):
        return False
    return not any(tie.code in ("IND007", "IND008", "IND017") for tie in ties)
