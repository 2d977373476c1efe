"""What failed in a run: as messages, and as diagnostics in the files that are to blame."""

from __future__ import annotations

import os
import re
import traceback

from lsprotocol.types import Diagnostic

from isms_lint.config.errors import UsageError
from isms_lint.lsp.diagnostics import failure
from isms_lint.lsp.session import LastRun, Session
from isms_lint.reporters.escape import plain

_WHERE = re.compile(r"(.+?)(?::(\d+))?(?::(\d+))?\Z", re.DOTALL)


def of_error(session: Session, error: Exception) -> tuple[list[str], dict[str, list[Diagnostic]]]:
    """The message of an exception that ended a run, and the diagnostic of a wrong file by its path."""
    if not isinstance(error, UsageError):
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{os.path.basename(frame.filename)}:{frame.lineno}"
        return [plain(f"internal error: {type(error).__name__}: {error} ({where})")], {}
    found: dict[str, list[Diagnostic]] = {}
    match = _WHERE.match(error.where)
    path = os.path.abspath(match[1]) if match is not None else ""
    if match is None or not os.path.isfile(path):
        path, match = session.config or "", None
    if path:
        line, column = (int(match[2] or 1), int(match[3] or 1)) if match is not None else (1, 1)
        found[path] = [failure(error.message, line, column)]
    where = f"{error.where}: " if error.where else ""
    return [plain(f"{where}{error.message}")], found


def of_run(judged: LastRun) -> list[str]:
    """What failed in a run that came to its end: plugins, rules."""
    return [
        plain(f"{e.source}: {e.message}{f' ({e.where})' if e.where else ''}")
        for e in judged.result.errors
    ]
