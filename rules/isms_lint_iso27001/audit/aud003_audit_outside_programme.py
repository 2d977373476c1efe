"""AUD003: each audit belongs to the programme, or says why it was held."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit_criteria import programme_of
from isms_lint_iso27001.derive.audit_period import takes_place
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="AUD003",
    name="audit-outside-programme",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "outside": "the audit belongs to no programme, and why it was held is not said",
        "no-programme": (
            "no programme is on record, and why {audits} {verb} held without one is not said"
        ),
    },
    related=(
        "PRG001",
        "PRG007",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """Each audit belongs to the programme, or says why it was held.

    What it checks
        Whether an audit names its `programme`, an entry of a programme names it, or it gives an
        `unplanned_reason`. Where no programme is on record at all, that is one finding for all
        audits, beside that of PRG001.
    Why it matters
        Audits outside the programme were not weighed against the importance of what they look at,
        and a programme that is not where the audits are is not kept.
    How to fix
        Name the programme, or write why the audit was held without one.
    Not reported
        Special audits with a reason, such as after an incident. Postponed and cancelled audits. A
        programme that is named and not on record: REF001 speaks of that.
    Bad
        kind: audit
        id: AUD-1
        status: reported
    Good
        kind: audit
        id: AUD-1
        status: reported
        unplanned_reason: after INC-2026-1
    """
    outside = run.derive(_outside)
    if audit not in outside:
        return
    if run.register.of("audit-programme"):
        yield Report("outside", ("programme",))
    elif audit is next(iter(outside)):
        yield Report(
            "no-programme",
            ("programme",),
            related=tuple(Related(one, (), "so was this") for one in outside if one is not audit),
            audits=list_of([one.id for one in outside]),
            verb="was" if len(outside) == 1 else "were",
        )


def _outside(run: Pass) -> dict[Record, None]:
    """The audits that belong to no programme and do not say why, by id (a derivation)."""
    found = [
        audit
        for audit in run.register.of("audit")
        if takes_place(audit)
        and is_blank_answer(audit.get("unplanned_reason"))
        and is_blank_answer(audit.get("programme"))
        and programme_of(audit, run) is None
    ]
    return dict.fromkeys(sorted(found, key=lambda one: one.id))
