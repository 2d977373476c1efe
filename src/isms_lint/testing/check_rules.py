"""A review of rules as an assertion."""

from __future__ import annotations

import os
from collections.abc import Iterable
from copy import copy

from isms_lint.plugins.manager import Plugins
from isms_lint.plugins.refused import Refused
from isms_lint.plugins.sound_rule import check_rule
from isms_lint.rules.rule import Rule
from isms_lint.testing.judge import codes_of, judge
from isms_lint.testing.repository import installed
from isms_lint.testing.review import read_all, review


def check_rules(
    rules: Iterable[Rule],
    cases: str | os.PathLike[str] | None = None,
    *,
    exercised: bool = True,
) -> None:
    """Check that each of `rules` is documented, pure and tested by the case files at `cases`.

    The rules need not be installed. `exercised=False` leaves out whether cases and examples reach every
    message and option: for rules that tests in Python exercise, too (pytest's option
    `--isms-lint-exercised` counts both). Raises AssertionError with a line for each shortcoming, and
    UsageError where a case or an example is not well formed.
    """
    __tracebackhide__ = True  # pytest shows where the test stands, not where this does
    chosen = list(rules)
    for rule in chosen:
        try:
            check_rule(rule)
        except Refused as error:
            raise AssertionError(f"{error} ({error.where})") from None
    plugins = _with(installed(), chosen)
    codes = {rule.code for rule in chosen}
    found = [] if cases is None else read_all([os.fspath(cases)])
    judged = [judge(case, plugins) for case in found if codes & codes_of(case, plugins)]
    # What keeps a plugin from loading is told once, not for every case; a case may test several rules.
    failures = installed().failures
    complaints = {f"plugin {f.plugin}: {f.message} ({f.where})": None for f in failures}
    for one in review(chosen, judged, plugins, exercised=exercised):
        for case in one.failed:
            complaints.update((str(complaint), None) for complaint in case.complaints)
        complaints.update((str(complaint), None) for complaint in one.complaints)
    if complaints:
        raise AssertionError("\n".join(complaints))


def _with(plugins: Plugins, rules: Iterable[Rule]) -> Plugins:
    """The plugins, with `rules` among theirs, and without what failed."""
    more = copy(plugins)
    more.failures = []
    more.rules = {**plugins.rules, **{rule.code: rule for rule in rules}}
    more.rule_origin = {**{rule.code: "the test" for rule in rules}, **plugins.rule_origin}
    return more
