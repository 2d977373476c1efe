"""Which rule files and cases the paths of `test-rules` stand for."""

from __future__ import annotations

import os
from collections.abc import Iterable

from isms_lint.checking.request import Request
from isms_lint.checking.root import find_root
from isms_lint.checking.settings import read_config
from isms_lint.config.errors import UsageError
from isms_lint.documents.document import Reading
from isms_lint.intake import take_in_rules
from isms_lint.plugins.manager import Plugins
from isms_lint.testing.read_cases import SUFFIX
from isms_lint.testing.rule_files import beside, rule_files_of
from isms_lint.values import NamedTuple


class Asked(NamedTuple):
    """Rule files under test, those beside them and beside cases; where cases lie that are run, and
    where only those of the rules under test are.
    """

    files: list[Reading]
    beside: list[Reading]
    places: list[str]
    around: list[str]


def of_paths(paths: Iterable[str]) -> Asked:
    """What lies at these paths. Raises UsageError where there is nothing, and for rules in Python."""
    asked = Asked([], [], [], [])
    for path in paths:
        if path.endswith(".py"):
            raise UsageError(f"{path}: rules in Python are loaded with --plugin {path}")
        if not os.path.exists(path):
            raise UsageError(f"{path}: no such file or folder")
        folder = os.path.isdir(path)
        found = rule_files_of(path)
        asked.files.extend(found)
        if not folder or not found:
            asked.beside.extend(beside(os.path.join(path, SUFFIX) if folder else path))
        if folder or path.endswith(SUFFIX):
            asked.places.append(path)
        else:
            asked.around.append(folder_of(path))
    return asked


def folder_of(path: str) -> str:
    """Where the cases of what lies at `path` are, or below."""
    return path if os.path.isdir(path) else os.path.dirname(path) or "."


def of_repository(installed: Plugins) -> tuple[Asked, str]:
    """The rule files that a check here would take, with their folders; and the root."""
    request = Request()
    root, file = find_root(request)
    config = read_config(file, None, installed, request)
    found = [r._replace(file=f"{root}/{r.file}") for r in take_in_rules(root, config)]
    return Asked(found, [], sorted({os.path.dirname(one.file) for one in found}), []), root
