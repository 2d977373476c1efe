"""The configuration: settings of the file over those of the profiles it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.settings import Settings, check_settings, from_here, read_settings
from isms_lint.rules.basis import Severity

Value = TypeVar("Value")
Profiles = Mapping[str, Mapping[str, Any]]


def load_config(path: str | None, profiles: Profiles) -> Config:
    """The settings in the file at `path` over those of the profiles it names; the defaults for None.

    Raises UsageError, with file, line and column, for anything the file gets wrong.
    """
    return Config() if path is None else to_config(read_settings(path), profiles, path)


def to_config(data: Settings, profiles: Profiles, path: str) -> Config:
    """Checked settings, over those of the profiles they name, as a Config.

    Raises UsageError for an unknown profile, and for one that is no configuration.
    """
    merged: Settings = {}
    for name in profile_names(data):
        merged = _over(merged, _profile(name, profiles, path))
    return _from_settings(_over(merged, data), path)


def profile_names(data: Settings) -> list[str]:
    """The profiles that settings name, weakest first."""
    named = data.get("profile", [])
    return [named] if isinstance(named, str) else list(named)


def _profile(name: str, profiles: Profiles, path: str) -> Mapping[str, Any]:
    if name not in profiles:
        from isms_lint.records.validate import nearest

        advice = nearest(name, profiles)
        where = from_here(path) if path else ""
        raise UsageError(f"there is no profile `{name}`; {advice}".rstrip("; "), where)
    profile = dict(profiles[name])
    # A pack wrote it: what nobody reads in it must not pass for set.
    check_settings(profile, None, f"profile {name}")
    if "profile" in profile:
        raise UsageError("a profile names no other profiles", f"profile {name}")
    return profile


def _over(weaker: Mapping[str, Any], stronger: Mapping[str, Any]) -> Settings:
    """The stronger settings, and the weaker where they say nothing; rule by rule where they are of
    rules.
    """
    merged = {**weaker, **stronger}
    for setting in ("severities", "parameters"):
        if setting in merged:
            merged[setting] = over_rules(weaker.get(setting, {}), stronger.get(setting, {}))
    return merged


def over_rules(weaker: Mapping[str, Value], stronger: Mapping[str, Value]) -> dict[str, Value]:
    """What is set for rules, in the order in which it counts: the later wins.

    First all of `weaker`, which is in this order; then `stronger`, its families before its rules.
    """
    kept = {word: value for word, value in weaker.items() if word not in stronger}
    return {**kept, **dict(sorted(stronger.items(), key=lambda item: _is_one_rule(item[0])))}


def _is_one_rule(word: str) -> tuple[bool, bool]:
    """A sort key: `ALL` and `basis:…`, then families, then codes and names."""
    is_family = word.isalpha() and word.isupper() and word != "ALL"
    is_rule = not is_family and word != "ALL" and not word.startswith("basis:")
    return is_rule, is_family


def _from_settings(data: Settings, path: str) -> Config:
    return Config(
        file=path,
        include=tuple(data["include"]) if "include" in data else None,
        exclude=tuple(data.get("exclude", ())),
        profile=tuple(profile_names(data)),
        select=tuple(data["select"]) if "select" in data else None,
        extend_select=tuple(data.get("extend_select", ())),
        ignore=tuple(data.get("ignore", ())),
        per_file_ignores={k: tuple(v) for k, v in data.get("per_file_ignores", {}).items()},
        per_record_ignores={k: tuple(v) for k, v in data.get("per_record_ignores", {}).items()},
        severities={k: Severity(v) for k, v in data.get("severities", {}).items()},
        parameters=data.get("parameters", {}),
        fail_on=data.get("fail_on", "error"),
        baseline=data.get("baseline", ""),
        external_ids=tuple(data.get("external_ids", ())),
        required_plugins=tuple(data.get("plugins", {}).get("required", ())),
        mappings=tuple(data.get("mappings", ())),
    )
