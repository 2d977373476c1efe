"""Which rules `test-rules` tests, and by which cases."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Mapping, Sequence

from isms_lint.checking.request import words
from isms_lint.cli.rule_paths import Asked, folder_of, of_paths, of_repository
from isms_lint.config.errors import UsageError
from isms_lint.config.selection import expand
from isms_lint.config.setting import Setting
from isms_lint.documents.document import Reading
from isms_lint.plugins.manager import Plugins
from isms_lint.rules.rule import Rule
from isms_lint.testing.case import Case
from isms_lint.testing.complaint import Complaint
from isms_lint.testing.judge import codes_of
from isms_lint.testing.review import read_all
from isms_lint.testing.rule_files import Declared, with_rule_files
from isms_lint.values import NamedTuple


class UnderTest(NamedTuple):
    """The rules under test, their cases, and `plugins` with all rules there are.

    `mistakes` is what is wrong with rule files, by file: their rules cannot run.
    """

    rules: list[Rule]
    cases: list[Case]
    plugins: Plugins
    mistakes: Mapping[str, Sequence[Complaint]]


def under_test(arguments: argparse.Namespace, installed: Plugins) -> UnderTest:
    """What the command line asks for: paths, or `--plugin`, or else the repository here; `--select`.

    Raises UsageError where that comes to no rule at all.
    """
    local = [plugin for plugin in installed.loaded if plugin.path]
    root = None
    if arguments.paths:
        asked = of_paths(arguments.paths)
    elif local:
        asked = Asked([], [], [folder_of(plugin.path) for plugin in local], [])
    else:
        asked, root = of_repository(installed)
    readings: dict[str, Reading] = {}
    for reading in (*asked.files, *asked.beside):
        readings.setdefault(os.path.abspath(reading.file), reading)
    declared = with_rule_files(installed, list(readings.values()))
    plugins, origin = declared.plugins, declared.plugins.rule_origin
    named, brought = {reading.file for reading in asked.files}, {plugin.name for plugin in local}
    codes = {code for code in declared.codes if origin[code] in named}
    codes |= {code for code in origin if origin[code] in brought}
    if arguments.select:
        codes = expand(words(arguments.select), plugins.rules, Setting((), ("--select",)))
    found = read_all(asked.places, root)
    sources = {case.source for case in found}
    around = [case for case in read_all(asked.around) if case.source not in sources]
    cases, around = (_that_run(some, declared) for some in (found, around))
    lost = len(cases) < len(found) or bool(codes & declared.broken)
    codes -= declared.broken
    cases += [case for case in around if codes & codes_of(case, plugins)]
    if arguments.select:
        cases = [case for case in cases if codes & codes_of(case, plugins)]
    elif not codes and not asked.around:
        codes = {code for case in cases for code in codes_of(case, plugins)}
    mistakes = {file: said for file, said in declared.mistakes.items() if lost or file in named}
    if not codes and not mistakes:
        raise UsageError("there are no rules to test: no rule file, no *.cases.yaml, no --select")
    return UnderTest([plugins.rules[code] for code in sorted(codes)], cases, plugins, mistakes)


def _that_run(cases: Iterable[Case], declared: Declared) -> list[Case]:
    """The cases whose rules can run.

    Raises UsageError where a rule is known to nobody, unless it may be one of a file that is wrong.
    """
    kept = []
    for case in cases:
        try:
            if not codes_of(case, declared.plugins) & declared.broken:
                kept.append(case)
        except UsageError:
            if not declared.mistakes:
                raise
    return kept
