"""A profile: a named set of settings that a plugin brings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.config.errors import UsageError
from isms_lint.config.settings import check_settings

_OF_THE_FILE = ("include", "exclude", "rules", "baseline")
"""Settings that say which files are read: they count before any plugin is loaded."""


def check_profile(name: str, settings: Mapping[str, Any]) -> None:
    """Raise UsageError where a profile has what nobody reads in one: it must not pass for set."""
    shown = f"profile {name}"
    check_settings(dict(settings), None, shown)
    if "profile" in settings:
        raise UsageError("it names other profiles, which no profile does", shown)
    for setting in _OF_THE_FILE:
        if setting in settings:
            raise UsageError(
                f"`{setting}` says which files are read, which the configuration file does", shown
            )
