"""Rules written in YAML, as rules to test."""

from __future__ import annotations

import os
from collections.abc import Sequence
from copy import copy
from functools import cache
from typing import NamedTuple

from isms_lint.config.errors import UsageError
from isms_lint.declared.load import rule_files_in
from isms_lint.documents.document import Reading
from isms_lint.plugins.manager import Plugins
from isms_lint.rulebook import read_rulebook
from isms_lint.testing.complaint import Complaint
from isms_lint.testing.repository import installed


class Declared(NamedTuple):
    """`plugins` with the rules of rule files, the codes of those that can run, and what is wrong."""

    plugins: Plugins
    codes: list[str]
    mistakes: list[Complaint]


def with_rule_files(plugins: Plugins, files: Sequence[Reading]) -> Declared:
    """`plugins` and the rules in `files`. Raises UsageError where no library evaluates them."""
    book = read_rulebook(plugins, files, plugins.kinds)
    more = copy(plugins)
    more.rules, more.rule_origin = dict(book.rules), dict(book.origin)
    sound = [code for code in book.declared if code not in book.broken]
    return Declared(more, sound, [Complaint(m.where, m.reason) for m in book.mistakes])


def beside(case_file: str) -> list[Reading]:
    """The rule files in the folder of a case file, and in the one around it."""
    folder = os.path.dirname(os.path.abspath(case_file))
    return [*rule_files_in(folder), *rule_files_in(os.path.dirname(folder))]


def plugins_beside(case_file: str) -> Plugins:
    """The installed plugins with the rules in YAML beside a case file.

    Raises UsageError where one of these is wrong.
    """
    return _plugins_at(os.path.dirname(os.path.abspath(case_file)))


@cache
def _plugins_at(folder: str) -> Plugins:
    files = beside(os.path.join(folder, "any"))
    if not files:
        return installed()
    declared = with_rule_files(installed(), files)
    for mistake in declared.mistakes:
        raise UsageError(mistake.message, mistake.where)
    return declared.plugins
