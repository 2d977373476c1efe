"""`isms-lint plugins`: what is loaded, from where, which version, and what each plugin brings."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import redirect_stdout
from typing import Any

from isms_lint.cli.output import write
from isms_lint.plugins.discovery import ENGINE, Installed
from isms_lint.plugins.manager import Plugins
from isms_lint.plugins.required import load_requested
from isms_lint.reporters.escape import inert_json, plain

_SORTS = {
    "rules": "code",
    "kinds": "kind",
    "catalogues": "catalogue",
    "readers": "reader",
    "formats": "format",
    "profiles": "profile",
    "derivations": "fact",
    "drafts": "draft",
    "due": "due",
    "papers": "paper",
    "pictures": "picture",
    "starts": "start",
}
"""What is listed, and the sort of name it has in `Plugins.brought`."""
_WIDTH = 11


def plugins(arguments: argparse.Namespace) -> int:
    """Print what every plugin brings; exit code 2 where one does not work."""
    with redirect_stdout(sys.stderr):
        loaded = load_requested(arguments.plugin, arguments.require_plugin)
        _ = loaded.offered  # collected where it is asked for, and what fails then is told too
    if arguments.format == "json":
        text = json.dumps(_data(loaded), ensure_ascii=False, indent=2)
        write(inert_json(text) + "\n", utf_8=True)
    else:
        write(_text(loaded) + "\n")
    return 2 if loaded.failures else 0


def _data(loaded: Plugins) -> dict[str, object]:
    return {
        "plugins": [
            {
                "name": plugin.name,
                "module": plugin.module,
                "file": _file(plugin),
                "distribution": plugin.distribution,
                "version": plugin.version,
                "path": plugin.path,
                **_brought(loaded, plugin.name),
            }
            for plugin in loaded.loaded
        ],
        "engine": _brought(loaded, ENGINE),
        "failures": [failure._asdict() for failure in loaded.failures],
    }


def _text(loaded: Plugins) -> str:
    lines = []
    for plugin in loaded.loaded:
        whose = f"{plugin.distribution} {plugin.version}" if plugin.distribution else plugin.version
        lines.append(f"{plugin.name} ({whose})")
        lines.append(f"  {'from':<{_WIDTH}}  {_file(plugin)}")
        lines += _listed(_brought(loaded, plugin.name))
    lines.append(f"{ENGINE} itself")
    lines += _listed(_brought(loaded, ENGINE))
    for failure in loaded.failures:
        where = f" ({failure.where})" if failure.where else ""
        lines.append(f"failed: {failure.plugin}: {failure.message}{where}")
    return "\n".join(map(plain, lines))


def _listed(brought: dict[str, Any]) -> list[str]:
    lines = [
        f"  {title:<{_WIDTH}}  {len(found)}: {', '.join(found)}"
        for title, found in brought.items()
        if isinstance(found, list) and found
    ]
    if brought["adjusts_findings"]:
        lines.append("  adjusts findings")
    return lines


def _brought(loaded: Plugins, plugin: str) -> dict[str, Any]:
    """The names of what a plugin brings, by sort."""
    found: dict[str, Any] = {
        title: sorted(
            name
            for (sort, name), brought in loaded.brought.items()
            if sort == wanted and brought.plugin == plugin
        )
        for title, wanted in _SORTS.items()
    }
    found["mappings"] = [
        str(files) if isinstance(files, str) else " ".join(files)
        for mapping, origin in zip(loaded.mappings, loaded.mapping_origin, strict=True)
        if origin == plugin
        for files in [mapping["files"]]
    ]
    found["templates"] = [folder] if (folder := loaded.offered.templates.get(plugin)) else []
    found["adjusts_findings"] = plugin in loaded.adjusting
    return found


def _file(plugin: Installed) -> str:
    return plugin.path or str(getattr(sys.modules.get(plugin.module), "__file__", ""))
