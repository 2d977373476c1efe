"""All rules of a run: those of the plugins, and those that the repository itself declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from typing import TYPE_CHECKING

from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.resolve import Resolved, resolve
from isms_lint.documents.document import Reading
from isms_lint.plugins.manager import Plugins
from isms_lint.plugins.required import blaming
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.rules.rule import Rule
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.declared.rule_file import Mistake


class Unread(NamedTuple):
    """A rule file that cannot be read: file:line, and why."""

    where: str
    reason: str


class Rulebook(NamedTuple):
    """Every rule by its code, and who brings it: a plugin, or a rule file.

    `declared` are rule files as records, by the code of their rule; `mistakes` is what is wrong with
    these files, `broken` are the codes of rules that cannot run for it, and `unread` are files that
    cannot be read at all.
    """

    rules: Mapping[str, Rule]
    origin: Mapping[str, str]
    declared: Mapping[str, Record]
    mistakes: Sequence[Mistake]
    broken: Set[str]
    unread: Sequence[Unread] = ()

    @property
    def wrong(self) -> list[str]:
        """What is wrong with rule files, each with its place."""
        return [
            *(f"{mistake.where}: {mistake.reason}" for mistake in self.mistakes),
            *(f"{file.where}: {file.reason}" for file in self.unread),
        ]


def resolve_rules(config: Config, book: Rulebook, plugins: Plugins, kinds: Kinds) -> Resolved:
    """What `config` makes of the rules of `book`, where `kinds` are those of `plugins`.

    Raises UsageError as `resolve` does; it says too which plugin failed or which rule file is wrong.
    """
    with blaming(plugins), _blaming_rule_files(book):
        return resolve(config, book.rules, kinds)


@contextmanager
def _blaming_rule_files(book: Rulebook) -> Iterator[None]:
    """Where the run cannot begin, say too which rule file is wrong: its rule may be what is missing."""
    try:
        yield
    except UsageError as error:
        if not book.wrong:
            raise
        message = f"{error.message.rstrip('?')}. A rule file is wrong: {book.wrong[0]}"
        raise UsageError(message, error.where) from error


def read_rulebook(plugins: Plugins, files: Sequence[Reading], kinds: Kinds) -> Rulebook:
    """The rules of `plugins` and of the rule files `files`.

    Raises UsageError where rule files are there and what evaluates them is not installed.
    """
    if not files:
        return Rulebook(plugins.rules, plugins.rule_origin, {}, (), frozenset())
    from isms_lint.declared.declare import MissingEngine, declare

    taken = dict(plugins.rule_origin)
    taken |= {rule.name: taken[code] for code, rule in plugins.rules.items()}
    try:
        found = declare(files, taken, kinds, plugins.catalogues)
    except MissingEngine as error:
        raise UsageError(str(error), files[0].file) from error
    return Rulebook(
        {**plugins.rules, **found.rules},
        {**plugins.rule_origin, **{code: r.file for code, r in found.records.items()}},
        found.records,
        found.mistakes,
        found.broken,
        [
            Unread(f"{reading.file}:{problem.span.line}", problem.message)
            for reading in files
            if not reading.documents
            for problem in reading.problems
        ],
    )
