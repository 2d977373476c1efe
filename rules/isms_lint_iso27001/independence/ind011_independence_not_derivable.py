"""IND011: the records do not say enough to judge an auditor's independence."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.state import has_begun
from isms_lint_iso27001.derive.independence.gaps import gaps_of
from isms_lint_iso27001.derive.independence.independence import independence
from isms_lint_iso27001.derive.text.words import one_by_one


@rule(
    code="IND011",
    name="independence-not-derivable",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b",),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.1",
    messages={
        "no-auditor": "the team names no auditor: independence cannot be shown",
        "unresolved": "{gaps}: independence cannot be shown",
        "ownerless": "independence of {auditor} cannot be shown: {gaps}",
        "reporting-line": "independence of {auditor} cannot be shown: {gaps}",
        "engagement": "independence of {auditor} cannot be shown: {gaps}",
    },
    related=(
        "ROL003",
        "SOA007",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The records say enough to tell whether each auditor is independent.

    What it checks
        That an audit which took place names an auditor, and for every lead and auditor: that the
        team entry names a person on record, or a role somebody held at the time; that each item the
        auditor covers has an owner; that an internal auditor has a manager or a unit; and that an
        external one has an engagement of the type internal-audit, of the person or of the firm, for
        the whole time of the fieldwork. External is who has a `firm`, and who was hired to audit and
        has neither manager nor unit.
    Why it matters
        Independence is derived from who does what. Where a name leads nowhere or an item has no
        owner, finding no conflict means nothing, and must not read as a pass.
    How to fix
        Give the auditor a `person` record and use its id, name owners in the processes or in the
        Statement of Applicability, write down reporting lines and engagements.
    Not reported
        External auditors without a manager or unit, and their engagement for an audit that is still
        ahead. Items to which another rule of the family shows a tie: of these it is known what to
        think. Clauses that nobody is said to own while somebody holds the role isms-manager or ciso.
        Controls that do not apply. Experts, observers and supervised trainees. Plans without a team.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        team: [{person: J. Smith, function: lead}]
        ---
        {kind: process, id: backup, owner: lena, controls: [A.8.13]}
        ---
        {kind: person, id: lena, unit: operations}
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        team: [{person: ines, function: lead}]
        ---
        {kind: process, id: backup, owner: lena, controls: [A.8.13]}
        ---
        kind: person
        records: [{id: lena, unit: operations}, {id: ines, unit: finance}]
    """
    found = run.derive(independence).get(audit)
    if found is None:
        return
    if isinstance(found, NotEvaluated):
        yield found
        return
    if not found.team.auditors:
        begun = has_begun(audit, run)
        if isinstance(begun, NotEvaluated):
            yield begun
        elif begun:
            yield Report("no-auditor", ("team",))
    ties = dict(found.ties)
    for auditor in found.team.auditors:
        gaps = gaps_of(auditor, ties.get(auditor, ()), audit, found.team.period, run)
        if gaps:
            yield Report(
                gaps[0].message,
                ("team", auditor.entries[0].place, "person"),
                related=tuple(related for gap in gaps for related in gap.related),
                about=[f"{auditor.id} {one}" for gap in gaps for one in gap.lacking],
                auditor=auditor.named(),
                gaps="; ".join(gap.text for gap in gaps),
            )
    if found.team.doubts:
        yield NotEvaluated(one_by_one(found.team.doubts))
