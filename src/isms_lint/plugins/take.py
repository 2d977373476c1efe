"""What plugins bring, piece by piece: held to what it has to be, and entered under its name.

Each function takes the plugins so far, the one that brings something, what it brings, and the place of
the hook. It raises Refused for what cannot be used.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from isms_lint.plugins.discovery import Installed
from isms_lint.plugins.guards import guarded_reader, guarded_reporter
from isms_lint.plugins.places import place_of
from isms_lint.plugins.refused import Refused

if TYPE_CHECKING:
    from isms_lint.plugins.manager import Plugins

_SUFFIX = re.compile(r"\.[a-z0-9]+\Z")
_FORMAT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_KIND = re.compile(r"[a-z]+(?:-[a-z]+)*\Z")
_FACT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+\Z")
Take = Callable[["Plugins", Installed, Any, str], None]


def _common_schema(plugins: Plugins, plugin: Installed, path: Any, _where: str) -> None:
    plugins.common[_file(path, "common definitions")] = plugin.name


def _kind(plugins: Plugins, plugin: Installed, item: tuple[str, Any], where: str) -> None:
    kind, path = item
    if not _KIND.match(kind):
        raise Refused(
            f"`{kind}` is no name of a kind: words in lower case joined by hyphens", where
        )
    file = _file(path, f"the kind `{kind}`")
    plugins.claim(plugin, "kind", kind, file)
    plugins.kind_files[kind] = (file, plugin.name)


def _file(path: Any, whose: str) -> str:
    """The path of a schema."""
    if not isinstance(path, str | os.PathLike) or not os.path.isfile(path):
        raise Refused(f"the schema of {whose} is not there: {path}")
    return str(path)


def _catalogue(plugins: Plugins, plugin: Installed, found: Any, where: str) -> None:
    from isms_lint.plugins.sound_catalogue import check_catalogue

    check_catalogue(found)
    plugins.claim(plugin, "catalogue", f"{found.standard}:{found.edition}", where)
    # Records say which edition they mean, and not of which standard.
    plugins.claim(plugin, "edition", found.edition, where)
    plugins.catalogues.append(found)


def _reader(plugins: Plugins, plugin: Installed, item: tuple[str, Any], where: str) -> None:
    suffix, reader = item
    if not _SUFFIX.match(suffix):
        raise Refused(f"`{suffix}` is no file suffix: a dot, lower-case letters and digits")
    if not callable(reader):
        raise Refused(f"the reader of `{suffix}` is no function")
    plugins.claim(plugin, "reader", suffix, place_of(reader) or where)
    plugins.readers[suffix] = guarded_reader(
        suffix, reader, plugin.name, plugins.homes[plugin.name]
    )


def _reporter(plugins: Plugins, plugin: Installed, item: tuple[str, Any], where: str) -> None:
    name, reporter = item
    if not _FORMAT.match(name):
        raise Refused(f"`{name}` is no name of a format: words in lower case joined by hyphens")
    if not callable(reporter):
        raise Refused(f"the reporter of `{name}` is no function")
    plugins.claim(plugin, "format", name, place_of(reporter) or where)
    plugins.reporters[name] = guarded_reporter(
        name, reporter, plugin.name, plugins.homes[plugin.name]
    )


def _mapping(plugins: Plugins, plugin: Installed, mapping: Any, _where: str) -> None:
    if not isinstance(mapping, Mapping):
        raise Refused(f"a value of the type {type(mapping).__name__} is no mapping")
    if not plugin.is_own:
        from isms_lint.plugins.sound_settings import refuse_wrong_mapping

        refuse_wrong_mapping(mapping)
    plugins.mappings.append(mapping)
    plugins.mapping_origin.append(plugin.name)


def _profile(plugins: Plugins, plugin: Installed, item: tuple[str, Any], where: str) -> None:
    name, settings = item
    if not plugin.is_own:
        from isms_lint.plugins.sound_settings import refuse_wrong_profile

        refuse_wrong_profile(name, settings)
    plugins.claim(plugin, "profile", name, where)
    plugins.profiles[name] = settings


def _derivation(plugins: Plugins, plugin: Installed, item: tuple[str, Any], where: str) -> None:
    name, derivation = item
    if not _FACT.match(name):
        raise Refused(
            f"`{name}` is no name of a fact: words in lower case, joined by hyphens, behind those of"
            " the pack and a dot"
        )
    if not callable(derivation):
        raise Refused(f"the derivation `{name}` is no function")
    plugins.claim(plugin, "fact", name, place_of(derivation) or where)
    plugins.derivations[name] = derivation


def _rule(plugins: Plugins, plugin: Installed, rule: Any, where: str) -> None:
    if not plugin.is_own:
        from isms_lint.plugins.sound_rule import check_rule

        check_rule(rule)
    at = place_of(rule.check) or where
    plugins.claim(plugin, "code", rule.code, at)
    plugins.claim(plugin, "name", rule.name, at)
    plugins.rules[rule.code] = rule
    plugins.rule_origin[rule.code] = plugin.name


def _rule_files(plugins: Plugins, plugin: Installed, path: Any, where: str) -> None:
    """Rules in YAML are read when all kinds are known that they may be about."""
    if not isinstance(path, str | os.PathLike) or not os.path.exists(path):
        raise Refused(f"the rules in YAML are not there: {path}", where)
    plugins.rule_files.append((plugin, os.fspath(path)))


TAKE: dict[str, Take] = {
    "isms_lint_common_schemas": _common_schema,
    "isms_lint_kinds": _kind,
    "isms_lint_scope_catalogues": _catalogue,
    "isms_lint_readers": _reader,
    "isms_lint_reporters": _reporter,
    "isms_lint_mappings": _mapping,
    "isms_lint_profiles": _profile,
    "isms_lint_derivations": _derivation,
    "isms_lint_rules": _rule,
    "isms_lint_rule_files": _rule_files,
}
"""The hooks that bring something, in the order in which they are asked."""
