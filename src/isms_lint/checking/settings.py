"""What a request sets over the configuration."""

from __future__ import annotations

from typing import Any

from isms_lint.checking.request import Request
from isms_lint.config.config import Config
from isms_lint.config.load import over_rules, to_config
from isms_lint.config.override import Override
from isms_lint.config.setting import Setting
from isms_lint.config.settings import Settings, read_settings
from isms_lint.plugins.manager import Plugins
from isms_lint.plugins.required import blaming, require


def read_config(
    file: str | None,
    settings: Settings | None,
    plugins: Plugins,
    request: Request,
    *,
    past: bool = False,
) -> Config:
    """The configuration in `file`, already read as `settings` where it could be, with what the
    request sets over it.

    Raises UsageError for what is wrong with either, and where a plugin that it requires is not
    loaded; not so for the `past` of a change, which may do without one.
    """
    found = settings
    if found is None:
        found = {} if file is None else read_settings(file)
    if not past:  # before its profiles, which these plugins may bring
        require(found.get("plugins", {}).get("required", ()), plugins)
    with blaming(plugins):
        config = to_config(found, plugins.profiles, file or "", request.profile)
    if not past:
        require(config.required_plugins, plugins)
    return _with_request(config, request)


def _with_request(config: Config, request: Request) -> Config:
    """The configuration with what is asked for over it."""
    changes: dict[str, Any] = {}
    if request.select is not None:
        changes["select"] = request.select
    if request.severities and config.overrides:  # what is asked for holds everywhere
        everywhere = Override(Setting((), ()), severities=request.severities)
        changes["overrides"] = (*config.overrides, everywhere)
    if request.fail_on is not None:
        changes["fail_on"] = request.fail_on
    return config._replace(
        extend_select=config.extend_select + request.extend_select,
        ignore=config.ignore + request.ignore,
        severities=over_rules(config.severities, request.severities),
        **changes,
    )
