"""The rules of the repository one stands in, for the commands that tell of rules."""

from __future__ import annotations

import argparse
from typing import NamedTuple

from isms_lint.checking.request import Request, words
from isms_lint.checking.root import find_root
from isms_lint.checking.settings import read_config
from isms_lint.cli.load import load_telling
from isms_lint.config.config import Config
from isms_lint.config.resolve import Resolved, resolve
from isms_lint.plugins.manager import Plugins
from isms_lint.plugins.required import require


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
    file = None if arguments.isolated else find_root(request)[1]
    plugins, code = load_telling(arguments)
    config = read_config(file, None, plugins, request)
    require(config.required_plugins, plugins)
    resolved = resolve(config, plugins.rules, plugins.kinds)
    configured = file is not None or profile is not None
    return Here(plugins, config, resolved, configured, code)
