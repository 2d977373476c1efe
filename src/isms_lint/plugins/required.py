"""Plugins that a run must have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from isms_lint.config.errors import UsageError
from isms_lint.plugins.manager import Plugins, load_plugins

_FORM = r"(?P<name>[^\s=<>!~,;]+)(?:==(?P<version>[^\s=<>!~,;]+))?"
_INSTALL = (
    "install its pack beside isms-lint (with pre-commit: `additional_dependencies`), or name its"
    " file or folder with --plugin"
)


def load_requested(local: Sequence[str], required: Iterable[str]) -> Plugins:
    """The plugins that are installed, and those in the files and folders `local`.

    Raises UsageError where one of these is not there, and where one of `required` is not loaded.
    """
    plugins = load_plugins(local)
    require(required, plugins, "--require-plugin")
    return plugins


def require(required: Iterable[str], plugins: Plugins, asked_by: str = "the configuration") -> None:
    """Raise UsageError where a plugin is not loaded, or in another version.

    `required` are NAME or NAME==VERSION; `asked_by` says who asks.
    """
    loaded = {plugin.name: plugin for plugin in plugins.loaded}
    for wanted in required:
        form = re.fullmatch(_FORM, wanted)
        if form is None:
            raise UsageError(f"{asked_by}: `{wanted}` is no plugin: write NAME or NAME==VERSION")
        name, version = form["name"], form["version"]
        found = loaded.get(name)
        if found is None:
            failed = next((f for f in plugins.failures if f.plugin == name), None)
            if failed is not None:
                message = (
                    f"the plugin `{name}`, which {asked_by} requires, failed: {failed.message}"
                )
                raise UsageError(message, failed.where)
            there = ", ".join(f"{one.name} {one.version}" for one in plugins.loaded) or "none"
            raise UsageError(
                f"the plugin `{name}`, which {asked_by} requires, is not loaded; loaded: {there};"
                f" {_INSTALL}"
            )
        if version and found.version != version:
            raise UsageError(
                f"{asked_by} requires the plugin `{name}` {version}; loaded is {found.version}"
            )


@contextmanager
def blaming(plugins: Plugins) -> Iterator[None]:
    """Where the run cannot begin, say too which plugin failed: that may be why something is missing."""
    try:
        yield
    except UsageError as error:
        failed = next((f for f in plugins.failures if f.message not in error.message), None)
        if failed is None:
            raise
        where = f" ({failed.where})" if failed.where else ""
        raise UsageError(
            f"{error.message}. Plugin {failed.plugin} failed: {failed.message}{where}", error.where
        ) from error
