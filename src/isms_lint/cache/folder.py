"""Where isms-lint keeps what the next run can use."""

import os
import sys

VARIABLE = "ISMS_LINT_CACHE_DIR"
_NAME = "isms-lint"


def cache_folder() -> str | None:
    """The folder, which need not be there yet; None where the user has no home.

    The variable names the folder itself; else it lies where the system keeps caches.
    """
    given = os.environ.get(VARIABLE, "")
    if given:
        return os.path.abspath(given)
    caches = _caches()
    return os.path.join(caches, _NAME) if os.path.isabs(caches) else None


def _caches() -> str:
    """The user's folder of caches; no absolute path where there is none."""
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA", "")
    home = os.path.expanduser("~")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches")
    named = os.environ.get("XDG_CACHE_HOME", "")  # the rule: one that is not absolute is ignored
    return named if os.path.isabs(named) else os.path.join(home, ".cache")
