"""IND008: an auditor's firm did not build what the auditor audits."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.tie_reports import tie_reports


@rule(
    code="IND008",
    name="consultant-same-firm",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "firm": (
            "{auditor} audits {items}, {said} ({path}): without a safeguard impartiality cannot be"
            " shown"
        )
    },
    options={
        "consult_months": {
            "type": "integer",
            "minimum": 0,
            "default": 24,
            "x-whole-run": True,
            "description": "How many months before fieldwork the firm's advice has to have ended.",
        }
    },
    needs={"person"},
    related=(
        "IND007",
        "IND017",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An auditor's firm did not build what the auditor audits.

    What it checks
        Whether a firm had an engagement of the type isms-consultancy whose scope meets what one of
        its people audits, and which still runs or ended less than 24 months (`consult_months`)
        before fieldwork starts. An engagement without a scope is for everything. It may name a
        colleague of the auditor, or the firm alone. A person is of the firm by `firm`, by
        `employment`, or by an engagement that names both; who left it before fieldwork counts for
        what it advised on until then. A firm that lends its client the holder of the role
        isms-manager or ciso (an engagement of the type operation) counts for clauses 4 to 10.
    Why it matters
        A colleague of the consultant judges the work of their own firm. Buying an auditor from
        outside gives independence only where the outside did not build the system.
    How to fix
        Take another firm, or record in `safeguards` what keeps the two apart: other offices, a
        second reader.
    Not reported
        Audits with recorded safeguards. Training and internal audits: engagements of other types.
        The consultant in person: IND007 speaks of that. An engagement that ended exactly 24 months
        before fieldwork starts or earlier, or that began after the report. Advice of a firm from
        before the auditor joined it, where the auditor has left it. Ties that are stronger.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        team: [{person: omar, function: lead}]
        ---
        kind: person
        records: [{id: omar, firm: Sable}, {id: finn}]
        ---
        {kind: process, id: operations, owner: finn, controls: [A.8.13]}
        ---
        {kind: engagement, id: ENG-1, firm: Sable, type: isms-consultancy, to: 2025-12-31}
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        safeguards: [the report is read by a second firm]
        team: [{person: omar, function: lead}]
        ---
        kind: person
        records: [{id: omar, firm: Sable}, {id: finn}]
        ---
        {kind: process, id: operations, owner: finn, controls: [A.8.13]}
        ---
        {kind: engagement, id: ENG-1, firm: Sable, type: isms-consultancy, to: 2025-12-31}
    """
    yield from tie_reports("IND008", "firm", audit, run)
