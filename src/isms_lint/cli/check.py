"""`isms-lint check`: lint a repository."""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
from datetime import UTC, date, datetime
from typing import Any

from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.load import find_config, load_config
from isms_lint.engine import run
from isms_lint.files.discover import find_git_root
from isms_lint.findings.gate import passes
from isms_lint.plugins.manager import Plugins, load_plugins
from isms_lint.reporters import Style
from isms_lint.rules.basis import Severity

_SLOW = 500
"""Files from which on a terminal is told what is going on."""


def check(arguments: argparse.Namespace) -> int:
    """Lint, print the report, give the exit code."""
    # A run builds much and throws away little: the cycle collector finds nothing and costs a third.
    gc.disable()
    as_of = _as_of(arguments.as_of)
    plugins = load_plugins()
    reporter = plugins.reporters.get(arguments.format)
    if reporter is None:
        from isms_lint.records.validate import nearest

        advice = nearest(arguments.format, plugins.reporters)
        raise UsageError(f"there is no format `{arguments.format}`; {advice}")
    start = _start(arguments)
    file = arguments.config or find_config(start)
    root = _root(arguments, file)
    config = _with_arguments(load_config(file, plugins.profiles), arguments)
    _require(config.required_plugins, plugins)
    paths = _below(root, arguments.paths)
    jobs = arguments.jobs if arguments.jobs else len(os.sched_getaffinity(0)) if hasattr(
        os, "sched_getaffinity"
    ) else (os.cpu_count() or 1)
    progress = _progress if sys.stderr.isatty() else lambda step: None
    result = run(root, config, plugins, as_of, paths=paths, jobs=jobs, progress=progress)
    shown_root = os.path.relpath(root)
    style = Style(
        width=_width(arguments),
        color=_color(arguments),
        quiet=arguments.quiet,
        statistics=arguments.statistics,
        lead="" if shown_root == "." else shown_root.replace(os.sep, "/") + "/",
    )
    _write(reporter(result._replace(root=shown_root.replace(os.sep, "/")), style), arguments.output)
    if result.errors:
        return 2
    if arguments.exit_zero or passes(result.findings, config.fail_on):
        return 0
    return 1


def _start(arguments: argparse.Namespace) -> str:
    """Where the search for a configuration begins."""
    if arguments.root:
        if not os.path.isdir(arguments.root):
            raise UsageError(f"--root {arguments.root}: no such folder")
        return str(arguments.root)
    if len(arguments.paths) == 1 and os.path.isdir(arguments.paths[0]):
        return str(arguments.paths[0])
    return os.getcwd()


def _root(arguments: argparse.Namespace, config: str | None) -> str:
    """The folder that is read as a whole."""
    if arguments.root:
        return os.path.abspath(arguments.root)
    if config is not None and not arguments.config:
        return os.path.dirname(os.path.abspath(config))
    if len(arguments.paths) == 1 and os.path.isdir(arguments.paths[0]):
        return os.path.abspath(arguments.paths[0])
    return find_git_root(os.getcwd()) or os.getcwd()


def _below(root: str, paths: list[str]) -> tuple[str, ...]:
    """The paths given, relative to the root; nothing where one of them is the root itself."""
    below = []
    for path in paths:
        if not os.path.exists(path):
            raise UsageError(f"{path}: no such file or folder")
        relative = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
        if relative == ".":
            return ()
        if relative.startswith("../"):
            raise UsageError(f"{path}: outside the root {root}")
        below.append(relative)
    return tuple(below)


def _as_of(text: str | None) -> date | datetime:
    """The date or instant to judge by."""
    if text is None:
        return datetime.now(UTC)
    try:
        if len(text) == len("2026-01-01"):
            return date.fromisoformat(text)
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--as-of {text}: not a date (YYYY-MM-DD) or an instant with offset") from None
    if instant.tzinfo is None:
        raise UsageError(f"--as-of {text}: an instant needs an offset, such as Z or +02:00")
    return instant


def _with_arguments(config: Config, arguments: argparse.Namespace) -> Config:
    """The configuration with what the command line sets over it."""
    changes: dict[str, Any] = {}
    if arguments.select:
        changes["select"] = _words(arguments.select)
    if arguments.extend_select:
        changes["extend_select"] = config.extend_select + _words(arguments.extend_select)
    if arguments.ignore:
        changes["ignore"] = config.ignore + _words(arguments.ignore)
    if arguments.severity:
        changes["severities"] = {**config.severities, **dict(map(_severity, arguments.severity))}
    if arguments.fail_on:
        changes["fail_on"] = arguments.fail_on
    return config._replace(**changes)


def _words(values: list[str]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def _severity(text: str) -> tuple[str, Severity]:
    code, _, level = text.partition("=")
    if level not in list(Severity):
        raise UsageError(f"--severity {text}: write CODE=error, CODE=warning or CODE=info")
    return code, Severity(level)


def _require(required: tuple[str, ...], plugins: Plugins) -> None:
    """Raise UsageError where a plugin the configuration requires is not loaded."""
    loaded = {plugin.name: plugin for plugin in plugins.loaded}
    for wanted in required:
        name, _, version = wanted.partition("==")
        found = loaded.get(name)
        if found is None:
            raise UsageError(f"the plugin `{name}`, which the configuration requires, is not loaded")
        if version and found.version != version:
            raise UsageError(
                f"the configuration requires the plugin `{name}` {version}; loaded is {found.version}"
            )


def _color(arguments: argparse.Namespace) -> bool:
    if arguments.no_color or os.environ.get("NO_COLOR") or arguments.output:
        return False
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _width(arguments: argparse.Namespace) -> int:
    return 120 if arguments.output else shutil.get_terminal_size((120, 24)).columns


def _write(text: str, output: str | None) -> None:
    """To the file, or to standard output whatever encoding that has."""
    if output is None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        return
    try:
        with open(output, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as handle:
            handle.write(text)
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}") from error


def _progress(step: str) -> None:
    print(f"\risms-lint: {step} ...\x1b[K", end="\r\x1b[K" if step == "done" else "", file=sys.stderr)
