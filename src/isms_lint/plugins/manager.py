"""Loads plugins, collects what they bring, and fails closed.

Loading is deterministic (by name, then those that are named by path, as given), each plugin behind its
own guard. What goes wrong is kept as a failure that names the plugin; the other plugins' work stands,
and the run exits with 2. What comes with isms-lint itself is held to the same by its tests, and not at
every start.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import pluggy

from isms_lint.documents.builtin import READERS
from isms_lint.documents.read import Reader
from isms_lint.findings.finding import Finding
from isms_lint.own_modules import also_find_in
from isms_lint.plugins import hookspecs
from isms_lint.plugins.discovery import ENGINE, Installed, installed_plugins
from isms_lint.plugins.hooks import items_of, mistakes_in_hooks
from isms_lint.plugins.places import place_of, place_of_error, said_by
from isms_lint.plugins.refused import Failure, Refused
from isms_lint.plugins.take import TAKE
from isms_lint.records.kinds import Kinds
from isms_lint.records.scope import ScopeCatalogue
from isms_lint.reporters import REPORTERS, Reporter
from isms_lint.rules.declared import DECLARED_RULES
from isms_lint.rules.gate import GATE_RULES
from isms_lint.rules.input import INPUT_RULES
from isms_lint.rules.rule import Rule
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.plugins.offered import Offered
    from isms_lint.rules.pass_ import Pass


class Brought(NamedTuple):
    """Who brings something, and where it stands: file:line, or a file; empty where that is unknown."""

    plugin: str
    where: str


class Plugins:
    """Everything the loaded plugins bring together.

    `brought` says of each sort of thing (`kind`, `code`, `format`, ...) who brings which name.
    """

    def __init__(self) -> None:
        self.loaded: list[Installed] = []
        self.failures: list[Failure] = []
        self.rules: dict[str, Rule] = {}
        self.rule_origin: dict[str, str] = {}
        self.catalogues: list[ScopeCatalogue] = []
        self.readers: dict[str, Reader] = dict(READERS)
        self.reporters: dict[str, Reporter] = dict(REPORTERS)
        self.mappings: list[Mapping[str, Any]] = []
        self.mapping_origin: list[str] = []
        self.profiles: dict[str, Mapping[str, Any]] = {}
        self.derivations: dict[str, Callable[[Pass], Any]] = {}
        self.rule_files: list[tuple[Installed, str]] = []
        self.kind_files: dict[str, tuple[str, str]] = {}
        self.common: dict[str, str] = {}
        self.homes: dict[str, str] = {}
        """The folder each plugin's module lies in."""
        self.brought: dict[tuple[str, str], Brought] = {}
        self._offered: Offered | None = None
        self._kinds: tuple[object, Kinds] | None = None
        self._local: set[str] = set()
        self._manager = pluggy.PluginManager(hookspecs.GROUP)
        self._manager.add_hookspecs(hookspecs)
        engine = Installed(ENGINE, "isms_lint", ENGINE, "")
        for rule in (*INPUT_RULES, *GATE_RULES, *DECLARED_RULES):
            TAKE["isms_lint_rules"](self, engine, rule, "")
        for sort, names in (("reader", self.readers), ("format", self.reporters)):
            for name in names:
                self.claim(engine, sort, name, "")

    @property
    def own_packages(self) -> frozenset[str]:
        """The packages of the plugins that come with isms-lint."""
        return frozenset(one.module.partition(".")[0] for one in self.loaded if one.is_own)

    @property
    def kinds(self) -> Kinds:
        """The kinds of record of all plugins: the same ones until another is taken."""
        brought = tuple(self.kind_files.items()), tuple(self.common)
        if self._kinds is None or self._kinds[0] != brought:
            self._kinds = brought, Kinds(dict(self.kind_files), brought[1])
        return self._kinds[1]

    @property
    def adjusting(self) -> list[str]:
        """The plugins that have a late hook."""
        return [plugin.name for plugin, _ in self._implementations("isms_lint_adjust_findings")]

    def adjust(self, findings: list[Finding]) -> tuple[list[Finding], list[Failure]]:
        """`findings` as the plugins' late hooks leave them, and the hooks that fail: these leave them
        as they were.
        """
        hooks = self._implementations("isms_lint_adjust_findings")
        if not hooks:
            return findings, []
        from isms_lint.plugins.adjust import adjusted

        codes = {*self.rules, *(finding.code for finding in findings)}
        guards = {rule.code for rule in self.rules.values() if rule.unsuppressible}
        failures: list[Failure] = []
        for plugin, hook in hooks:
            try:
                findings = adjusted(hook, findings, codes, guards)
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # a plugin may raise anything
                failures.append(self._failure(plugin.name, error, place_of(hook)))
        return findings, failures

    def load(self, plugin: Installed) -> None:
        """Import a plugin and take it in; a failure is noted where that does not work."""
        if any(plugin.name == other.name for other in self.loaded):
            where = plugin.path or plugin.distribution
            self.fail(plugin.name, f"two plugins are called `{plugin.name}`", where)
            return
        folder = plugin.path if os.path.isdir(plugin.path) else os.path.dirname(plugin.path)
        self.homes[plugin.name] = folder
        module = self.guarded(plugin.name, lambda: self._import(plugin))
        if module is not None:
            self.register(plugin, module)

    def _import(self, plugin: Installed) -> object:
        if plugin.is_own:
            also_find_in(plugin.module.partition(".")[0])
        if not plugin.path:
            return importlib.import_module(plugin.module)
        from isms_lint.plugins.local import load_local

        self._local.add(plugin.name)
        return load_local(plugin, partial(self.guarded, plugin.name))

    def register(self, plugin: Installed, module: object) -> None:
        """Take one plugin in, of which `module` is imported."""
        name = plugin.name
        self.homes.setdefault(name, "")
        if not plugin.path:
            self.homes[name] = os.path.dirname(getattr(module, "__file__", "") or "")
        known = len(self.failures)
        for mistake in () if plugin.is_own else mistakes_in_hooks(module):
            self.fail(name, mistake.message, mistake.where)
        if len(self.failures) == known and self.guarded(name, lambda: self._enter(plugin, module)):
            self.loaded.append(plugin)

    def _enter(self, plugin: Installed, module: object) -> bool:
        self._manager.register(module, plugin.name)
        return True

    def collect(self) -> None:
        """Call the collecting hooks of all registered plugins."""
        for name, take in TAKE.items():
            for plugin, item, where in self._brought_by(name):
                self.guarded(plugin.name, partial(take, self, plugin, item, where), where)
        self._check_kinds()
        if self.rule_files:
            from isms_lint.plugins.rule_files import take_rule_files

            take_rule_files(self)

    @property
    def offered(self) -> Offered:
        """What the plugins offer beside rules, collected when it is first asked for."""
        if self._offered is None:
            from isms_lint.plugins.offered import TAKE_OFFERS, Offered

            self._offered = Offered()
            for name, take in TAKE_OFFERS.items():
                for plugin, item, where in self._brought_by(name):
                    self.guarded(plugin.name, partial(take, self, plugin, item, where), where)
        return self._offered

    def _brought_by(self, hook_name: str) -> Iterator[tuple[Installed, Any, str]]:
        """Each thing that plugins bring by a hook, and the place of theirs."""
        for plugin, hook in self._implementations(hook_name):
            where = place_of(hook)
            for item in self.guarded(plugin.name, partial(items_of, hook_name, hook), where) or ():
                yield plugin, item, where

    def claim(self, plugin: Installed, sort: str, name: str, where: str) -> None:
        """Enter that `plugin` brings the name. Raises Refused where somebody else does."""
        other = self.brought.get((sort, name))
        if other is not None:
            at = f" ({other.where})" if other.where else ""
            raise Refused(f"the {sort} `{name}` is already brought by {other.plugin}{at}", where)
        self.brought[sort, name] = Brought(plugin.name, where)

    def fail(self, plugin: str, message: str, where: str = "") -> None:
        """Note, once, that something of a plugin does not work."""
        failure = Failure(plugin, message, where)
        if failure not in self.failures:
            self.failures.append(failure)

    def guarded(self, plugin: str, call: Callable[[], Any], where: str = "") -> Any:
        """What `call` returns; None, and a failure noted, where it raises."""
        try:
            return call()
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a plugin may raise anything
            failure = self._failure(plugin, error, where)
            self.fail(plugin, failure.message, failure.where)
        return None

    def failure_of(self, sort: str, name: str, error: BaseException) -> Failure:
        """What `error` says of the plugin that brings the name, where it fails when it is asked."""
        brought = self.brought[sort, name]
        return self._failure(brought.plugin, error, brought.where)

    def _failure(self, plugin: str, error: BaseException, where: str) -> Failure:
        """What `error` says of the plugin; `where` is the place unless it has one of its own."""
        if isinstance(error, Refused):
            return Failure(plugin, error.message, error.where or where)
        message = said_by(error)
        missing = (error.name or "") if isinstance(error, ModuleNotFoundError) else ""
        if plugin in self._local and missing.partition(".")[0] == plugin:
            message += "; inside a folder that is named with --plugin write `from . import`"
        at = place_of_error(error, self.homes.get(plugin, ""))
        return Failure(plugin, message, at or where)

    def _implementations(self, hook_name: str) -> list[tuple[Installed, Callable[..., Any]]]:
        hook = getattr(self._manager.hook, hook_name)
        found = {impl.plugin_name: impl.function for impl in hook.get_hookimpls()}
        return [(plugin, found[plugin.name]) for plugin in self.loaded if plugin.name in found]

    def _check_kinds(self) -> None:
        """Take those schemas out again that the engine cannot read."""
        own = {plugin.name for plugin in self.loaded if plugin.is_own}
        if own.issuperset((*self.common.values(), *(who for _, who in self.kind_files.values()))):
            return
        from isms_lint.plugins.sound_kind import Schemas

        schemas = Schemas(self.kind_files)
        for path, who in list(self.common.items()):
            if not self.guarded(who, partial(schemas.take_common, path, who in own)):
                del self.common[path]
        for path, who in list(self.common.items()):
            if who not in own and not self.guarded(who, partial(schemas.check_common, path)):
                del self.common[path]
        for kind, (path, who) in list(self.kind_files.items()):
            if who not in own and not self.guarded(who, partial(schemas.check_kind, kind, path)):
                del self.kind_files[kind], self.brought["kind", kind]


def load_plugins(local: Sequence[str] = ()) -> Plugins:
    """Load every installed plugin and those in the files and folders `local`; collect what they bring.

    Raises UsageError where one of `local` is not there.
    """
    plugins = Plugins()
    # What comes with isms-lint itself first: where names or codes clash, the newcomer is refused.
    found = sorted(installed_plugins(), key=lambda one: not one.is_own)
    if not local:
        _load(plugins, found)
        return plugins
    from isms_lint.plugins.local import LOADING, local_plugin

    found += [local_plugin(path) for path in local]
    with LOADING:
        _load(plugins, found)
    return plugins


def _load(plugins: Plugins, found: Iterable[Installed]) -> None:
    for plugin in found:
        plugins.load(plugin)
    plugins.collect()
