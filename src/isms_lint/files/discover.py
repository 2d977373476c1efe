"""The files of a repository: git's view where there is one (ignored files stay out), else the tree."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from isms_lint.files.git import git_files
from isms_lint.files.globs import Globs

ALWAYS_OUT = Globs(
    [
        "node_modules/",
        "__pycache__/",
        "venv/",
        "site-packages/",
        "package.json",
        "package-lock.json",
        "pnpm-lock.yaml",
        "pnpm-workspace.yaml",
        "tsconfig.json",
        "mkdocs.yml",
        "mkdocs.yaml",
        "docker-compose*.yml",
        "docker-compose*.yaml",
        "compose.yaml",
        "compose.yml",
        "azure-pipelines.yml",
    ]
)
"""Well-known files that are never records; so are files and folders whose name starts with a dot."""


def discover(root: str, suffixes: Iterable[str], include: Globs | None, exclude: Globs) -> list[str]:
    """Paths below `root`, with `/`, sorted, of every file a reader knows by its suffix.

    Links that lead out of the root, and folders that are links, are not followed.
    """
    endings = tuple(suffixes)
    real_root = os.path.realpath(root)
    found = git_files(root)
    files = [
        file
        # Where git lists nothing the folder is one that git ignores, named all the same.
        for file in (found or _tree_files(root))
        if file.lower().endswith(endings)
        and not _hidden(file)
        and not ALWAYS_OUT.match(file)
        and (include is None or include.match(file))
        and not exclude.match(file)
        and _inside(root, real_root, file)
    ]
    return sorted(set(files))


def _hidden(file: str) -> bool:
    return file.startswith(".") or "/." in file


def _inside(root: str, real_root: str, file: str) -> bool:
    path = f"{root}/{file}"
    if os.path.islink(path) or os.path.islink(os.path.dirname(path)):
        real = os.path.realpath(path)
        return real.startswith(real_root + os.sep) and os.path.isfile(real)
    return os.path.isfile(path)


def _tree_files(root: str) -> Iterator[str]:
    for folder, folders, names in os.walk(root, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        relative = os.path.relpath(folder, root).replace(os.sep, "/")
        lead = "" if relative == "." else relative + "/"
        for name in names:
            yield lead + name
