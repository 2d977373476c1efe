"""The configuration: settings of the file over those of the profiles it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.override import Override
from isms_lint.config.profile import check_profile
from isms_lint.config.setting import Setting, Source
from isms_lint.config.settings import Settings, from_here, read_settings
from isms_lint.rules.basis import Severity

Value = TypeVar("Value")
Profiles = Mapping[str, Mapping[str, Any]]


def load_config(path: str | None, profiles: Profiles) -> Config:
    """The settings in the file at `path` over those of the profiles it names; the defaults for None.

    Raises UsageError, with file, line and column, for anything the file gets wrong.
    """
    return Config() if path is None else to_config(read_settings(path), profiles, path)


def to_config(
    data: Settings, profiles: Profiles, path: str, chosen: Iterable[str] | None = None
) -> Config:
    """Checked settings, over those of the profiles they name, or of those `chosen`, as a Config.

    Raises UsageError for an unknown profile, and for one that is no configuration.
    """
    file = Source(from_here(path) if path else "", path, data)
    names = profile_names(data) if chosen is None else tuple(chosen)
    layers = [*(_profile(name, profiles, file) for name in names), file]
    merged: Settings = {}
    for layer in layers:
        merged = _over(merged, layer.settings)
    return _from_settings(merged, path)._replace(
        profile=names, overrides=_overrides(layers), sources=tuple(reversed(layers))
    )


def profile_names(data: Settings) -> tuple[str, ...]:
    """The profiles that settings name, weakest first."""
    return _listed(data.get("profile", ()))


def _profile(name: str, profiles: Profiles, file: Source) -> Source:
    if name not in profiles:
        from isms_lint.records.validate import nearest

        message = f"there is no profile `{name}`; {nearest(name, profiles)}".rstrip("; ")
        raise UsageError(message, Setting((file,), ("profile",)).where(name))
    profile = dict(profiles[name])
    check_profile(name, profile)
    return Source(f"profile {name}", "", profile)


def _over(weaker: Mapping[str, Any], stronger: Mapping[str, Any]) -> Settings:
    """The stronger settings, and the weaker where they say nothing; rule by rule where they are of
    rules.
    """
    merged = {**weaker, **stronger}
    for setting in ("severities", "parameters", "explanations"):
        if setting in merged:
            merged[setting] = over_rules(weaker.get(setting, {}), stronger.get(setting, {}))
    return merged


def _overrides(layers: Iterable[Source]) -> tuple[Override, ...]:
    """The overrides of settings and of those stronger than them, in this order.

    What stronger settings say for all records is stronger than what weaker ones say for some.
    """
    found: list[Override] = []
    for layer in layers:
        if found and ("severities" in layer.settings or "parameters" in layer.settings):
            found.append(_override(layer.settings, Setting((layer,), ())))
        for number, entry in enumerate(layer.settings.get("overrides", ())):
            setting = Setting((layer,), ("overrides", number))
            if "files" not in entry and "kinds" not in entry:
                message = f"{setting.name}: say for which `files`, or for which `kinds` of record"
                raise UsageError(message, setting.place)
            ignore = tuple(entry.get("ignore", ()))
            found.append(
                _override(entry, setting)._replace(
                    files=_listed(entry.get("files", ())),
                    kinds=_listed(entry.get("kinds", ())),
                    ignore=ignore,
                )
            )
    return tuple(found)


def _override(data: Mapping[str, Any], setting: Setting) -> Override:
    """What it sets for rules, the setting itself for all records."""
    given = over_rules({}, data.get("severities", {}))
    return Override(
        setting,
        severities={word: Severity(level) for word, level in given.items()},
        parameters=over_rules({}, data.get("parameters", {})),
    )


def _listed(words: str | Iterable[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


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
        rules=tuple(data["rules"]) if "rules" in data else None,
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
        names=data.get("names", {}),
        records=tuple(data.get("records", ())),
        language=data.get("report", {}).get("language", ""),
        explanations={
            word: {"text": said} if isinstance(said, str) else said
            for word, said in data.get("explanations", {}).items()
        },
    )
