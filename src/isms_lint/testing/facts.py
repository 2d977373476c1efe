"""The facts of records given as text: what derivations, drafts and what is due go by."""

from __future__ import annotations

from collections.abc import Mapping

from isms_lint.rules.pass_ import Pass
from isms_lint.testing.given import Given, loaded
from isms_lint.testing.repository import read_repository


def facts(
    files: Mapping[str, str] | str,
    *,
    as_of: str = "2026-11-20",
    config: str | None = None,
    plugins: Given | None = None,
) -> Pass:
    """The run over `files`, as no rule in particular sees it. The arguments are those of `lint`."""
    repository = read_repository(
        files,
        as_of=as_of,
        config=config,
        plugins=loaded(plugins),
    )
    return repository.examine().facts
