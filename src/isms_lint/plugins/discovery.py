"""Which plugins are installed.

Reads the `entry_points.txt` of installed distributions directly: the standard library's scan takes a
hundred times as long, and this runs at every start. A kept list would have to look at each of these
files, too, to be never out of date, which takes as long as to read them.
"""

import os
import sys

GROUP = "isms_lint"
_MARK = GROUP.encode()
ENGINE = "isms-lint"
"""The distribution of isms-lint. What the engine itself brings is listed under this name, too."""


class Installed:
    """One entry point: its name, the module it names, its distribution with version.

    A plugin that is named by `path` has no distribution; for others the path is empty. A plain class:
    `--version` starts faster without the machinery of named tuples.
    """

    __slots__ = ("distribution", "module", "name", "path", "version")

    def __init__(
        self, name: str, module: str, distribution: str, version: str, path: str = ""
    ) -> None:
        self.name = name
        self.module = module
        self.distribution = distribution
        self.version = version
        self.path = path

    @property
    def is_own(self) -> bool:
        """Whether it comes with isms-lint itself."""
        return self.distribution == ENGINE


def installed_plugins(path: list[str] | None = None) -> list[Installed]:
    """All entry points of the group on `path` (default: `sys.path`), sorted by name.

    A distribution found twice counts where Python would import it from: first on the path.
    """
    found: list[Installed] = []
    seen: set[str] = set()
    for folder in sys.path if path is None else path:
        for name in _metadata_folders(folder or "."):
            distribution, _, rest = name.partition("-")
            version = rest.rpartition(".")[0]
            if distribution in seen:
                continue
            seen.add(distribution)
            raw = _read(f"{folder or '.'}/{name}/entry_points.txt")
            if _MARK in raw:
                found.extend(
                    Installed(entry, module, distribution.replace("_", "-"), version)
                    for entry, module in _entries(raw.decode("utf-8", "backslashreplace"))
                )
    return sorted(found, key=lambda plugin: (plugin.name, plugin.module))


def _metadata_folders(folder: str) -> list[str]:
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def _read(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as handle:
            return handle.read()
    except OSError:
        return b""


def _entries(text: str) -> list[tuple[str, str]]:
    """The entries of our group in an `entry_points.txt`."""
    section, entries = "", []
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
        elif section == GROUP and "=" in line and not line.startswith(("#", ";")):
            name, _, module = line.partition("=")
            entries.append((name.strip(), module.partition("[")[0].strip()))
    return entries
