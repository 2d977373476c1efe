"""What tags hold, judged now as of the day of each tag."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout

from isms_lint.checking.as_of import read_as_of
from isms_lint.checking.judge import judge
from isms_lint.checking.request import Request
from isms_lint.checking.root import find_root
from isms_lint.checking.side import read_side
from isms_lint.checking.start import start
from isms_lint.config.errors import UsageError
from isms_lint.files.git import RevisionError
from isms_lint.files.tags import Tag, read_tags
from isms_lint.past_reports.unread import Unread
from isms_lint.plugins.manager import Plugins
from isms_lint.plugins.required import load_requested
from isms_lint.trend.past import Past
from isms_lint.version import VERSION


def of_tags(arguments: argparse.Namespace) -> Iterator[Past | Unread]:
    """What `check --rev TAG --as-of ITS-DAY` finds at each tag, oldest first. Raises UsageError."""
    root, _ = find_root(Request(root=arguments.root))
    try:
        tags = read_tags(root, arguments.tags)
    except RevisionError as error:
        raise UsageError(f"--tags {arguments.tags}: {error.message}") from error
    with redirect_stdout(sys.stderr):
        plugins = load_requested(arguments.plugin, arguments.require_plugin)
    for tag in tags:
        try:
            yield _past(root, tag, plugins, tuple(arguments.plugin))
        except UsageError as error:
            yield Unread(tag.name, str(error))


def _past(root: str, tag: Tag, plugins: Plugins, local: tuple[str, ...]) -> Past:
    started = start(Request(root=root, rev=f"refs/tags/{tag.name}", plugins=local))
    with redirect_stdout(sys.stderr):
        side = read_side(started, plugins)
        result = judge(side, started, plugins, read_as_of(tag.at), lambda _: None)
    codes = tuple(rule.code for rule in result.rules)
    return Past(tag.name, side.commit, result, VERSION, len(codes), codes)
