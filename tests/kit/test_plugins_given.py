"""Plugins in tests: named by path, and the rules of one that is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from isms_lint.config.errors import UsageError
from isms_lint.plugins.manager import load_plugins
from isms_lint.testing import check_cases, lint, rules_of

RULE = """\
code: KIT010
name: kit-document-retention
kind: document
summary: A document does not say how long it is kept.
why: Nobody should have to guess.
fix: Add `retention`.
assert: has(record.retention)
message: "{record.title} does not say how long it is kept"
examples:
  bad: |
    {kind: document, id: PRO-1, title: Backups, status: approved}
  good: |
    {kind: document, id: PRO-1, title: Backups, status: approved, retention: 3 years}
"""
DOCUMENT = "{kind: document, id: PRO-1, title: Backups, status: approved}"
PLUGIN = """\
from pathlib import Path
from isms_lint.plugins.hookspecs import hookimpl

@hookimpl
def isms_lint_rule_files():
    return [Path(__file__).parent / "kit_rules"]
"""


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    (tmp_path / "kit_rules").mkdir()
    file = tmp_path / "kit_rules" / "kit010.yaml"
    file.write_text(RULE, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "given", [str, lambda file: file, lambda file: [file], lambda file: load_plugins([str(file)])]
)
def test_plugins_are_paths_or_what_was_loaded(rule: Path, given: Callable[[Path], object]) -> None:
    plugins = given(rule)
    (finding,) = lint(DOCUMENT, select=["KIT010"], plugins=plugins).findings  # type: ignore[arg-type]
    assert finding.message == "Backups does not say how long it is kept"
    cases = rule.parents[1] / "elsewhere" / "deeper" / "kit.cases.yaml"
    cases.parent.mkdir(parents=True)
    cases.write_text(f"# rules: KIT010\n{DOCUMENT}  # expect: KIT010[fails]\n", encoding="utf-8")
    check_cases(cases, plugins=plugins)  # type: ignore[arg-type]


def test_a_path_with_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        lint(DOCUMENT, plugins=[tmp_path / "none.py"])


def test_rules_of_a_plugin_that_is_not_installed() -> None:
    assert "CAR005" in [rule.code for rule in rules_of("iso27001")]
    with pytest.raises(
        UsageError, match="the plugin `acme`, which the test requires, is not loaded"
    ):
        rules_of("acme")


def test_rules_of_a_plugin_are_those_in_yaml_too(rule: Path) -> None:
    site = rule.parents[1]
    (site / "kit-1.0.dist-info").mkdir()
    (site / "kit-1.0.dist-info" / "entry_points.txt").write_text("[isms_lint]\nkit = kit_plugin\n")
    (site / "kit_plugin.py").write_text(PLUGIN, encoding="utf-8")
    code = (
        "from isms_lint.testing import *; found = rules_of('kit'); check_rules(found);"
        " print(found[0].code)"
    )

    def run() -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(site)}
        command = [sys.executable, "-c", code]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    done = run()
    assert (done.returncode, done.stdout) == (0, "KIT010\n"), done.stderr
    rule.write_text(RULE.replace("for", "").replace("{record.title}", "{record.titel}"), "utf-8")
    done = run()
    assert done.returncode == 1
    assert "plugin kit: " in done.stderr
    assert "titel" in done.stderr
