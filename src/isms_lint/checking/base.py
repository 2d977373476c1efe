"""The side that a change is compared with: the commit where the branch began."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from isms_lint.checking.root import root_by, start_of
from isms_lint.checking.settings import read_config
from isms_lint.checking.side import Side
from isms_lint.config.errors import UsageError
from isms_lint.config.past import (
    PastSettings,
    past_baseline,
    past_config,
    past_settings,
    place_in_repository,
)
from isms_lint.config.settings import from_here
from isms_lint.files.changes import changed
from isms_lint.files.tree import Tree
from isms_lint.findings.result import RulesOf
from isms_lint.intake_revision import take_in_revision
from isms_lint.plugins.manager import Plugins
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.checking.request import Request
    from isms_lint.findings.baseline import Baseline


class Base(NamedTuple):
    """The commit as a side, and the files in which the change differs from it. `blind` says what of it
    could not be seen; empty where nothing is missing.
    """

    side: Side
    files: frozenset[str]
    blind: str = ""


def read_base(
    commit: str,
    change: Side,
    rules_of: RulesOf,
    plugins: Plugins,
    request: Request,
) -> Base:
    """What `commit` holds. Before the first commit (it is empty) that is nothing, under the change's
    own configuration: there is none to keep to.

    Raises UsageError for a configuration or baseline that is wrong, and RevisionError for what cannot
    be read.
    """
    if not commit:
        files = frozenset(reading.file for reading in change.readings)
        return Base(change._replace(readings=[], baseline=None), files)
    with Tree(change.root, commit) as tree:
        if rules_of is RulesOf.BASE and not request.config:
            _refuse_a_moved_root(tree, change, request)
        changes = changed(tree, (reading.file for reading in change.readings))
        files = frozenset(changes.files)
        known = {reading.file: reading for reading in change.readings if reading.file not in files}
        found = _settings(tree, change, rules_of, request)
        taken = take_in_revision(
            tree, found, change.exclude, plugins.readers, known, plugins.mappings
        )
        config = read_config(taken.config, taken.settings or {}, plugins, request, past=True)
        baseline = _baseline(tree, change, config.baseline, request.baseline)
    side = Side(
        change.root,
        taken.config,
        taken.settings or {},
        config,
        baseline,
        taken.readings,
        change.exclude,
        commit,
    )
    if not tree.files:
        blind = f"{commit[:7]} has no file below this root, so that everything counts as new"
    else:
        blind = _not_checked_out(changes.absent.intersection(r.file for r in taken.readings))
    return Base(side, files, blind)


def _not_checked_out(files: set[str]) -> str:
    """What cannot be said of `files`, which the commit has and a sparse checkout leaves out."""
    if not files:
        return ""
    most = 3
    more = f" and {len(files) - most} more" if len(files) > most else ""
    named = ", ".join(sorted(files)[:most])
    return f"left out by a sparse checkout, so that what they hold looks gone: {named}{more}"


def _refuse_a_moved_root(tree: Tree, change: Side, request: Request) -> None:
    """What is read as a whole hangs on where the configuration stands: a change must not move that."""
    found = past_config(tree, start_of(request))
    was = root_by(request, None if found is None else found[0])
    if os.path.realpath(was) != os.path.realpath(change.root):
        raise UsageError(
            f"the change moves the configuration, and with it the root from {from_here(was)} to"
            f" {from_here(change.root)}: say which counts with --root"
        )


def _settings(tree: Tree, change: Side, rules_of: RulesOf, request: Request) -> PastSettings | None:
    try:
        return past_settings(tree, request.config, or_now=False)
    except UsageError as error:
        # A change that mends the configuration must have a way in.
        if rules_of is RulesOf.BASE:
            advice = "--config-from head judges the change by its own"
            raise UsageError(f"{error.message} ({advice})", error.where) from error
        return PastSettings(change.file or "", dict(change.settings))


def _baseline(tree: Tree, change: Side, named: str, given: str | None) -> Baseline | None:
    """The baseline that the commit has. One `given` that lies elsewhere is the invoker's, for both."""
    if given:
        path = place_in_repository(change.root, given)
        if path is None:
            return change.baseline
        named = os.path.relpath(path, os.path.realpath(change.root))
    return past_baseline(tree, named, may_lack=True, given=bool(given))
