"""Loads plugins, collects what they bring, and fails closed.

Loading is deterministic (by name), each plugin behind its own guard. What goes wrong is kept as a
failure that names the plugin; the other plugins' work stands, and the run exits with 2.
"""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import pluggy

from isms_lint.documents.builtin import READERS
from isms_lint.documents.read import Reader
from isms_lint.findings.finding import Finding
from isms_lint.plugins import hookspecs
from isms_lint.plugins.discovery import Installed, installed_plugins
from isms_lint.records.kinds import Kinds
from isms_lint.records.scope import ScopeCatalogue
from isms_lint.reporters import REPORTERS, Reporter
from isms_lint.rules.basis import Basis, Severity
from isms_lint.rules.declared import DECLARED_RULES
from isms_lint.rules.gate import GATE_RULES
from isms_lint.rules.input import INPUT_RULES
from isms_lint.rules.rule import FINDINGS, RECORD, REGISTER, Rule

_CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}\Z")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
ENGINE = "isms-lint"
"""What the engine itself brings is listed under this name."""


class Failure(NamedTuple):
    """Something of a plugin that does not work. `where` is file:line of the plugin, if known."""

    plugin: str
    message: str
    where: str


class Plugins:
    """Everything the loaded plugins bring together, each thing with the plugin it came from."""

    def __init__(self) -> None:
        self.loaded: list[Installed] = []
        self.failures: list[Failure] = []
        self.rules: dict[str, Rule] = {}
        self.rule_origin: dict[str, str] = {}
        self.catalogues: list[ScopeCatalogue] = []
        self.readers: dict[str, Reader] = dict(READERS)
        self.reporters: dict[str, Reporter] = dict(REPORTERS)
        self.mappings: list[Mapping[str, Any]] = []
        self.profiles: dict[str, Mapping[str, Any]] = {}
        self.kind_origin: dict[str, str] = {}
        self._kind_files: dict[str, tuple[str, str]] = {}
        self._common: list[str] = []
        self._manager = pluggy.PluginManager(hookspecs.GROUP)
        self._manager.add_hookspecs(hookspecs)
        for rule in (*INPUT_RULES, *GATE_RULES, *DECLARED_RULES):
            self._add_rule(ENGINE, rule)

    @property
    def kinds(self) -> Kinds:
        """The kinds of record of all plugins."""
        return Kinds(self._kind_files, tuple(self._common))

    def adjust(self, findings: list[Finding]) -> list[Finding]:
        """`findings` as the plugins' late hooks leave them."""
        for name, hook in self._implementations("isms_lint_adjust_findings"):
            adjusted = self._guarded(name, lambda hook=hook, given=findings: _adjusted(hook, given))  # type: ignore[misc]
            findings = findings if adjusted is None else adjusted
        return findings

    def register(self, plugin: Installed, module: object) -> None:
        """Take one plugin in."""
        name = plugin.name

        def enter() -> bool:
            self._manager.register(module, name)
            self._check_hooks(module)
            return True

        if self._guarded(name, enter) is None:
            if self._manager.has_plugin(name):
                self._manager.unregister(name=name)
            return
        self.loaded.append(plugin)

    def collect(self) -> None:
        """Call the collecting hooks of all registered plugins."""
        collectors: dict[str, Callable[[str, Any], None]] = {
            "isms_lint_kinds": self._add_kind,
            "isms_lint_common_schemas": lambda _, path: self._common.append(path),
            "isms_lint_scope_catalogues": lambda _, found: self.catalogues.append(found),
            "isms_lint_readers": self._add_reader,
            "isms_lint_reporters": self._add_reporter,
            "isms_lint_mappings": lambda _, found: self.mappings.append(found),
            "isms_lint_profiles": self._add_profile,
            "isms_lint_rules": self._add_rule,
        }
        for hook_name, collect in collectors.items():
            for plugin, hook in self._implementations(hook_name):
                for item in self._guarded(plugin, lambda hook=hook: _items(hook())) or ():  # type: ignore[misc]
                    collect(plugin, item)

    def fail(self, plugin: str, message: str, where: str = "") -> None:
        """Note that something of a plugin does not work."""
        self.failures.append(Failure(plugin, message, where))

    def _implementations(self, hook_name: str) -> list[tuple[str, Callable[..., Any]]]:
        hook = getattr(self._manager.hook, hook_name)
        found = {impl.plugin_name: impl.function for impl in hook.get_hookimpls()}
        return [(p.name, found[p.name]) for p in self.loaded if p.name in found]

    def _check_hooks(self, module: object) -> None:
        self._manager.check_pending()
        for attribute in dir(module):
            known = hasattr(hookspecs, attribute)
            if (
                attribute.startswith("isms_lint_")
                and not known
                and callable(getattr(module, attribute))
            ):
                raise pluggy.PluginValidationError(module, f"`{attribute}` is no hook of isms-lint")

    def _guarded(self, plugin: str, call: Callable[[], Any]) -> Any:
        """What `call` returns; None, and a failure noted, where it raises."""
        try:
            return call()
        except (Exception, SystemExit) as error:  # a plugin may raise anything
            self.fail(plugin, f"{type(error).__name__}: {error}", _where(error))
            return None

    def _add_rule(self, plugin: str, rule: Any) -> None:
        complaint = _complaint(rule)
        if complaint is None and rule.code in self.rules:
            complaint = f"the code {rule.code} is already brought by {self.rule_origin[rule.code]}"
        if complaint is None and any(rule.name == other.name for other in self.rules.values()):
            complaint = f"the name {rule.name} of {rule.code} is already taken"
        if complaint is not None:
            code = getattr(getattr(rule, "check", None), "__code__", None)
            where = f"{code.co_filename}:{code.co_firstlineno}" if code else ""
            self.fail(plugin, complaint, where)
            return
        self.rules[rule.code] = rule
        self.rule_origin[rule.code] = plugin

    def _add_kind(self, plugin: str, item: tuple[str, str]) -> None:
        kind, path = item
        if kind in self._kind_files:
            self.fail(plugin, f"the kind `{kind}` is already brought by {self.kind_origin[kind]}")
            return
        if not os.path.isfile(path):
            self.fail(plugin, f"the schema of the kind `{kind}` is not there: {path}")
            return
        self._kind_files[kind] = (str(path), plugin)
        self.kind_origin[kind] = plugin

    def _add_reader(self, plugin: str, item: tuple[str, Reader]) -> None:
        suffix, reader = item
        if suffix in self.readers:
            self.fail(plugin, f"there is already a reader for `{suffix}`")
            return
        self.readers[suffix] = reader

    def _add_profile(self, plugin: str, item: tuple[str, Mapping[str, Any]]) -> None:
        name, settings = item
        if name in self.profiles:
            self.fail(plugin, f"there is already a profile `{name}`")
            return
        self.profiles[name] = settings

    def _add_reporter(self, plugin: str, item: tuple[str, Reporter]) -> None:
        name, reporter = item
        if name in self.reporters:
            self.fail(plugin, f"there is already a format `{name}`")
            return
        self.reporters[name] = reporter


def load_plugins() -> Plugins:
    """Load every installed plugin and collect what they bring."""
    plugins = Plugins()
    names: set[str] = set()
    # What comes with isms-lint itself first: where names or codes clash, the newcomer is refused.
    for plugin in sorted(installed_plugins(), key=lambda found: found.distribution != ENGINE):
        if plugin.name in names:
            plugins.fail(
                plugin.name, f"two plugins are called `{plugin.name}`", plugin.distribution
            )
            continue
        names.add(plugin.name)
        try:
            module = importlib.import_module(plugin.module)
        except (Exception, SystemExit) as error:  # importing a plugin may raise anything
            plugins.fail(plugin.name, f"{type(error).__name__}: {error}", _where(error))
            continue
        plugins.register(plugin, module)
    plugins.collect()
    return plugins


def _adjusted(hook: Callable[..., Any], findings: list[Finding]) -> list[Finding]:
    """What a late hook makes of the findings; raises where that is something else."""
    adjusted = list(hook(findings=list(findings)))
    if not all(isinstance(finding, Finding) for finding in adjusted):
        raise TypeError("isms_lint_adjust_findings returned something that is no finding")
    return adjusted


def _items(brought: Any) -> Iterable[Any]:
    if brought is None:
        raise TypeError("the hook returned nothing")
    return list(brought.items()) if isinstance(brought, dict) else list(brought)


def _complaint(rule: Any) -> str | None:
    """What is wrong with the metadata of a rule; None where it is sound."""
    if not isinstance(rule, Rule):
        return f"{rule!r} is no rule"
    if not _CODE.match(rule.code):
        return f"`{rule.code}` is no rule code: two to eight capitals and three digits"
    if not _NAME.match(rule.name):
        return f"{rule.code}: `{rule.name}` is no rule name: words in lower case joined by hyphens"
    if rule.scope not in (RECORD, REGISTER, FINDINGS):
        return f"{rule.code}: the scope is none of RECORD, REGISTER and FINDINGS"
    if not isinstance(rule.basis, Basis) or not isinstance(rule.severity, Severity):
        return f"{rule.code}: basis and severity are members of Basis and Severity"
    if not rule.messages:
        return f"{rule.code}: a rule has at least one message"
    for option, schema in rule.options.items():
        if "default" not in schema:
            return f"{rule.code}: the option {option} has no default"
    return None


def _where(error: BaseException) -> str:
    """file:line of the innermost place the exception passed through."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}"
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
