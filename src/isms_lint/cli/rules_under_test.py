"""Which rules `test-rules` tests, and by which cases."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from typing import NamedTuple

from isms_lint.checking.request import Request, words
from isms_lint.checking.root import find_root
from isms_lint.checking.settings import read_config
from isms_lint.config.errors import UsageError
from isms_lint.config.selection import expand
from isms_lint.config.setting import Setting
from isms_lint.documents.document import Reading
from isms_lint.intake import take_in_rules
from isms_lint.plugins.manager import Plugins
from isms_lint.rules.rule import Rule
from isms_lint.testing.case import Case
from isms_lint.testing.complaint import Complaint
from isms_lint.testing.judge import codes_of
from isms_lint.testing.read_cases import SUFFIX
from isms_lint.testing.review import read_all
from isms_lint.testing.rule_files import beside, rule_files_of, with_rule_files


class UnderTest(NamedTuple):
    """The rules under test, their cases, and `plugins` with all rules there are.

    `mistakes` is what is wrong with rule files: their rules cannot run.
    """

    rules: list[Rule]
    cases: list[Case]
    plugins: Plugins
    mistakes: list[Complaint]


def under_test(arguments: argparse.Namespace, installed: Plugins) -> UnderTest:
    """What the command line asks for: paths, or `--plugin`, or else the repository here; `--select`.

    Raises UsageError where that comes to no rule at all.
    """
    local = [plugin for plugin in installed.loaded if plugin.path]
    files: list[Reading] = []
    beside_cases: list[Reading] = []
    root = None
    if arguments.paths:
        files, beside_cases, places = _of_paths(arguments.paths)
    elif local:
        places = [_folder_of(plugin.path) for plugin in local]
    else:
        files, places, root = _of_repository(installed)
    known = {os.path.abspath(reading.file): reading for reading in (*beside_cases, *files)}
    plugins, declared, mistakes = with_rule_files(installed, list(known.values()))
    cases = read_all(places, root)
    origin = plugins.rule_origin
    named, brought = {reading.file for reading in files}, {plugin.name for plugin in local}
    codes = {code for code in declared if origin[code] in named}
    codes |= {code for code in origin if origin[code] in brought}
    if arguments.select:
        codes = expand(words(arguments.select), plugins.rules, Setting((), ("--select",)))
        cases = [case for case in cases if codes & codes_of(case, plugins)]
    elif not codes:
        codes = {code for case in cases for code in codes_of(case, plugins)}
    if not codes and not mistakes:
        raise UsageError("there are no rules to test: no rule file, no *.cases.yaml, no --select")
    return UnderTest([plugins.rules[code] for code in sorted(codes)], cases, plugins, mistakes)


def _of_paths(paths: Iterable[str]) -> tuple[list[Reading], list[Reading], list[str]]:
    """The rule files at `paths`, those beside where there are only cases, and where cases lie."""
    files: list[Reading] = []
    others: list[Reading] = []
    places = []
    for path in paths:
        if path.endswith(".py"):
            raise UsageError(f"{path}: rules in Python are loaded with --plugin {path}")
        if not os.path.exists(path):
            raise UsageError(f"{path}: no such file or folder")
        folder = os.path.isdir(path)
        found = rule_files_of(path)
        files += found
        others += [] if found else beside(os.path.join(path, SUFFIX) if folder else path)
        places.append(path if path.endswith(SUFFIX) else _folder_of(path))
    return files, others, places


def _folder_of(path: str) -> str:
    """Where the cases of what lies at `path` are, or below."""
    return path if os.path.isdir(path) else os.path.dirname(path) or "."


def _of_repository(installed: Plugins) -> tuple[list[Reading], list[str], str]:
    """The rule files that a check here would take, their folders, and the root."""
    request = Request()
    root, file = find_root(request)
    config = read_config(file, None, installed, request)
    found = [r._replace(file=f"{root}/{r.file}") for r in take_in_rules(root, config)]
    return found, sorted({os.path.dirname(one.file) for one in found}), root
