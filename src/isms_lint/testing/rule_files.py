"""Rules written in YAML, as rules to test."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence, Set
from copy import copy
from functools import cache

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
from isms_lint.values import NamedTuple

_ENDINGS = (".yaml", ".yml")


class Declared(NamedTuple):
    """`plugins` with the rules of rule files, and the codes of those that can run.

    `mistakes` is what is wrong with files, by file, and `broken` the codes of rules that cannot run.
    """

    plugins: Plugins
    codes: list[str]
    mistakes: Mapping[str, Sequence[Complaint]]
    broken: Set[str]


def with_rule_files(plugins: Plugins, files: Sequence[Reading]) -> Declared:
    """`plugins` and the rules in `files`, which a plugin may have brought already.

    Raises UsageError where no library evaluates them.
    """
    more = copy(plugins)
    places = {os.path.realpath(reading.file) for reading in files}
    more.rules = {
        code: rule
        for code, rule in plugins.rules.items()
        if not rule.module.endswith(_ENDINGS) or os.path.realpath(rule.module) not in places
    }
    more.rule_origin = {code: plugins.rule_origin[code] for code in more.rules}
    book = read_rulebook(more, files, plugins.kinds)
    more.rules, more.rule_origin = dict(book.rules), dict(book.origin)
    mistakes: dict[str, list[Complaint]] = {}
    for file, where, reason in (
        *((m.record.file, m.where, m.reason) for m in book.mistakes),
        *((u.where.rpartition(":")[0], u.where, u.reason) for u in book.unread),
    ):
        mistakes.setdefault(file, []).append(Complaint(where, reason))
    sound = [code for code in book.declared if code not in book.broken]
    return Declared(more, sound, mistakes, book.broken)


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
    # What cannot be read at all need not be a rule.
    files = [reading for reading in beside(os.path.join(folder, "any")) if reading.documents]
    if not files:
        return installed()
    declared = with_rule_files(installed(), files)
    for mistakes in declared.mistakes.values():
        raise UsageError(mistakes[0].message, mistakes[0].where)
    return declared.plugins
