"""`isms-lint check --since`: what is new against a revision."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from isms_lint.cli.root import relative_to
from isms_lint.cli.settings import read_config
from isms_lint.cli.side import Side
from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.find import NAME
from isms_lint.config.past import PastSettings, past_baseline, past_settings
from isms_lint.config.places import place_of
from isms_lint.documents.document import START, Reading
from isms_lint.engine import Examined, examine
from isms_lint.files.changes import changed
from isms_lint.files.git import RevisionError
from isms_lint.files.revision import merge_base
from isms_lint.files.tree import Tree
from isms_lint.findings.baseline import Baseline, loosenings
from isms_lint.findings.finding import Finding, Location
from isms_lint.findings.result import Result, RunError
from isms_lint.intake_revision import RevisionIntake, take_in_revision
from isms_lint.plugins.manager import Plugins
from isms_lint.since.bar import loosened, with_rules_of
from isms_lint.since.compare import Asked, compare
from isms_lint.since.exceptions import commented, extended, shrunk
from isms_lint.since.loosenings import (
    PlaceOf,
    of_baseline,
    of_comments,
    of_settings,
    of_waivers,
)

if TYPE_CHECKING:
    import argparse

    from isms_lint.engine import Progress

BASE = "base"
"""A value of `--config-from`; the other is `head`."""


def run_since(
    change: Side,
    plugins: Plugins,
    as_of: date | datetime,
    arguments: argparse.Namespace,
    progress: Progress,
) -> Result:
    """What is new in `change` against where its branch left the revision that is asked for.

    Raises UsageError where that cannot be read.
    """
    revision = arguments.since or "HEAD"
    rules_of = arguments.config_from or BASE
    root, config = change.root, change.config
    try:
        base = merge_base(root, revision)
        past, files = _past(base.commit, change, plugins, arguments, rules_of)
    except RevisionError as error:
        raise UsageError(f"--since {revision}: {error.message}") from error
    by_base = rules_of == BASE
    before_config = _before(past, config, plugins, arguments)
    judging = before_config if by_base else config

    old = _baseline(base.commit, change, before_config, arguments.baseline)
    held = shrunk(old, change.baseline) if by_base else change.baseline

    def examined(
        read_by: Config, readings: list[Reading], day: date | datetime, baseline: Baseline | None
    ) -> Examined:
        return examine(
            root,
            with_rules_of(read_by, judging),
            plugins,
            day,
            readings,
            accept=not arguments.no_ignores,
            baseline=baseline,
            progress=progress,
        )

    after = examined(config, change.readings, as_of, held)
    # Both are judged as of one day, whatever timezone each of them declares.
    before = examined(before_config, past.readings, after.result.as_of, old)
    lower: list[Finding] = []
    if base.commit:
        place = _places(root, change.file)
        lower += of_settings(loosened(before_config, config, plugins.rules), place)
        day = after.result.as_of
        lower += of_waivers(extended(before.waivers, after.waivers, day))
        if change.baseline is not None:
            more = loosenings(old or change.baseline.emptied(), change.baseline)
            lower += of_baseline(more, change.baseline.location(START))
        lower += of_comments(commented(before.result.accepted, after.result.accepted))
    asked = Asked(
        revision,
        base.commit,
        base.blind,
        rules_of,
        arguments.diff_only,
        frozenset(files),
    )
    result = compare(before, after, lower, asked)
    return result._replace(errors=(*result.errors, *_errors_of(before, after, base.commit)))


def _past(
    commit: str, change: Side, plugins: Plugins, arguments: argparse.Namespace, rules_of: str
) -> tuple[RevisionIntake, set[str]]:
    """What the commit holds, and the files that differ. Before the first commit that is nothing."""
    if not commit:
        return RevisionIntake(None, None, []), {reading.file for reading in change.readings}
    with Tree(change.root, commit) as tree:
        files = changed(tree, (reading.file for reading in change.readings))
        known = {reading.file: reading for reading in change.readings if reading.file not in files}
        try:
            found = past_settings(tree, arguments.config)
        except UsageError as error:
            # A change that mends the configuration must have a way in.
            if rules_of == BASE:
                advice = "--config-from head judges the change by its own"
                raise UsageError(f"{error.message} ({advice})", error.where) from error
            found = PastSettings(change.file or "", dict(change.settings))
        return take_in_revision(tree, found, change.exclude, plugins.readers, known), files


def _baseline(commit: str, change: Side, config: Config, given: str | None) -> Baseline | None:
    """The baseline that the commit has. One `given` that lies elsewhere is the invoker's, for both."""
    if not commit:
        return None
    named = config.baseline
    if given is not None:
        inside = relative_to(change.root, given)
        if inside is None:
            return change.baseline
        named = inside
    with Tree(change.root, commit) as tree:
        return past_baseline(tree, named, may_lack=True)


def _before(
    past: RevisionIntake, now: Config, plugins: Plugins, arguments: argparse.Namespace
) -> Config:
    """The configuration of the commit; the one of now before the first commit."""
    if not past.readings and past.config is None:
        return now
    settings: Mapping[str, Any] = past.settings or {}
    return read_config(past.config, dict(settings), plugins, arguments)


def _places(root: str, file: str | None) -> PlaceOf:
    """Where settings stand in the configuration `file`; one that is gone had the usual name."""
    path = os.path.join(root, NAME) if file is None else file
    shown = relative_to(root, path) or path.replace(os.sep, "/")
    try:
        with open(path, encoding="utf-8-sig") as handle:
            text = handle.read()
    except (OSError, UnicodeDecodeError):
        text = ""

    def place(setting: tuple[str, ...]) -> Location:
        span = place_of(text, setting, toml=path.endswith(".toml")) if text else START
        return Location(shown, span.line, span.column, span.end_line, span.end_column)

    return place


def _errors_of(before: Examined, after: Examined, commit: str) -> list[RunError]:
    """What failed only on the side compared with: its findings would look new."""
    here = {(error.source, error.where) for error in after.result.errors}
    return [
        error._replace(source=f"{error.source} at {commit[:7]}")
        for error in before.result.errors
        if (error.source, error.where) not in here
    ]
