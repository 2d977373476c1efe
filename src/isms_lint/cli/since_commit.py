"""`python -m isms_lint.cli.since_commit`: `check --since` as a hook of pre-commit.

A commit is compared with HEAD. In a push, and in `pre-commit run --from-ref`, HEAD has the change
already: there pre-commit names the revision before it in PRE_COMMIT_FROM_REF. Where a push brings the
first commit of all it names a remote and no revision, and everything counts.
See https://pre-commit.com/#pre-commit-run and its section on pre-push.
"""

from __future__ import annotations

import os
import sys

from isms_lint.cli.main import main


def since() -> list[str]:
    """The arguments that say what the change is compared with."""
    before = os.environ.get("PRE_COMMIT_FROM_REF", "")
    if not before and "PRE_COMMIT_REMOTE_NAME" in os.environ:
        return []
    return ["--since", before or "HEAD"]


if __name__ == "__main__":
    sys.exit(main(["check", *since(), *sys.argv[1:]]))
