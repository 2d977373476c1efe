"""The files of a repository: git's view where there is one (ignored files stay out), else the tree."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator

from isms_lint.documents.read import NO_PAGES, Pages
from isms_lint.files.git import Listing, start_listing
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
        "*.cases.yaml",
    ]
)
"""Well-known files that are never records (`*.cases.yaml` tests rules); so are files and folders whose
name starts with a dot.
"""


def discover(
    root: str,
    suffixes: Iterable[str],
    include: Globs | None,
    exclude: Globs,
    listing: Listing | None = None,
    pages: Pages = NO_PAGES,
) -> list[str]:
    """Paths below `root`, with `/`, sorted, of every file a reader knows by its suffix, and of those
    that are read as `pages`.

    `listing` gives git's answer, if it was asked already. Links that lead out of the root, and
    folders that are links, are not followed. A folder that cannot be listed stands for the files in
    it: reading it will say so.
    """
    real_root = os.path.realpath(root)
    closed: list[str] = []
    # Where git lists nothing the folder is one that git ignores, named all the same.
    found = (listing or start_listing(root))() or _tree_files(root, closed)
    chosen = choose(found, suffixes, include, exclude, pages)
    linked = _Linked(root)
    files = [file for file in chosen if _inside(root, real_root, file, linked)]
    return sorted({*files, *(folder for folder in closed if not exclude.match(folder))})


def choose(
    files: Iterable[str],
    suffixes: Iterable[str],
    include: Globs | None,
    exclude: Globs,
    pages: Pages = NO_PAGES,
) -> list[str]:
    """Those of `files` (paths below the root, with `/`) that a run reads, judged by their names."""
    endings = tuple(suffixes)
    return [
        file
        for file in files
        if (file.lower().endswith(endings) or pages.reader(file) is not None)
        and not _hidden(file)
        and not ALWAYS_OUT.match(file)
        and (include is None or include.match(file))
        and not exclude.match(file)
    ]


def _hidden(file: str) -> bool:
    return file.startswith(".") or "/." in file


class _Linked(dict[str, bool]):
    """Whether a folder, as seen from the root, is a link; each is looked at once."""

    def __init__(self, root: str) -> None:
        super().__init__()
        self._root = root

    def __missing__(self, folder: str) -> bool:
        found = self[folder] = os.path.islink(f"{self._root}/{folder}".rstrip("/"))
        return found


def _inside(root: str, real_root: str, file: str, linked: _Linked) -> bool:
    path = f"{root}/{file}"
    try:
        mode = os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False  # deleted, and git does not know yet
    except OSError:
        return True  # it is there and cannot be looked at: reading it will say so
    if stat.S_ISLNK(mode) or linked[file.rpartition("/")[0]]:
        real = os.path.realpath(path)
        return real.startswith(real_root + os.sep) and os.path.isfile(real)
    return stat.S_ISREG(mode)


def _tree_files(root: str, closed: list[str]) -> Iterator[str]:
    """Every file below `root`; folders that cannot be listed are entered into `closed`."""

    def relative(path: str) -> str:
        return os.path.relpath(path, root).replace(os.sep, "/")

    def note(error: OSError) -> None:
        closed.append(relative(error.filename))

    for folder, folders, names in os.walk(root, onerror=note, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        lead = "" if folder == root else relative(folder) + "/"
        for name in names:
            yield lead + name
