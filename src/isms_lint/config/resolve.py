"""What a configuration makes of the rules there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.config.config import Config
from isms_lint.config.overrides import Overrides, read_overrides
from isms_lint.config.selection import options, selected, severities
from isms_lint.records.kinds import Kinds
from isms_lint.rules.basis import Severity
from isms_lint.rules.rule import Rule
from isms_lint.values import NamedTuple


class Resolved(NamedTuple):
    """All rules by code, explained in the organization's own words too; those that run; severities
    where they are not the rules' own, and all options; what is otherwise for some records.
    """

    rules: Mapping[str, Rule]
    selected: list[Rule]
    severities: Mapping[str, Severity]
    options: Mapping[str, Mapping[str, Any]]
    overrides: Overrides

    @property
    def running(self) -> list[Rule]:
        """The rules that run, by code: those selected, and those that guard the gate, unasked."""
        chosen = {rule.code for rule in self.selected}
        return [
            rule
            for code, rule in sorted(self.rules.items())
            if rule.unsuppressible or code in chosen
        ]


def resolve(config: Config, rules: Mapping[str, Rule], kinds: Kinds) -> Resolved:
    """What `config` makes of `rules`, where `kinds` are the kinds of record.

    Raises UsageError for what it says about rules, options and kinds that are not there, and for
    values they do not take: with file, line and column where a file says it.
    """
    told = rules
    if config.explanations:
        from isms_lint.config.explanations import explained

        told = explained(rules, config)
    return Resolved(
        told,
        selected(told, config),
        severities(rules, config),
        options(rules, config),
        read_overrides(config.overrides, rules, kinds),
    )
