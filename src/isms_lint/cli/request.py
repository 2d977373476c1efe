"""What the command line asks of a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms_lint.checking.request import Request, words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping

    from isms_lint.rules.basis import Severity


def request_of(arguments: argparse.Namespace, outputs: Iterable[str], jobs: int) -> Request:
    """The request in the `arguments` of `check`, which writes the files `outputs`.

    Raises UsageError for a severity that is none.
    """
    return Request(
        paths=tuple(arguments.paths),
        root=arguments.root,
        config=arguments.config,
        profile=None if arguments.profile is None else words(arguments.profile),
        select=None if arguments.select is None else words(arguments.select),
        extend_select=words(arguments.extend_select or ()),
        ignore=words(arguments.ignore or ()),
        severities=_severities(arguments.severity) if arguments.severity else {},
        fail_on=arguments.fail_on,
        baseline=arguments.baseline,
        ignores=not arguments.no_ignores,
        rev=arguments.rev,
        since=arguments.since,
        diff_only=arguments.diff_only,
        config_from=arguments.config_from,
        plugins=tuple(arguments.plugin),
        require_plugins=tuple(arguments.require_plugin),
        outputs=tuple(outputs),
        repository=arguments.repository,
        jobs=jobs,
    )


def _severities(given: list[str]) -> Mapping[str, Severity]:
    from isms_lint.config.errors import UsageError
    from isms_lint.rules.basis import Severity

    levels = {}
    for text in given:
        code, _, level = text.partition("=")
        if not code or level not in list(Severity):
            raise UsageError(f"--severity {text}: write CODE=error, CODE=warning or CODE=info")
        levels[code] = Severity(level)
    return levels
