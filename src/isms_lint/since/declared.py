"""What a change does to the rules that the repository declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isms_lint.records.record import Record
from isms_lint.rules.basis import Severity
from isms_lint.values import NamedTuple

Rules = Mapping[str, Record]
"""Rule files as records, by the code of their rule."""

_WORDS = frozenset(
    {"summary", "checks", "why", "fix", "not_reported", "related", "examples", "since"}
)
"""Fields that only explain: a rule says the same whatever they say."""


class RuleChange(NamedTuple):
    """One rule that a change takes out, rewrites or brings.

    `message` is one of GATE005's, `values` fill it. `record` is its file: of before for a rule that is
    gone.
    """

    message: str
    code: str
    values: Mapping[str, str]
    record: Record
    severity: Severity


def changed_rules(before: Rules, after: Rules) -> Iterator[RuleChange]:
    """The rules that are not what they were, by code."""
    for code in sorted({*before, *after}):
        old, new = before.get(code), after.get(code)
        if new is None and old is not None:
            values = {"code": code, "name": old.text("name")}
            yield RuleChange("rule-gone", code, values, old, Severity.ERROR)
        elif old is None and new is not None:
            values = {
                "code": code,
                "name": new.text("name"),
                "severity": new.text("severity") or Severity.WARNING,
            }
            yield RuleChange("rule-new", code, values, new, Severity.INFO)
        elif old is not None and new is not None:
            fields = sorted(
                name
                for name in {*old.data, *new.data} - _WORDS
                if old.data.get(name) != new.data.get(name)
            )
            if fields:
                if _rank(new) > _rank(old):
                    values = {"code": code, "before": _level(old), "after": _level(new)}
                    yield RuleChange("rule-weighs-less", code, values, new, Severity.ERROR)
                    fields.remove("severity")
                if fields:
                    values = {"code": code, "fields": ", ".join(fields)}
                    yield RuleChange("rule-rewritten", code, values, new, Severity.WARNING)


def _rank(rule: Record) -> int:
    return _level(rule).rank


def _level(rule: Record) -> Severity:
    level = rule.text("severity")
    return Severity(level) if level in list(Severity) else Severity.WARNING
