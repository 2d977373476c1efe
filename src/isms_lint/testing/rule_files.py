"""Rules written in YAML, as rules to test."""

from __future__ import annotations

import os
from collections.abc import Sequence
from copy import copy
from functools import cache
from typing import NamedTuple

from isms_lint.config.errors import UsageError
from isms_lint.declared.files import says_it_is_a_rule
from isms_lint.declared.load import read_rule_files, rule_files_in
from isms_lint.documents.document import Reading
from isms_lint.files.leading_out import leaves
from isms_lint.plugins.manager import Plugins
from isms_lint.rulebook import read_rulebook
from isms_lint.testing.complaint import Complaint
from isms_lint.testing.read_cases import refuse_what_is_no_file_inside
from isms_lint.testing.repository import installed

_ENDINGS = (".yaml", ".yml")


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


def rule_files_of(path: str) -> list[Reading]:
    """The rule file `path`, or the rule files in the folder there.

    Raises UsageError for another file, and where a link leads out of the folder.
    """
    if not os.path.isdir(path):
        if not path.lower().endswith(_ENDINGS):
            raise UsageError(f"{path}: no rule file and no case file: both end with .yaml or .yml")
        refuse_what_is_no_file_inside(os.path.dirname(path) or ".", path)
        return read_rule_files(path)
    for name in _in(path):
        refuse_what_is_no_file_inside(path, os.path.join(path, name))
    return rule_files_in(path)


def _in(folder: str) -> list[str]:
    return sorted(name for name in os.listdir(folder) if name.endswith(_ENDINGS))


def beside(case_file: str) -> list[Reading]:
    """The rule files in the folder of a case file, and in the one around it."""
    folder = os.path.dirname(os.path.abspath(case_file))
    around = os.path.dirname(folder)
    places = [
        (where, os.path.join(where, name)) for where in (folder, around) for name in _in(where)
    ]
    readings = [
        reading
        for where, file in places
        if os.path.isfile(file) and not leaves(where, file)
        for reading in read_rule_files(file)
    ]
    return [reading for reading in readings if says_it_is_a_rule(reading)]


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
