"""What files that are not written yet come to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from isms_lint.plugins.manager import Plugins
from isms_lint.rules.pass_ import Pass
from isms_lint.testing.repository import read_repository


def facts_of(files: Mapping[str, str], plugins: Plugins, day: date) -> Pass:
    """A run over these files as of a day, as no rule in particular sees it."""
    repository = read_repository(files, as_of=str(day), select=(), plugins=plugins)
    return repository.examine().facts
