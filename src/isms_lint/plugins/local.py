"""Plugins that the invoker names by path, a file or a folder, and that nobody installed.

They are read from their source alone: nothing cached is read and nothing is written beside them, so
that a linted repository stays as it is.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import FileFinder, ModuleSpec, SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from threading import Lock
from types import CodeType, ModuleType, SimpleNamespace
from zlib import crc32

from isms_lint.config.errors import UsageError
from isms_lint.plugins.discovery import Installed
from isms_lint.plugins.hooks import has_hooks
from isms_lint.plugins.hookspecs import hookimpl
from isms_lint.plugins.refused import Refused
from isms_lint.rules.rule import Rule

VERSION = "local"
"""What stands for the version of a plugin that has none."""
LOADING = Lock()
"""Who loads such plugins holds it: their modules are taken away from under another that loads them."""
_PREFIX = "_isms_lint_local_"
_TESTS = ("test_", "conftest.")
_OF_RULES = (".yaml", ".yml")


class _FromSource(SourceFileLoader):
    """Compiles what stands in the file, and keeps nothing."""

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        code: CodeType = self.source_to_code(self.get_data(path), path)
        return code


class _Finder(MetaPathFinder):
    """Finds the modules inside a folder that is loaded as a plugin."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del target
        if fullname.startswith(_PREFIX):
            for folder in path or ():
                spec = FileFinder(folder, (_FromSource, [".py"])).find_spec(fullname)
                if spec is not None:
                    return spec
        return None


_FINDER = _Finder()


def local_plugin(path: str) -> Installed:
    """The plugin in the file (of Python, or a rule in YAML) or the folder `path`; not loaded yet.

    Raises UsageError where there is neither.
    """
    full = os.path.realpath(path)
    if os.path.isdir(full):
        name = os.path.basename(full)
    elif os.path.isfile(full):
        name, ending = os.path.splitext(os.path.basename(full))
        if ending not in (".py", *_OF_RULES):
            raise UsageError(f"--plugin {path}: neither Python, nor a rule in YAML, nor a folder")
    else:
        raise UsageError(f"--plugin {path}: no such file or folder")
    module = f"{_PREFIX}{crc32(os.fsencode(full)):08x}"
    return Installed(name, module, "", VERSION, full)


def load_local(plugin: Installed, guarded: Callable[[Callable[[], object]], object]) -> object:
    """The module of a plugin that `local_plugin` gave, or what stands for it: an object with hooks.

    Raises Refused where it brings nothing, and whatever its code raises. A file of a folder without
    `plugin.py` is loaded through `guarded`, so that one that fails costs no other.
    """
    for name in [name for name in list(sys.modules) if f"{name}.".startswith(f"{plugin.module}.")]:
        del sys.modules[name]  # it may have changed since
    if _FINDER not in sys.meta_path:
        sys.meta_path.insert(0, _FINDER)
    if os.path.isdir(plugin.path):
        return _folder(plugin, guarded)
    if plugin.path.endswith(_OF_RULES):
        return _bringing(plugin, [], [plugin.path])
    module = _enter(spec_from_file_location(plugin.module, plugin.path, loader=_loader(plugin)))
    return module if has_hooks(module) else _bringing(plugin, _rules_in(module), [])


def _folder(plugin: Installed, guarded: Callable[[Callable[[], object]], object]) -> object:
    folder = plugin.path
    begin = os.path.join(folder, "__init__.py")
    if os.path.isfile(begin):
        loader = _FromSource(plugin.module, begin)
        spec = spec_from_file_location(
            plugin.module, begin, loader=loader, submodule_search_locations=[folder]
        )
    else:
        spec = ModuleSpec(plugin.module, None, is_package=True)
        spec.submodule_search_locations = [folder]
    _enter(spec)
    entry = os.path.join(folder, "plugin.py")
    if os.path.isfile(entry):
        module = import_module(f"{plugin.module}.plugin")
        if not has_hooks(module):
            raise Refused("there is no hook in it", entry)
        return module
    rules: list[Rule] = []
    for file in sorted(os.listdir(folder)):
        if file.endswith(".py") and not file.startswith(("_", *_TESTS)):
            guarded(partial(_add_rules, rules, plugin, file))
    from isms_lint.declared.load import rule_files_in

    return _bringing(plugin, rules, [reading.file for reading in rule_files_in(folder)])


def _add_rules(rules: list[Rule], plugin: Installed, file: str) -> None:
    module = import_module(f"{plugin.module}.{file.removesuffix('.py')}")
    if has_hooks(module):
        raise Refused(
            "hooks stand in a folder's `plugin.py`, or in a file that is named itself",
            os.path.join(plugin.path, file),
        )
    rules.extend(_rules_in(module))


def _rules_in(module: ModuleType) -> list[Rule]:
    return [value for value in vars(module).values() if isinstance(value, Rule)]


def _bringing(plugin: Installed, rules: list[Rule], files: list[str]) -> object:
    """A plugin that brings these rules, each once (modules take them from one another), and those in
    rule files.
    """
    once = list({id(rule): rule for rule in rules}.values())
    if not once and not files:
        raise Refused("there is neither a rule nor a hook in it", plugin.path)
    return SimpleNamespace(
        isms_lint_rules=hookimpl(lambda: once), isms_lint_rule_files=hookimpl(lambda: files)
    )


def _loader(plugin: Installed) -> _FromSource:
    return _FromSource(plugin.module, plugin.path)


def _enter(spec: ModuleSpec | None) -> ModuleType:
    """Make the module of `spec` and run its code."""
    if spec is None:
        raise Refused("it cannot be loaded")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    if spec.loader is not None:
        spec.loader.exec_module(module)
    return module
