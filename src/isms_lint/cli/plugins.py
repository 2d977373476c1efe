"""`isms-lint plugins`: what is loaded, from where, which version, with which rules."""

from __future__ import annotations

import argparse
import json
import sys

from isms_lint.cli.output import write
from isms_lint.plugins.manager import ENGINE, Plugins, load_plugins
from isms_lint.reporters.escape import plain


def plugins(arguments: argparse.Namespace) -> int:
    """Print what every plugin brings; exit code 2 where one does not work."""
    loaded = load_plugins()
    if arguments.format == "json":
        write(json.dumps(_data(loaded), ensure_ascii=False, indent=2) + "\n", utf_8=True)
    else:
        write(_text(loaded) + "\n")
    return 2 if loaded.failures else 0


def _data(loaded: Plugins) -> dict[str, object]:
    return {
        "plugins": [
            {
                "name": plugin.name,
                "module": plugin.module,
                "file": _file(plugin.module),
                "distribution": plugin.distribution,
                "version": plugin.version,
                "rules": _rules(loaded, plugin.name),
                "kinds": _kinds(loaded, plugin.name),
            }
            for plugin in loaded.loaded
        ],
        "engine": {"rules": _rules(loaded, ENGINE)},
        "failures": [failure._asdict() for failure in loaded.failures],
    }


def _text(loaded: Plugins) -> str:
    lines = []
    for plugin in loaded.loaded:
        lines.append(f"{plugin.name} ({plugin.distribution} {plugin.version})")
        lines.append(f"  from   {_file(plugin.module)}")
        for title, found in (
            ("rules", _rules(loaded, plugin.name)),
            ("kinds", _kinds(loaded, plugin.name)),
        ):
            if found:
                lines.append(f"  {title}  {len(found)}: {', '.join(found)}")
    own = _rules(loaded, ENGINE)
    lines.append(f"{ENGINE} itself\n  rules  {len(own)}: {', '.join(own)}")
    for failure in loaded.failures:
        where = f" ({failure.where})" if failure.where else ""
        lines.append(plain(f"failed: {failure.plugin}: {failure.message}{where}"))
    return "\n".join(lines)


def _file(module: str) -> str:
    return str(getattr(sys.modules.get(module), "__file__", ""))


def _rules(loaded: Plugins, plugin: str) -> list[str]:
    return sorted(code for code, origin in loaded.rule_origin.items() if origin == plugin)


def _kinds(loaded: Plugins, plugin: str) -> list[str]:
    return sorted(kind for kind, origin in loaded.kind_origin.items() if origin == plugin)
