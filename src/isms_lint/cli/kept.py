"""Which checks are kept, so that they can be said again where nothing changed, and what they leave for
the next where something did.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    import argparse

    from isms_lint.cache.keeper import Keeper
    from isms_lint.checking.side import Side
    from isms_lint.cli.reports import Report
    from isms_lint.findings.result import Result
    from isms_lint.plugins.manager import Plugins
    from isms_lint.rerun import Rerun

_FAILED = 2
_OF_BARE = ("HEAD", "commondir", "objects", "refs")
"""By what git takes a folder for a repository (`files.bare`)."""


class Linted(NamedTuple):
    """A check that was made and reported: its exit code, and what it came from."""

    code: int
    result: Result
    side: Side
    plugins: Plugins
    rerun: Rerun | None = None


def may_be_kept(arguments: argparse.Namespace, reports: Sequence[Report]) -> bool:
    """Whether the check does nothing but read files as they are and say what it finds."""
    asked = (
        arguments.fix,
        arguments.diff,
        arguments.diff_only,
        arguments.rev,
        arguments.since,
        arguments.timing,
    )
    return not any(asked) and all(report.output is None for report in reports)


def keep_it(linted: Linted, arguments: argparse.Namespace, keeper: Keeper) -> None:
    """Keep the check, where it did not fail and all that spoke in it is known to say the same again,
    and what it leaves for the next.
    """
    code, result, side, plugins, rerun = linted
    others = {plugin.name for plugin in plugins.loaded if not plugin.is_own}
    speaking = {who.plugin for (sort, _), who in plugins.brought.items() if sort == "format"}
    if code == _FAILED or others & {*speaking, *plugins.adjusting}:
        return
    from isms_lint.cache.keep import Run, keep, what_it_went_by

    paths = arguments.paths
    starts = [side.root, os.path.realpath(side.root), os.getcwd()]
    starts.extend((*map(os.path.dirname, paths), *paths))
    named = [*_named(arguments, side), *_of_configuration(side.root, starts)]
    day = result.as_of if arguments.as_of is None else None
    run = Run(code, side.root, side.readings, named, bool(others), day, result.timezone)
    # What cannot be looked at cannot be kept, nor what there is no room for: that fails no run.
    with suppress(OSError, MemoryError):
        gone_by = what_it_went_by(run, keeper)
        if gone_by is None:
            return
        if rerun is None or not rerun.is_made_anew_soon(keeper.began):
            keep(run, keeper, gone_by)
        snapshot = None if rerun is None else rerun.left(side.root, keeper.began)
        if snapshot is not None:
            from isms_lint.snapshot.snapshot import save

            save(keeper.snapshot, snapshot, gone_by)


def _named(arguments: argparse.Namespace, side: Side) -> Iterator[str]:
    """The files that the invoker names, and those in a folder that is a plugin."""
    yield from (path for path in (side.file, arguments.baseline) if path is not None)
    for path in arguments.plugin:
        yield path
        for folder, _, names in os.walk(path):
            yield folder
            yield from (os.path.join(folder, name) for name in names)


def _of_configuration(root: str, starts: Sequence[str]) -> Iterator[str]:
    """Where a configuration or a baseline is looked for, and what says where a repository begins."""
    from isms_lint.config.find import BASELINE, NAME, PROJECT

    yield os.path.join(root, BASELINE)
    for start in starts:
        folder = os.path.abspath(start)
        while True:
            yield from (os.path.join(folder, name) for name in (NAME, PROJECT, *_OF_BARE))
            git = os.path.join(folder, ".git")
            if not os.path.exists(git):  # of one that is there git's index tells
                yield git
            parent = os.path.dirname(folder)
            if parent == folder:
                break
            folder = parent
