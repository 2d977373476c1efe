"""The settings of a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.config.override import Override
from isms_lint.config.setting import Setting, Source
from isms_lint.rules.basis import Severity
from isms_lint.values import NamedTuple


class Config(NamedTuple):
    """Settings from the configuration file, the profile and the command line, in one.

    Selections are codes, families or names, as written. `file` is where the settings stand, empty
    where there is no configuration file. `language` is the one that papers are written in; empty: the
    usual one. `sources` are those that set them, the strongest first.
    """

    file: str = ""
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    rules: tuple[str, ...] | None = None
    profile: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    per_record_ignores: Mapping[str, tuple[str, ...]] = {}
    severities: Mapping[str, Severity] = {}
    parameters: Mapping[str, Mapping[str, Any]] = {}
    fail_on: str = "error"
    baseline: str = ""
    external_ids: tuple[str, ...] = ()
    required_plugins: tuple[str, ...] = ()
    mappings: tuple[Mapping[str, Any], ...] = ()
    names: Mapping[str, str] = {}
    records: tuple[Mapping[str, Any], ...] = ()
    overrides: tuple[Override, ...] = ()
    explanations: Mapping[str, Mapping[str, str]] = {}
    language: str = ""
    sources: tuple[Source, ...] = ()

    def setting(self, *path: str) -> Setting:
        """A setting, to say where it was written."""
        return Setting(self.sources, path)
