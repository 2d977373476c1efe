"""What the command line sets over the configuration."""

from __future__ import annotations

import argparse
import re
from datetime import UTC, date, datetime
from typing import Any

from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.load import over_rules, to_config
from isms_lint.config.override import Override
from isms_lint.config.setting import Setting
from isms_lint.config.settings import Settings, read_settings
from isms_lint.plugins.manager import Plugins
from isms_lint.rules.basis import Severity

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def read_config(
    file: str | None,
    settings: Settings | None,
    plugins: Plugins,
    arguments: argparse.Namespace,
) -> Config:
    """The configuration in `file`, already read as `settings` where it could be, with what the
    command line sets over it. Raises UsageError for what is wrong with either.
    """
    found = settings
    if found is None:
        found = {} if file is None else read_settings(file)
    chosen = _words(arguments.profile) if arguments.profile else None
    config = to_config(found, plugins.profiles, file or "", chosen)
    return _with_arguments(config, arguments)


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
        given = dict(map(_severity, arguments.severity))
        changes["severities"] = over_rules(config.severities, given)
        if config.overrides:  # what is asked for holds everywhere
            everywhere = Override(Setting((), ()), severities=given)
            changes["overrides"] = (*config.overrides, everywhere)
    if arguments.fail_on:
        changes["fail_on"] = arguments.fail_on
    return config._replace(**changes)


def read_as_of(text: str | None) -> date | datetime:
    """The date or instant to judge by; now for None."""
    if text is None:
        return datetime.now(UTC)
    try:
        if _DATE.match(text):
            return date.fromisoformat(text)
        written = text.upper()  # records may have t and z too
        instant = datetime.fromisoformat(written) if "T" in written else None
    except ValueError:
        instant = None
    if instant is None:
        wanted = "a date (YYYY-MM-DD) or an instant with an offset"
        raise UsageError(f"--as-of {text}: not {wanted}")
    if instant.tzinfo is None:
        raise UsageError(f"--as-of {text}: an instant needs an offset, such as Z or +02:00")
    return instant


def require(required: tuple[str, ...], plugins: Plugins) -> None:
    """Raise UsageError where a plugin the configuration requires is not loaded."""
    loaded = {plugin.name: plugin for plugin in plugins.loaded}
    for wanted in required:
        name, _, version = wanted.partition("==")
        found = loaded.get(name)
        if found is None:
            failed = next((f for f in plugins.failures if f.plugin == name), None)
            why = f": {failed.message}" if failed else ""
            raise UsageError(
                f"the plugin `{name}`, which the configuration requires, is not loaded{why}"
            )
        if version and found.version != version:
            raise UsageError(
                f"the configuration requires the plugin `{name}` {version};"
                f" loaded is {found.version}"
            )


def _words(values: list[str]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def _severity(text: str) -> tuple[str, Severity]:
    code, _, level = text.partition("=")
    if not code or level not in list(Severity):
        raise UsageError(f"--severity {text}: write CODE=error, CODE=warning or CODE=info")
    return code, Severity(level)
