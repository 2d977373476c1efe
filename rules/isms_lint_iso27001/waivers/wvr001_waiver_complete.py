"""WVR001: a waiver says what it accepts, why, by whom, and until when."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.records.validate import nearest
from isms_lint.rules import RECORD, Basis, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of
from isms_lint_iso27001.derive.waivers import codes_of, rule_of

_FIELDS = {
    "rule": "no rule",
    "target": "no target",
    "reason": "no reason",
    "approved_by": "no approver",
    "expires_on": "no end",
}


@rule(
    code="WVR001",
    name="waiver-complete",
    kinds={"waiver"},
    scope=RECORD,
    basis=Basis.ORGANIZATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={"incomplete": "the waiver has {parts}"},
    related=(
        "WVR002",
        "WVR006",
    ),
    unsuppressible=True,
)
def check(waiver: Record, run: Pass) -> Iterator[Report]:
    """A waiver says what it accepts, why, by whom, and until when.

    What it checks
        Whether a waiver has `rule`, `target`, `reason`, `approved_by` and `expires_on`, and whether
        its rule is one: by code (`CAR005`) or by name (`overdue`). What guards the gate itself, such as
        this rule, cannot be waived. A waiver this rule speaks of accepts nothing.
    Why it matters
        A waiver accepts what is wrong. Without a reason, a name under it and an end it accepts it
        for ever, and nobody answers for that.
    How to fix
        Add what is missing. A waiver that is to last has an end all the same, and is renewed.
    Not reported
        Families and patterns as rule: WVR006 speaks of those. A day that cannot be read: REF007
        says that. An approver nobody knows: REF001. A target nobody knows: WVR005.
    Bad
        kind: waiver
        id: WV-1
        rule: CAR005
        target: CAR-1
        reason: supplier delivers in January
        approved_by: ana
    Good
        kind: waiver
        id: WV-1
        rule: CAR005
        target: CAR-1
        reason: supplier delivers in January
        approved_by: ana
        approved_on: 2026-10-20
        expires_on: 2027-01-31
    """
    lacking = [field for field in _FIELDS if _is_missing(waiver, field)]
    parts = list_of([_FIELDS[field] for field in lacking])
    at = lacking[0] if lacking else "rule"
    if "rule" not in lacking and not codes_of(waiver, run):
        wrong = _wrong_rule(waiver, run)
        parts = f"{parts}, and {wrong}" if parts else wrong
        lacking.append("rule")
    if parts:
        about = [Part(field, (field,)) for field in lacking]
        yield Report("incomplete", (at,), about=about, parts=parts)


def _is_missing(waiver: Record, field: str) -> bool:
    # A lone asterisk is no answer elsewhere; here it means all rules, or all records.
    return is_blank_answer(waiver.get(field)) and waiver.text(field) != "*"


def _wrong_rule(waiver: Record, run: Pass) -> str:
    """What is wrong with a rule that the waiver names, and that no waiver can name."""
    guard = rule_of(waiver, run)
    if guard is not None:
        return f"a rule that nobody waives ({guard.code}: it guards the gate itself)"
    word = waiver.text("rule")
    return f"a rule that does not exist ({quote(word)}){_advice(word, run)}"


def _advice(word: str, run: Pass) -> str:
    advice = nearest(word, {name for rule in run.rules.values() for name in (rule.code, rule.name)})
    return f"; {advice}" if advice else ""
