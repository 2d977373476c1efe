"""Waivers: which findings they name, whether they still hold, and what there is to accept."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import FINDINGS, Found, Pass, Rule

_EVERY_RULE = "ALL"
_ANYTHING = "*"


def rule_of(waiver: Record, run: Pass) -> Rule | None:
    """The one rule that the waiver names by code or name; None where it names none, or many."""
    word = waiver.text("rule").casefold()
    return run.derive(_rules_by_word).get(word) if word else None


def names_many_rules(waiver: Record, run: Pass) -> bool:
    """Whether it names a family, a pattern, or all rules."""
    word = waiver.text("rule")
    return bool(word) and rule_of(waiver, run) is None and bool(codes_of(waiver, run))


def names_many_records(waiver: Record, run: Pass) -> bool:
    """Whether its target is a pattern, and no record has it for its id."""
    target = waiver.text("target")
    return _ANYTHING in target and run.register.get(target) is None


def codes_of(waiver: Record, run: Pass) -> frozenset[str]:
    """The codes of all rules it names; none where nothing is called so."""
    one = rule_of(waiver, run)
    if one is not None:
        return frozenset({one.code})
    word = waiver.text("rule").upper()
    if _ANYTHING in word:
        start = word[: word.index(_ANYTHING)]
        return frozenset(code for code in run.rules if code.startswith(start))
    return frozenset(rule.code for rule in run.rules.values() if word in (rule.family, _EVERY_RULE))


def expired_on(waiver: Record, run: Pass) -> date | None:
    """Its last day, where that is past; on that day itself it still holds."""
    day = run.date(waiver, "expires_on")
    return day if day is not None and day < run.as_of else None


def accepts(waiver: Record, run: Pass) -> list[Found]:
    """What was found that the waiver names, for rules of the scope FINDINGS.

    A nested record (a finding in its audit, an action in its review) is named by its own id, as any
    other.
    """
    codes = codes_of(waiver, run)
    found = run.derive(_found)
    target = waiver.text("target")
    if names_many_records(waiver, run):
        start = target[: target.index(_ANYTHING)]
        ids = [id for id in found if id.startswith(start)]
    else:
        ids = [target] if target else []
    return sorted(Found(code, id) for id in ids for code in found.get(id, ()) if code in codes)


def is_looked_for(waiver: Record, run: Pass) -> bool:
    """Whether a rule it names runs, before those that look at what was found."""
    return any(
        code in run.selected and run.rules[code].scope != FINDINGS for code in codes_of(waiver, run)
    )


def _rules_by_word(run: Pass) -> dict[str, Rule]:
    """Every rule by its code and by its name."""
    by_name = {rule.name: rule for rule in run.rules.values()}
    return by_name | {code.casefold(): rule for code, rule in run.rules.items()}


def _found(run: Pass) -> dict[str, frozenset[str]]:
    """For each record id, the codes of the rules that found something there."""
    found: dict[str, set[str]] = {}
    for code, id in run.found:
        found.setdefault(id, set()).add(code)
    return {id: frozenset(codes) for id, codes in found.items()}
