"""What the tests of a whole run of pytest bring into play, its workers' (pytest-xdist) included."""

from __future__ import annotations

from typing import Any

import pytest

from isms_lint.checking.request import words as split_words
from isms_lint.config.errors import UsageError
from isms_lint.config.selection import expand
from isms_lint.config.setting import Setting
from isms_lint.rules.rule import Rule
from isms_lint.testing.exercised import Exercised, watching
from isms_lint.testing.repository import installed

_KEY = "isms_lint_exercised"


class Counting:
    """Watches every `lint` of the run. The process that reports gathers what the workers saw."""

    def __init__(self, config: pytest.Config, words: list[str]) -> None:
        """Raises pytest.UsageError for a word that stands for no rule."""
        self._rules = _rules(words)
        self._worker: dict[str, Any] | None = getattr(config, "workeroutput", None)
        self._seen = Exercised()
        self._missing: list[str] = []
        watching.append(self._seen)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """What a worker has seen."""
        messages, options = getattr(node, "workeroutput", {}).get(_KEY, ([], []))
        self._seen.messages.update(map(tuple, messages))
        self._seen.options.update(map(tuple, options))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """All tests were run: the sum."""
        if self._worker is not None:
            messages, options = sorted(self._seen.messages), sorted(self._seen.options)
            self._worker[_KEY] = (list(map(list, messages)), list(map(list, options)))
            return
        missing = self._seen.missing(self._rules)
        self._missing = [f"{rule.code}: {what}" for rule, what in missing]
        if self._missing and exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """What is missing, one to a line."""
        if self._missing:
            terminalreporter.section("rules that the tests do not exercise in full")
            for line in self._missing:
                terminalreporter.line(line)

    def pytest_unconfigure(self) -> None:
        """Nothing is watched after the run."""
        watching.remove(self._seen)


def _rules(words: list[str]) -> list[Rule]:
    """The rules that are meant; the name of a plugin stands for all of its rules."""
    plugins, setting = installed(), Setting((), ("--isms-lint-exercised",))
    codes: set[str] = set()
    for word in split_words(words):
        own = {code for code, origin in plugins.rule_origin.items() if origin == word}
        try:
            codes |= own or expand([word], plugins.rules, setting)
        except UsageError as error:
            raise pytest.UsageError(error.message) from None
    return [plugins.rules[code] for code in sorted(codes)]
