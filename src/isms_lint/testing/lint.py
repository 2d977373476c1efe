"""Lint records given as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from isms_lint.findings.result import Result
from isms_lint.testing.exercised import watching
from isms_lint.testing.given import Given, loaded
from isms_lint.testing.repository import read_repository


def lint(
    files: Mapping[str, str] | str,
    *,
    as_of: str = "2026-11-20",
    select: Iterable[str] | None = None,
    parameters: Mapping[str, Mapping[str, Any]] | None = None,
    config: str | None = None,
    plugins: Given | None = None,
) -> Result:
    """Write `files` (path to text; one text is `isms.yaml`) to a temporary folder and lint it.

    `as_of` is a date or an instant with offset. `select` and `parameters` set what the
    configuration's settings of these names set; `config` is the text of a whole configuration file.
    `plugins` are paths of plugins (as of `--plugin`) beside those that are installed, or what
    `isms_lint.plugins.manager.load_plugins` gave, instead of these. Raises UsageError where the run
    cannot begin; what fails in it stands in the result's `errors`.
    """
    repository = read_repository(
        files,
        as_of=as_of,
        select=select,
        parameters=parameters,
        config=config,
        plugins=loaded(plugins),
    )
    result = repository.run()
    for exercised in watching:
        exercised.note(repository, result)
    return result
