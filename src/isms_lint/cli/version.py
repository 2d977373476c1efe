"""`--version`: the tool, Python, and every installed plugin with its version."""

from __future__ import annotations

import sys

from isms_lint.cli.output import write
from isms_lint.plugins.discovery import installed_plugins
from isms_lint.reporters.escape import plain
from isms_lint.version import VERSION


def show_version() -> int:
    """Print it; nothing is imported from the plugins."""
    python = ".".join(map(str, sys.version_info[:3]))
    plugins = plain(", ".join(f"{p.name} {p.version}" for p in installed_plugins()))
    write(f"isms-lint {VERSION} (Python {python}; plugins: {plugins or 'none'})\n")
    return 0
