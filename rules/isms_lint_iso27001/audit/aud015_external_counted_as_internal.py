"""AUD015: an audit from outside is no internal audit."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Part, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.text.words import list_of

_VOID = frozenset({"draft", "superseded"})


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
            "{audits} {verb} from outside and cannot count as the internal {noun} planned here"
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
        Whether entries of the internal audit programme name `external-audit` records: audits of a
        certification body or a customer.
    Why it matters
        Internal audit is done by the organization or on its behalf. The certification body audits
        for itself, and certifies that internal audit works.
    How to fix
        Plan the internal audit. One that an outside firm does on your behalf is internal: record it
        as kind `audit`.
    Not reported
        Outsourced internal audits: of kind `audit`, or of a firm with an engagement for internal
        audit and no type that makes them somebody else's. Cancelled entries. Drafts and superseded
        programmes.
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
    if programme.text("status") in _VOID:
        return
    found: dict[Record, int] = {}
    for index, entry in programme.items("entries"):
        audit = run.register.find(entry.get("audit"), "external-audit")
        if audit is None or entry.get("cancellation") is not None or _is_on_behalf(audit, run):
            continue
        found.setdefault(audit, index)
    if found:
        several = len(found) > 1
        yield Report(
            "external",
            ("entries", next(iter(found.values())), "audit"),
            related=tuple(Related(audit, ("type",), f"{audit.id} is external") for audit in found),
            about=[Part(audit.id, ("entries", index, "audit")) for audit, index in found.items()],
            audits=list_of([_named(audit) for audit in found]),
            verb="are" if several else "is",
            noun="audits" if several else "audit",
        )


def _named(audit: Record) -> str:
    parts = [part for part in (audit.text("type"), audit.text("body")) if part]
    return f"{audit.id} ({', '.join(parts)})" if parts else audit.id


def _is_on_behalf(audit: Record, run: Pass) -> bool:
    """Whether the firm was hired for internal audit, and nothing says that it audited for others."""
    return not audit.text("type") and audit.text("body").casefold() in run.derive(_hired)


def _hired(run: Pass) -> frozenset[str]:
    """The firms engaged for internal audit, without capitals (a derivation)."""
    return frozenset(
        engagement.text("firm").casefold()
        for engagement in run.register.of("engagement")
        if engagement.text("type") == "internal-audit" and engagement.text("firm")
    )
