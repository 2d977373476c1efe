"""WVR006: a waiver names one rule and one record."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.waivers import (
    codes_of,
    expired_on,
    names_many_records,
    names_many_rules,
)


@rule(
    code="WVR006",
    name="waiver-too-broad",
    kinds={"waiver"},
    scope=RECORD,
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="0.2",
    messages={"broad": "the waiver names {parts}: nobody can say what was accepted with it"},
    related=(
        "WVR001",
        "WVR004",
    ),
)
def check(waiver: Record, run: Pass) -> Iterator[Report]:
    """A waiver names one rule and one record.

    What it checks
        Whether a waiver that still holds names a family of rules (`IND`), all of them, a pattern
        (`CAR*`, `*`), or has a pattern as its target.
    Why it matters
        Whoever approves a waiver should know what it accepts. One for everything accepts what
        nobody has seen yet.
    How to fix
        Write one waiver for each finding. A part of the rules that the organization has no use for
        (say `XFW`) is switched off in the configuration, not waived.
    Not reported
        Expired waivers. A record whose own id has an asterisk in it.
    Bad
        kind: waiver
        id: WV-1
        rule: "*"
        target: AUD-2026-1
        reason: first audit
        approved_by: ana
        expires_on: 2026-12-31
    Good
        kind: waiver
        id: WV-1
        rule: IND006
        target: AUD-2026-1
        reason: first audit
        approved_by: ana
        expires_on: 2026-12-31
    """
    if expired_on(waiver, run) is not None:
        return
    parts = {}
    if names_many_rules(waiver, run):
        word, count = waiver.text("rule"), len(codes_of(waiver, run))
        parts["rule"] = f"{quote(word)}, which is {count} rules"
    if names_many_records(waiver, run):
        target = quote(waiver.text("target"))
        parts["target"] = f"{target} as its target, which is no single record"
    if parts:
        about = [Part(field, (field,)) for field in parts]
        said = ", and ".join(parts.values())
        yield Report("broad", (next(iter(parts)),), about=about, parts=said)
