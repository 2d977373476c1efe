"""Lint records given as text."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from isms_lint.config.config import Config
from isms_lint.config.find import NAME
from isms_lint.config.load import load_config
from isms_lint.engine import run
from isms_lint.findings.result import Result
from isms_lint.intake import take_in
from isms_lint.plugins.manager import Plugins, load_plugins


def lint(
    files: Mapping[str, str] | str,
    *,
    as_of: str = "2026-11-20",
    select: Iterable[str] | None = None,
    parameters: Mapping[str, Mapping[str, Any]] | None = None,
    config: str | None = None,
) -> Result:
    """Write `files` (path to text; one text is `isms.yaml`) to a temporary folder and lint it.

    `as_of` is a date or an instant with offset. `select` and `parameters` set what the
    configuration's settings of these names set; `config` is the text of a whole configuration file.
    """
    with tempfile.TemporaryDirectory(prefix="isms-lint-") as root:
        for path, text in ({"isms.yaml": files} if isinstance(files, str) else files).items():
            full = os.path.join(root, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8", newline="") as handle:
                handle.write(text)
        settings = Config()
        written = None
        if config is not None:
            written = os.path.join(root, NAME)
            with open(written, "w", encoding="utf-8") as handle:
                handle.write(config)
            settings = load_config(written, _plugins().profiles)
        if select is not None:
            settings = settings._replace(select=tuple(select))
        if parameters is not None:
            settings = settings._replace(parameters=parameters)
        day = date.fromisoformat(as_of) if len(as_of) == 10 else datetime.fromisoformat(as_of)
        taken = take_in(root, written, (), _plugins().readers)
        return run(root, settings, _plugins(), day, taken.readings)


@cache
def _plugins() -> Plugins:
    return load_plugins()
