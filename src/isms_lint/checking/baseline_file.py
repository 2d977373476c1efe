"""Which file the baseline of a run is, and the baseline in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from isms_lint.checking.root import relative_to
from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.find import BASELINE
from isms_lint.config.settings import from_here

if TYPE_CHECKING:
    from isms_lint.findings.baseline import Baseline


def baseline_path(root: str, config: Config, given: str | None) -> str:
    """The file: `given` by the invoker, else the one of the configuration, else the usual one.

    Raises UsageError where the configuration names one outside of the root: a change would have it
    read, or written, anywhere.
    """
    if given:
        return os.path.abspath(given)
    named = config.baseline or BASELINE
    path = os.path.join(root, named)
    if relative_to(root, path) is None or "\0" in named:
        raise UsageError(f"the configuration's `baseline` is no file below the root: {named}")
    return path


def baseline_there(root: str, config: Config, given: str | None) -> Baseline | None:
    """The baseline in that file; None where there is no file.

    Raises UsageError where it is no baseline, and where a link leads out of the repository that only
    the repository itself names.
    """
    path = baseline_path(root, config, given)
    if not os.path.lexists(path):
        return None
    inside = relative_to(root, path) is not None
    if not given and inside and relative_to(os.path.realpath(root), os.path.realpath(path)) is None:
        raise UsageError("the baseline is a link that leads out of the root", from_here(path))
    from isms_lint.config.baseline import load_baseline

    return load_baseline(path, root)


def baseline_of_run(root: str, config: Config, given: str | None) -> Baseline | None:
    """The baseline a run goes by. One that is named and not there is refused with a UsageError."""
    found = baseline_there(root, config, given)
    if found is None and (given or config.baseline):
        path = from_here(baseline_path(root, config, given))
        raise UsageError(f"there is no baseline {path}; `isms-lint baseline` writes one")
    return found
