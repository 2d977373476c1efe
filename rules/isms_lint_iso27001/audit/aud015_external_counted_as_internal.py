"""AUD015: an audit from outside is no internal audit."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule


@rule(
    code="AUD015",
    name="external-counted-as-internal",
    kinds={"audit-programme"},
    scope=REGISTER,
    clauses=("9.2.1",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "external": (
            "{audit} is an audit of {body}: it does not count as the internal audit planned here"
        )
    },
    related=(
        "PRG007",
        "IND017",
    ),
)
def check(programme: Record, run: Pass) -> Iterator[Report]:
    """An audit from outside is no internal audit.

    What it checks
        Whether an entry of the internal audit programme names an `external-audit` record: one of a
        certification body or a customer.
    Why it matters
        Internal audit is done by the organization or on its behalf. The certification body audits
        for itself, and certifies that internal audit works.
    How to fix
        Plan the internal audit. One that an outside firm does on your behalf is internal: record it
        as kind `audit`.
    Not reported
        Outsourced internal audits, of kind `audit`.
    Bad
        kind: audit-programme
        id: PRG-1
        entries: [{audit: STAGE-2, planned_on: 2026-05-04}]
        ---
        {kind: external-audit, id: STAGE-2, type: stage-2, body: CertCo}
    Good
        kind: audit-programme
        id: PRG-1
        entries: [{audit: AUD-1, planned_on: 2026-05-04}]
        ---
        {kind: audit, id: AUD-1}
    """
    for index, entry in programme.items("entries"):
        audit = run.register.find(entry.get("audit"), "external-audit")
        if audit is not None:
            yield Report(
                "external",
                ("entries", index, "audit"),
                related=(Related(audit, ("type",), f"{audit.id} is external"),),
                audit=audit.id,
                body=audit.text("body") or "somebody else",
            )
