"""Which messages and options of rules some records bring into play."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isms_lint.config.errors import UsageError
from isms_lint.config.selection import expand
from isms_lint.findings.result import Result
from isms_lint.rules.rule import Rule
from isms_lint.testing.repository import Repository


class Exercised:
    """Messages that were said, and options that made a difference, each with the code of its rule."""

    def __init__(self) -> None:
        self.messages: set[tuple[str, str]] = set()
        self.options: set[tuple[str, str]] = set()

    def note(self, repository: Repository, result: Result) -> None:
        """Take in what `result`, that of `repository`, shows."""
        self.messages |= {(f.code, str(f.message_id)) for f in result.all_findings}
        for code, option, without in _chosen(repository):
            if (code, option) not in self.options and _said(result) != _said(without.run()):
                self.options.add((code, option))

    def missing(self, rules: Iterable[Rule]) -> Iterator[tuple[Rule, str]]:
        """What of `rules` never came into play, each as a sentence without a full stop."""
        for rule in rules:
            for message in rule.messages:
                if (rule.code, message) not in self.messages:
                    yield rule, f"no records lead to the message `{message}`"
            for option in rule.options:
                if (rule.code, option) not in self.options:
                    yield rule, f"no records show what another value of the option `{option}` does"


watching: list[Exercised] = []
"""Those that want to know of every `lint`; the pytest plugin enters one."""


def _chosen(repository: Repository) -> Iterator[tuple[str, str, Repository]]:
    """Each option that is set to another value than its default, and the repository without it."""
    rules = repository.plugins.rules
    parameters = repository.config.parameters
    for word, chosen in parameters.items():
        try:
            codes = expand([word], rules, repository.config.setting("parameters"))
        except UsageError:
            continue  # a rule that the repository itself declares
        for code in codes:
            for option, value in chosen.items():
                if value == rules[code].options[option]["default"]:
                    continue
                rest = {name: kept for name, kept in chosen.items() if name != option}
                config = repository.config._replace(parameters={**parameters, word: rest})
                yield code, option, repository._replace(config=config)


def _said(result: Result) -> list[tuple[object, ...]]:
    findings = [(f.code, f.record_id, f.path, f.severity, f.message) for f in result.all_findings]
    return [*findings, *result.not_evaluated]
