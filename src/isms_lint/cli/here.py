"""The rules of the repository one stands in, for the commands that tell of rules."""

from __future__ import annotations

import argparse

from isms_lint.checking.request import Request, words
from isms_lint.checking.root import find_root
from isms_lint.checking.settings import read_config
from isms_lint.cli.load import load_telling
from isms_lint.cli.main import FAILED
from isms_lint.cli.output import say
from isms_lint.config.config import Config
from isms_lint.config.resolve import Resolved
from isms_lint.intake import take_in_rules
from isms_lint.plugins.manager import Plugins
from isms_lint.reporters.escape import plain
from isms_lint.rulebook import read_rulebook, resolve_rules
from isms_lint.values import NamedTuple


class Here(NamedTuple):
    """All rules, and what the configuration makes of them. `configured` is false where there is none.

    `code` is the exit code of a command that does no more than tell of them.
    """

    plugins: Plugins
    config: Config
    rules: Resolved
    configured: bool
    code: int


def read_here(arguments: argparse.Namespace) -> Here:
    """What holds where `check` would run without paths; with `--isolated` no file is read.

    Raises UsageError for what is wrong with the configuration.
    """
    profile = None if arguments.profile is None else words(arguments.profile)
    request = Request(root=arguments.root, config=arguments.config, profile=profile)
    root, file = (None, None) if arguments.isolated else find_root(request)
    plugins, code = load_telling(arguments)
    config = read_config(file, None, plugins, request)
    kinds = plugins.kinds
    book = read_rulebook(plugins, [] if root is None else take_in_rules(root, config), kinds)
    for wrong in book.wrong:
        code = FAILED
        say(plain(f"isms-lint: {wrong}"))
    resolved = resolve_rules(config, book, plugins, kinds)
    configured = file is not None or profile is not None
    return Here(plugins, config, resolved, configured, code)
