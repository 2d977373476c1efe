"""What rules say does not depend on the order in which Python walks through sets."""

from __future__ import annotations

import os
import subprocess
import sys

RULES = """
from isms_lint.plugins.manager import ENGINE, load_plugins
from isms_lint.testing.documented import judged_examples

plugins = load_plugins()
for code, rule in plugins.rules.items():
    if plugins.rule_origin[code] != ENGINE:
        for judged in sum(judged_examples(rule, plugins).values(), []):
            for finding in judged.result.findings:
                print(finding.message, finding.location, finding.related, finding.about)
            print(judged.result.not_evaluated)
"""


def _said(seed: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", RULES],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


def test_the_examples_lead_to_the_same_whatever_the_seed() -> None:
    first = _said("1")
    assert len(first.splitlines()) > 400
    assert _said("2") == first
