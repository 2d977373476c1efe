"""Waivers: which findings they name, whether they still hold, and what there is to accept."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import FINDINGS, Found, Pass, Rule, RuleNames
from isms_lint.rules.waiver import Waiver, is_pattern, read_waiver, stem


def rule_of(waiver: Record, run: Pass) -> Rule | None:
    """The one rule that the waiver names by code or name; None where it names none, or many."""
    return run.derive(_names).one(waiver.text("rule"))


_NEVER_GRANTED = frozenset(
    {"cancelled", "declined", "draft", "pending", "planned", "proposed", "rejected", "requested"}
)
"""Status words of a waiver that accepts nothing and never did."""


def was_never_granted(waiver: Record) -> bool:
    """Whether its status says that nobody granted it."""
    return waiver.text("status").casefold() in _NEVER_GRANTED


def granted(waiver: Record, run: Pass) -> Waiver | None:
    """What the waiver accepts, from when, and until when; None where it lacks a part, or its status
    says that nobody granted it.
    """
    return read_waiver(
        waiver,
        run.derive(_names),
        lambda known: run.register.get(known) is not None,
        run.register.calendar.date,
    )


def names_many_rules(waiver: Record, run: Pass) -> bool:
    """Whether it names a family, a pattern, or all rules."""
    word = waiver.text("rule")
    return bool(word) and rule_of(waiver, run) is None and bool(codes_of(waiver, run))


def names_many_records(waiver: Record, run: Pass) -> bool:
    """Whether its target is a pattern, and no record has it for its id."""
    return is_pattern(waiver.text("target"), lambda known: run.register.get(known) is not None)


def codes_of(waiver: Record, run: Pass) -> frozenset[str]:
    """The codes of all rules it names and may name; none where nothing is called so.

    What guards the gate itself nobody waives.
    """
    word = waiver.text("rule")
    codes = run.derive(_names).codes(word) if word else frozenset()
    return frozenset(code for code in codes if not run.rules[code].unsuppressible)


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
        ids = _below(stem(target), run.derive(_ids_found))
    else:
        ids = [target] if target else []
    return sorted(Found(code, id) for id in ids for code in found.get(id, ()) if code in codes)


def is_looked_for(waiver: Record, run: Pass) -> bool:
    """Whether a rule it names runs, before those that look at what was found."""
    return any(
        code in run.selected and run.rules[code].scope != FINDINGS for code in codes_of(waiver, run)
    )


def _ids_found(run: Pass) -> list[str]:
    return sorted(run.derive(_found))


def _below(start: str, ids: list[str]) -> list[str]:
    """Those of the sorted `ids` that begin so."""
    first = bisect_left(ids, start)
    last = first
    while last < len(ids) and ids[last].startswith(start):
        last += 1
    return ids[first:last]


def _names(run: Pass) -> RuleNames:
    return RuleNames(run.rules)


def _found(run: Pass) -> dict[str, frozenset[str]]:
    """For each record id, the codes of the rules that found something there."""
    found: dict[str, set[str]] = {}
    for code, id in run.found:
        found.setdefault(id, set()).add(code)
    return {id: frozenset(codes) for id, codes in found.items()}
