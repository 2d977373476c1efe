"""The files of a repository: git's view where there is one (ignored files stay out), else the tree."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Set
from itertools import islice

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
    files = _present(root, real_root, chosen)
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


def _present(root: str, real_root: str, files: Iterable[str]) -> Iterator[str]:
    """Those of `files` that are there and may be read."""
    by_folder: dict[str, list[str]] = {}
    for file in files:
        by_folder.setdefault(file.rpartition("/")[0], []).append(file)
    for folder, inside in by_folder.items():
        path = f"{root}/{folder}".rstrip("/")
        linked = os.path.islink(path)
        plain = frozenset[str]() if linked else _plain(path, len(inside))
        for file in inside:
            name = file[len(folder) + 1 :] if folder else file
            if name in plain or _inside(root, real_root, file, linked=linked):
                yield file


_FEW = 4
"""Files of one folder that are looked at one by one."""
_BESIDE = 4
"""As many entries are looked through for each file that is asked for."""


def _plain(folder: str, wanted: int) -> Set[str]:
    """Names in `folder`, of which `wanted` are asked for, that are files and no links.

    Listing a folder says so without a look at each; what is not among them has to be looked at.
    """
    if wanted <= _FEW:
        return frozenset()
    try:
        with os.scandir(folder) as entries:
            some = islice(entries, _BESIDE * wanted)
            return {entry.name for entry in some if entry.is_file(follow_symlinks=False)}
    except OSError:
        return frozenset()


def _inside(root: str, real_root: str, file: str, *, linked: bool) -> bool:
    """Whether `file`, whose folder may be `linked`, is there and lies below the root."""
    path = f"{root}/{file}"
    try:
        mode = os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False  # deleted, and git does not know yet
    except OSError:
        return True  # it is there and cannot be looked at: reading it will say so
    if stat.S_ISLNK(mode) or linked:
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
