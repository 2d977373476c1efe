"""Keeps a run, so that it can be said again (`replay`): what it said, and everything it went by.

Nothing is kept that may not say again what it said: a run that failed, or one that goes by something
that changed shortly before it began, or while it went.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from isms_lint.cache.index import read_index, read_settings
from isms_lint.cache.keeper import Keeper
from isms_lint.cache.places import MOST_BYTES, variables
from isms_lint.cache.seen import has_settled, look
from isms_lint.cache.store import write_entry
from isms_lint.cache.trim import trim
from isms_lint.cache.work_tree import index_digest, paths_in, start_differences
from isms_lint.documents.document import Reading
from isms_lint.files.bare import find_bare
from isms_lint.records.dates import find_timezone
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.cache.seen import Seen

_ALWAYS = (0.0, float("inf"))
_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_OF_WORKERS = ("config", "documents", "files")
"""The packages of what reads files."""
_PROGRESS = b"\r"
"""How a line begins that tells what a long run is doing, and is gone at its end."""


class Run(NamedTuple):
    """A run that ended with the exit `code`, over the repository at `root` of which it read `readings`.

    `named` are further paths it goes by, which need not exist. With `foreign` code in it, it goes by
    all variables. It holds on the local `day` in `timezone`; on every day where `day` is None.
    """

    code: int
    root: str
    readings: Sequence[Reading]
    named: Sequence[str]
    foreign: bool
    day: date | None
    timezone: str


class GoneBy(NamedTuple):
    """What a run went by, beside the files of the repository: what was seen of files and folders, where
    links lead, and all variables, if these count. `walked` is what was seen of folders in which only
    files of the repository were looked for, `twice` of files of the repository that were not only read
    as such; None where that had not settled.
    """

    seen: list[Seen]
    walked: list[Seen] | None
    twice: list[Seen] | None
    links: list[tuple[str, str]]
    variables: str | None


class _Tree(NamedTuple):
    """What stands for the files of the repository: what git says of them, with what was seen of the
    settings it goes by, and what was seen of files and folders.
    """

    by_git: dict[str, Any] | None
    settings: list[Seen]
    files: list[Seen]


def what_it_went_by(run: Run, keeper: Keeper) -> GoneBy | None:
    """What the run went by; None where that is not known, or had not settled when it began."""
    if keeper.went_beyond or any(reading.signature is None for reading in run.readings):
        return None
    files = {f"{run.root}/{reading.file}" for reading in run.readings}
    opened = {*_opened(keeper)}
    beside = opened & keeper.opened_beside
    named = {*_modules(), *_folders_of_plugins(), *run.named} - {run.root}
    seen = look(sorted((named | beside) - files), keeper.began)
    if seen is None:
        return None
    walked = look(sorted(opened - beside - files - {run.root}), keeper.began)
    links = [(path, os.path.realpath(path)) for path in (run.root, os.getcwd())]
    twice = look(sorted(keeper.opened_beside & files), keeper.began)
    return GoneBy(seen, walked, twice, links, variables() if run.foreign else None)


def keep(run: Run, keeper: Keeper, gone_by: GoneBy) -> None:
    """Keep the run, which went by `gone_by`, if it can be said again."""
    # Where git could have a say and has none, it may have one next time.
    tree = _by_files(run, keeper) if keeper.index is None else _by_git(run, keeper)
    if tree is None or gone_by.walked is None:
        return
    entry = {
        "name": os.path.basename(keeper.path),
        "code": run.code,
        "said": [one for one in keeper.said if not one[1].startswith(_PROGRESS)],
        "days": _ALWAYS if run.day is None else _within(run.day, run.timezone),
        "variables": gone_by.variables,
        "links": gone_by.links,
        "settings": tree.settings,
        "files": [*gone_by.seen, *gone_by.walked, *tree.files],
        "tree": tree.by_git,
    }
    if write_entry(keeper.path, entry, MOST_BYTES):
        trim(os.path.dirname(keeper.path))


def _by_files(run: Run, keeper: Keeper) -> _Tree | None:
    """Each file and folder by itself; None where not all have settled."""
    around = look(_folders_and_links(run.root), keeper.began)
    found = _settled(run.root, run.readings, keeper.began)
    return None if around is None or found is None else _Tree(None, [], [*around, *found])


def _by_git(run: Run, keeper: Keeper) -> _Tree | None:
    """What git tracks by its index, all else by itself; None where that cannot be."""
    path, digest = keeper.index or ("", b"")
    index = read_index(run.root) if find_bare(run.root) is None else None
    if index is None or os.path.realpath(index.path) != os.path.realpath(path):
        return None
    settings = read_settings(index.top)
    if settings is None:
        return None
    seen_settings = look([*settings.files, *index.excluding], keeper.began)
    differences = start_differences(run.root, settings.filters_off)()
    if seen_settings is None or differences is None or index_digest(path) != digest:
        return None
    differing = set(paths_in(differences))
    read = {reading.file for reading in run.readings}
    unread = [f"{run.root}/{file}" for file in (differing | {*index.others}) - read]
    if not (index.objects or index.others or differences[1]):
        unread.extend(_folders_and_links(run.root))  # git ignores the root, named all the same
    seen_unread = look(sorted(unread), keeper.began)
    others = (
        reading
        for reading in run.readings
        if reading.file in differing or index.objects.get(reading.file) != reading.digest.hex()
    )
    found = _settled(run.root, others, keeper.began)
    if seen_unread is None or found is None:
        return None
    by_git = {
        "root": run.root,
        "filters_off": settings.filters_off,
        "index": path,
        "digest": digest,
        "differences": differences,
    }
    return _Tree(by_git, seen_settings, [*seen_unread, *found])


def _settled(root: str, readings: Iterable[Reading], since: int) -> list[Seen] | None:
    """What the files were when they were read; None where one had not settled `since` then."""
    found: list[Seen] = []
    for reading in readings:
        if not has_settled(reading.signature, since):
            return None
        found.append((f"{root}/{reading.file}", reading.signature))
    return found


def _folders_and_links(root: str) -> Iterator[str]:
    """Every folder in which files are looked for, and every link in them."""
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield folder
        for name in (*folders, *names):
            path = os.path.join(folder, name)
            if os.path.islink(path):
                yield path


def _modules() -> Iterator[str]:
    """The files of all modules that are loaded, apart from those that come with Python, and of those
    that forked workers may have loaded.
    """
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str) and not _comes_with_python(file):
            yield file
    for name in _OF_WORKERS:
        folder = os.path.join(_PACKAGE, name)
        yield from (
            os.path.join(folder, file) for file in os.listdir(folder) if file.endswith(".py")
        )


def _folders_of_plugins() -> Iterator[str]:
    """The folders in which a plugin can appear."""
    return (folder for folder in sys.path if os.path.isdir(folder))


def _opened(keeper: Keeper) -> Iterator[str]:
    """Those of the paths that were opened which the run goes by. Of git's index only the content
    counts: git writes it anew where it only looked.
    """
    index = keeper.index and keeper.index[0]
    for path in keeper.opened.difference((index, *keeper.snapshot)):
        if not (path.endswith(".pyc") or _comes_with_python(path)):
            yield path


def _comes_with_python(path: str) -> bool:
    standard = os.path.dirname(os.__file__) + os.sep
    if path.startswith(os.path.join(standard, "site-packages")):
        return False
    return path.startswith((standard, "/dev/", "/proc/"))


def _within(day: date, timezone: str) -> tuple[float, float]:
    """When the local day begins and ends, in seconds since the epoch."""
    zone = find_timezone(timezone)
    begins = datetime(day.year, day.month, day.day, tzinfo=zone)
    following = day + timedelta(days=1)
    ends = datetime(following.year, following.month, following.day, tzinfo=zone)
    return begins.timestamp(), ends.timestamp()
