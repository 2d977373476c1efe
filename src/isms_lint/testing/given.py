"""Plugins as tests name them."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.api import FilePath, file_paths
from isms_lint.plugins.manager import Plugins, load_plugins

Given = Plugins | FilePath | Iterable[FilePath]
"""Plugins that are loaded, or paths of some to be loaded beside those that are installed."""


def loaded(given: Given | None) -> Plugins | None:
    """The plugins that are meant; None for those that are installed. Raises UsageError where there is
    nothing at a path.
    """
    if given is None:
        return None
    return given if isinstance(given, Plugins) else load_plugins(file_paths(given))
