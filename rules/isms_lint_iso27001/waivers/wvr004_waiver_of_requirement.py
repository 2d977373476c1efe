"""WVR004: a waiver of what the standard requires is shown in each run."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of
from isms_lint_iso27001.derive.waivers import expired_on, rule_of


@rule(
    code="WVR004",
    name="waiver-of-requirement",
    kinds={"waiver"},
    scope=REGISTER,
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "requirement": (
            "{code} ({name}) rests on a requirement of the standard ({clauses}): the organization"
            " may accept a finding on {target}, and no waiver meets the requirement"
        )
    },
    related=(
        "WVR001",
        "WVR003",
    ),
)
def check(waiver: Record, run: Pass) -> Iterator[Report]:
    """A waiver of what the standard requires is shown in each run.

    What it checks
        Whether a waiver that still holds names a rule whose basis is a requirement of ISO/IEC
        27001.
    Why it matters
        Such a waiver is allowed: the organization may know a gap and need time. But no waiver makes
        a requirement met. Whoever reads the report should see the gap, and so will an assessor.
    How to fix
        Nothing, if that is what was decided. Put the requirement right before the waiver expires.
    Not reported
        Rules of guidance, custom, the organization's own or the records' coherence. Expired waivers:
        WVR002 speaks of those. Families and patterns: WVR006.
    Bad
        kind: waiver
        id: WV-1
        rule: MRV009
        target: MR-2026
        reason: the decisions follow in writing
        approved_by: bo
        expires_on: 2026-12-31
        ---
        {kind: management-review, id: MR-2026, status: held, held_on: 2026-10-08}
    Good
        kind: waiver
        id: WV-1
        rule: CAR005
        target: CAR-1
        reason: supplier is late
        approved_by: bo
        expires_on: 2026-12-31
    """
    found = rule_of(waiver, run)
    if found is None or found.basis is not Basis.REQUIREMENT or expired_on(waiver, run) is not None:
        return
    yield Report(
        "requirement",
        ("rule",),
        code=found.code,
        name=found.name,
        clauses=list_of(found.clauses),
        target=quote(waiver.text("target")) if waiver.text("target") else "its target",
    )
