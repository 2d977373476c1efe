"""Where the configuration of a repository stands."""

from __future__ import annotations

import os

NAME = ".isms-lint.yaml"
BASELINE = ".isms-lint-baseline.json"
"""The baseline of a root, where no other file is named."""
PROJECT = "pyproject.toml"
TABLE = b"[tool.isms-lint"
"""What a `pyproject.toml` with settings of ours holds."""


def find_config(start: str) -> str | None:
    """The configuration at or above the folder `start`: `.isms-lint.yaml`, or a `pyproject.toml`
    with a table `[tool.isms-lint]`; None where there is none up to the top of the repository.
    """
    folder = os.path.abspath(start)
    while True:
        own = os.path.join(folder, NAME)
        if os.path.isfile(own):
            return own
        project = os.path.join(folder, PROJECT)
        if os.path.isfile(project) and _has_table(project):
            return project
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = parent


def _has_table(path: str) -> bool:
    try:
        with open(path, "rb") as handle:
            return TABLE in handle.read()
    except OSError:
        return False
