"""`isms-lint lsp`: the language server, over standard input and output."""

from __future__ import annotations

import argparse
import os
import sys
from typing import BinaryIO

from isms_lint.checking.as_of import read_as_of
from isms_lint.checking.request import Request
from isms_lint.config.errors import UsageError
from isms_lint.plugins.required import load_requested

_MISSING = "the language server needs the extra `lsp`: pip install 'isms-lint[lsp]'"


def lsp(arguments: argparse.Namespace) -> int:
    """Serve until the client ends it. Raises UsageError where the library for it is not installed."""
    try:
        from isms_lint.lsp.server import make_server
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError(_MISSING) from error
    read_as_of(arguments.as_of)  # a wrong date ends it now, not at the first run
    if arguments.config is not None and not os.path.isfile(arguments.config):
        raise UsageError("no such file", arguments.config)
    if sys.stdin is None or sys.stdout is None:
        raise UsageError("standard input or output is closed")
    out = _private_output()
    plugins = load_requested(arguments.plugin, arguments.require_plugin)
    request = Request(config=arguments.config, plugins=tuple(arguments.plugin))
    server = make_server(plugins, request, lambda: read_as_of(arguments.as_of))
    server.start_io(sys.stdin.buffer, out)
    return 0


def _private_output() -> BinaryIO:
    """Standard output for the server alone: what a plugin prints goes to standard error instead."""
    sys.stdout.flush()
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return out
