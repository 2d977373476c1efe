"""`--version`: the tool, Python, and every installed plugin with its version.

Scripts and editors ask it often: what it imports is part of what it is.
"""

import sys

from isms_lint.plugins.discovery import installed_plugins
from isms_lint.version import VERSION


def show_version() -> int:
    """Print it; nothing is imported from the plugins."""
    python = ".".join(map(str, sys.version_info[:3]))
    plugins = ", ".join(f"{plugin.name} {plugin.version}" for plugin in installed_plugins())
    if not _is_plain(plugins):
        from isms_lint.reporters.escape import plain

        plugins = plain(plugins)
    _write(f"isms-lint {VERSION} (Python {python}; plugins: {plugins or 'none'})\n")
    return 0


def _is_plain(text: str) -> bool:
    """Whether there is nothing in it that `reporters.escape` might have to escape."""
    return text.isascii() and text.isprintable() and "#" not in text and ":" not in text


def _write(line: str) -> None:
    """As `cli.output.write`, which is needed only where that goes wrong."""
    if sys.stdout is not None:
        try:
            sys.stdout.write(line)
            sys.stdout.flush()
            return
        except (OSError, UnicodeError):
            pass
    from isms_lint.cli.output import write

    write(line)
