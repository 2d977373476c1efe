"""The program `isms-lint-since`: `check --since` as a hook of pre-commit.

A commit is compared with HEAD. In a push, and in `pre-commit run --from-ref`, HEAD has the change
already: there pre-commit names the revision before it in PRE_COMMIT_FROM_REF. Where a push brings the
first commit of all it names a remote and no revision, and everything counts.
See https://pre-commit.com/#pre-commit-run and its section on pre-push.
"""

from __future__ import annotations

import os
import sys

from isms_lint.cli.main import main


def since_commit() -> int:
    """Run `check` with the process's own arguments and with what the change is compared with; the
    exit code.
    """
    return main(["check", *_since(), *sys.argv[1:]])


def _since() -> list[str]:
    before = os.environ.get("PRE_COMMIT_FROM_REF", "")
    if not before and "PRE_COMMIT_REMOTE_NAME" in os.environ:
        return []
    return ["--since", before or "HEAD"]
