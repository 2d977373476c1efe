"""The Python interface: a check as a function. What is public of it stands in `isms_lint`.

The command line asks for a check in the same way (`isms_lint.checking`), and prints what comes of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Literal

from isms_lint.checking.as_of import read_as_of
from isms_lint.checking.judge import judge
from isms_lint.checking.request import Request, words
from isms_lint.checking.side import read_side
from isms_lint.checking.start import start
from isms_lint.config.errors import UsageError
from isms_lint.findings.gate import NEVER
from isms_lint.findings.result import Result, RulesOf
from isms_lint.plugins.required import load_requested
from isms_lint.rules.basis import Severity

FilePath = str | os.PathLike[str]


def check(
    path: FilePath | Iterable[FilePath] = ".",
    *,
    as_of: date | datetime | str | None = None,
    root: FilePath | None = None,
    config: FilePath | None = None,
    profile: str | Iterable[str] | None = None,
    select: str | Iterable[str] | None = None,
    extend_select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    severities: Mapping[str, Severity | str] = {},
    fail_on: Severity | str | None = None,
    baseline: FilePath | None = None,
    ignores: bool = True,
    rev: str | None = None,
    since: str | None = None,
    diff_only: bool = False,
    config_from: Literal["base", "head"] | None = None,
    plugins: FilePath | Iterable[FilePath] = (),
    require_plugins: str | Iterable[str] = (),
    repository: str = "",
    jobs: int = 1,
    progress: Callable[[str], None] = lambda _: None,
) -> Result:
    """Lint what `isms-lint check PATH` lints, and return what that reports. Nothing is written.

    The arguments are the options of that command (`docs/configuration.md`). `path` is a file or a
    folder, or several; findings below it are reported, and the whole repository is read for them.
    `as_of` is a date, an instant with an offset from UTC, or the text of either; for None it is now.
    Rules and profiles are given one by one or joined by commas. `severities` are by code, family or
    name. Without `ignores` everything is reported as open, whatever accepts it. `progress` is told
    what the run is doing.

    With `jobs` above 1 files are read in processes that are forked from this one, which a program with
    threads had better not do. The function keeps nothing between calls, and may be called from several
    threads at once.

    Raises UsageError where the run cannot begin. What fails in it stands in the result's `errors`, and
    costs no other finding.
    """
    _refuse_others("--fail-on", fail_on, (*Severity, NEVER))
    _refuse_others("--config-from", config_from, tuple(RulesOf))
    for code, level in severities.items():
        _refuse_others(f"--severity {code}", level, tuple(Severity))
    request = Request(
        paths=file_paths(path),
        root=None if root is None else os.fspath(root),
        config=None if config is None else os.fspath(config),
        profile=None if profile is None else words(profile),
        select=None if select is None else words(select),
        extend_select=words(extend_select),
        ignore=words(ignore),
        severities={code: Severity(level) for code, level in severities.items()},
        fail_on=fail_on,
        baseline=None if baseline is None else os.fspath(baseline),
        ignores=ignores,
        rev=rev,
        since=since,
        diff_only=diff_only,
        config_from=config_from,
        plugins=file_paths(plugins),
        require_plugins=words(require_plugins),
        repository=repository,
        jobs=jobs,
    )
    day = read_as_of(as_of)
    loaded = load_requested(request.plugins, request.require_plugins)
    progress("reading")
    started = start(request)
    return judge(read_side(started, loaded), started, loaded, day, progress)


def file_paths(given: FilePath | Iterable[FilePath]) -> tuple[str, ...]:
    """One path or several, as text."""
    if isinstance(given, str | os.PathLike):
        return (os.fspath(given),)
    return tuple(os.fspath(path) for path in given)


def _refuse_others(option: str, given: str | None, known: tuple[str, ...]) -> None:
    """Raise UsageError where what is given for `option` is none of the `known`."""
    if given is not None and given not in known:
        raise UsageError(f"{option} {given}: none of {', '.join(known)}")
