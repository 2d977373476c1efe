"""What a change of the configuration lets through that was not let through before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from isms_lint.config.config import Config
from isms_lint.config.selection import ignorable, options, selected, severities
from isms_lint.documents.positions import FieldPath
from isms_lint.files.globs import Globs
from isms_lint.findings.listing import first_few
from isms_lint.rules.basis import Severity
from isms_lint.rules.rule import Rule
from isms_lint.values import NamedTuple

Rules = Mapping[str, Rule]

_STRICTEST_FIRST = ("info", "warning", "error", "never")
"""Values of `fail_on`."""
_SELECTING = ("ignore", "profile", "select", "extend_select")
"""Settings that say which rules run."""
_MOST_NAMED = 8


class Loosening(NamedTuple):
    """One way in which the bar is lower than before.

    `message` is one of GATE005's, `values` fill it. `setting` is the path of the setting in the
    configuration. `severity` is a warning where only a person can say whether it loosens anything,
    and an info where it need not.
    """

    message: str
    setting: FieldPath
    values: Mapping[str, str]
    severity: Severity = Severity.ERROR


def with_rules_of(config: Config, base: Config) -> Config:
    """`config`, judging as `base` does: it says what is read and how, `base` what is found in it."""
    return config._replace(
        profile=base.profile,
        select=base.select,
        extend_select=base.extend_select,
        ignore=base.ignore,
        per_file_ignores=base.per_file_ignores,
        per_record_ignores=base.per_record_ignores,
        severities=base.severities,
        parameters=base.parameters,
        overrides=base.overrides,
        explanations=base.explanations,
        sources=base.sources,
        fail_on=base.fail_on,
    )


def loosened(
    before: Config, after: Config, rules: Rules, files: Iterable[str]
) -> Iterator[Loosening]:
    """How `after` is laxer than `before`; `files` are those that both read.

    Raises UsageError where one of them is no configuration.
    """
    yield from _rules(before, after, rules)
    yield from _severities(before, after, rules)
    if _STRICTEST_FIRST.index(after.fail_on) > _STRICTEST_FIRST.index(before.fail_on):
        values = {"before": before.fail_on, "after": after.fail_on}
        yield Loosening("fail-on", ("fail_on",), values)
    for setting in ("per_file_ignores", "per_record_ignores"):
        yield from _ignores(setting, before, after, rules)
    yield from _read(before, after)
    yield from _options(before, after, rules)
    yield from _mappings(before, after, files)
    meant = [f"`{name}`" for name, id in before.names.items() if after.names.get(name) != id]
    if meant:
        yield Loosening("names", ("names",), {"names": named(meant)}, severity=Severity.WARNING)


def edited(
    before: Mapping[str, Any], after: Mapping[str, Any], told: Iterable[Loosening]
) -> Iterator[Loosening]:
    """Settings that are not as they were, and of which `told` says nothing."""
    known = {one.setting[0] for one in told}
    names = [n for n in sorted({*before, *after} - known) if before.get(n) != after.get(n)]
    if names:
        values = {"settings": named([f"`{name}`" for name in names])}
        yield Loosening("settings", (names[0],), values, severity=Severity.INFO)


def _rules(before: Config, after: Config, rules: Rules) -> Iterator[Loosening]:
    ran = {rule.code for rule in selected(rules, before)}
    gone = ran - {rule.code for rule in selected(rules, after)}
    gone = {code for code in gone if not rules[code].unsuppressible}
    if gone:
        setting = next(
            (s for s in _SELECTING if getattr(before, s) != getattr(after, s)), _SELECTING[0]
        )
        yield Loosening("rules", (setting,), {"codes": named(sorted(gone)), "setting": setting})


def _severities(before: Config, after: Config, rules: Rules) -> Iterator[Loosening]:
    old, new = severities(rules, before), severities(rules, after)
    lower, flat, freed = [], [], []
    for code, rule in sorted(rules.items()):
        was, now = old.get(code, rule.severity), new.get(code, rule.severity)
        if now.rank > was.rank:
            lower.append(f"{code} from {was} to {now}")
        elif code in new and code not in old and now is rule.severity is not Severity.ERROR:
            flat.append(f"{code} {now}")
        elif code in old and code not in new and was is not Severity.INFO:
            freed.append(f"{code} {was}")
    if lower:
        yield Loosening("severities", ("severities",), {"changes": named(lower)})
    for message, changes in (("severities-set", flat), ("severities-freed", freed)):
        if changes:
            values = {"changes": named(changes)}
            yield Loosening(message, ("severities",), values, severity=Severity.WARNING)


def _ignores(setting: str, before: Config, after: Config, rules: Rules) -> Iterator[Loosening]:
    had = getattr(before, setting)
    for key, words in getattr(after, setting).items():
        old = ignorable(had.get(key, ()), rules, before.setting(setting, key))
        more = ignorable(words, rules, after.setting(setting, key)) - old
        if more:
            values = {"setting": setting, "key": key, "codes": named(sorted(more))}
            yield Loosening("ignores", (setting, key), values)


def _read(before: Config, after: Config) -> Iterator[Loosening]:
    """What is no longer read, looked up or required."""
    for setting, message in (("exclude", "exclude"), ("external_ids", "external-ids")):
        more = _added(getattr(before, setting), getattr(after, setting))
        if more:
            yield Loosening(message, (setting,), {"added": named(more)})
    if after.include is not None and (
        before.include is None or _added(after.include, before.include)
    ):
        yield Loosening("include", ("include",), {})
    missing = _added(after.required_plugins, before.required_plugins)
    if missing:
        yield Loosening("plugins", ("plugins", "required"), {"plugins": named(missing)})


def _options(before: Config, after: Config, rules: Rules) -> Iterator[Loosening]:
    old, new = options(rules, before), options(rules, after)
    for code in sorted(old):
        changes = [
            f"{name} from {_shown(old[code][name])} to {_shown(value)}"
            for name, value in new[code].items()
            if old[code][name] != value
        ]
        if changes:
            values = {"code": code, "changes": named(changes)}
            yield Loosening("options", ("parameters", code), values, severity=Severity.WARNING)


def _mappings(before: Config, after: Config, files: Iterable[str]) -> Iterator[Loosening]:
    if before.mappings == after.mappings:
        return
    old, new = _by_files(before), _by_files(after)
    other = [file for file in sorted(files) if _mapping(old, file) != _mapping(new, file)]
    if other:
        yield Loosening("mappings-of-files", ("mappings",), {"files": named(other)})
    else:
        yield Loosening("mappings", ("mappings",), {}, severity=Severity.WARNING)


def _by_files(config: Config) -> list[tuple[Globs, Mapping[str, Any]]]:
    """The mappings, each with the files it reads."""
    return [
        (Globs([files] if isinstance(files := mapping["files"], str) else files), mapping)
        for mapping in config.mappings
    ]


def _mapping(
    mappings: list[tuple[Globs, Mapping[str, Any]]], file: str
) -> Mapping[str, Any] | None:
    """The mapping that reads `file`: the first that names it."""
    return next((mapping for globs, mapping in mappings if globs.match(file)), None)


def _added(before: Iterable[str], after: Iterable[str]) -> list[str]:
    had = set(before)
    return [word for word in after if word not in had]


def _shown(value: Any) -> str:
    return f"`{value}`"


def named(words: list[str]) -> str:
    """The words in a row, the last of many counted."""
    return first_few(words, _MOST_NAMED)
