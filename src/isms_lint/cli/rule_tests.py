"""`isms-lint test-rules`: do rules do what their cases and examples say?"""

from __future__ import annotations

import argparse
import sys
from contextlib import redirect_stdout

from isms_lint.cli.load import load_telling
from isms_lint.cli.output import write
from isms_lint.cli.rule_tests_report import Outcome, as_json, as_text
from isms_lint.cli.rules_under_test import under_test
from isms_lint.testing.judge import judge
from isms_lint.testing.review import review


def run_rule_tests(arguments: argparse.Namespace) -> int:
    """Print a line for each rule, and what does not hold; 1 where something does not, 2 where a rule or
    a plugin cannot run. Raises UsageError where there is nothing to test, or it is not well formed.
    """
    installed, code = load_telling(arguments)
    tested = under_test(arguments, installed)
    tested.plugins.failures = []  # they are told, and no case has to tell them again
    with redirect_stdout(sys.stderr):
        judged = [judge(case, tested.plugins) for case in tested.cases]
        reviews = review(tested.rules, judged, tested.plugins)
    codes = {rule.code for rule in tested.rules}
    outcome = Outcome(
        reviews,
        [one for one in judged if not one.codes & codes],
        tested.mistakes,
    )
    if arguments.format == "json":
        write(as_json(outcome), utf_8=True)
    else:
        write(as_text(outcome))
    if code or tested.mistakes:
        return 2
    return 0 if outcome.holds else 1
