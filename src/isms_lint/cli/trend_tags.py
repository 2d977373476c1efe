"""What tags hold, judged now as of the day of each tag."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from isms_lint.cli.revision import baseline_of_revision, read_revision
from isms_lint.cli.root import find_root
from isms_lint.cli.settings import read_as_of, require
from isms_lint.config.errors import UsageError
from isms_lint.config.load import to_config
from isms_lint.engine import run
from isms_lint.files.git import RevisionError
from isms_lint.files.tags import Tag, read_tags
from isms_lint.past_reports.unread import Unread
from isms_lint.plugins.manager import Plugins, load_plugins
from isms_lint.trend.past import Past
from isms_lint.version import VERSION


def of_tags(arguments: argparse.Namespace) -> Iterator[Past | Unread]:
    """What `check --rev TAG --as-of ITS-DAY` finds at each tag, oldest first. Raises UsageError."""
    root, _ = find_root(arguments)
    try:
        tags = read_tags(root, arguments.tags)
    except RevisionError as error:
        raise UsageError(f"--tags {arguments.tags}: {error.message}") from error
    plugins = load_plugins()
    for tag in tags:
        try:
            yield _past(root, tag, plugins)
        except UsageError as error:
            said = f"{error.where}: {error.message}" if error.where else error.message
            yield Unread(tag.name, said)


def _past(root: str, tag: Tag, plugins: Plugins) -> Past:
    commit, past = read_revision(root, f"refs/tags/{tag.name}", None, (), plugins.readers)
    config = to_config(past.settings or {}, plugins.profiles, past.config or "")
    require(config.required_plugins, plugins)
    baseline = baseline_of_revision(root, commit, config, None)
    result = run(root, config, plugins, read_as_of(tag.at), past.readings, baseline=baseline)
    codes = tuple(rule.code for rule in result.rules)
    return Past(tag.name, commit, result, VERSION, len(codes), codes)
