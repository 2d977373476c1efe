"""Where in the cache folder what is kept, by the root and the request it is about."""

import os
import sys

from isms_lint.cache.folder import cache_folder
from isms_lint.config.find import NAME, PROJECT
from isms_lint.version import VERSION

TYPE_CHECKING = False  # of `typing`, which takes longer to import than a run to say again

if TYPE_CHECKING:
    SnapshotPaths = tuple[str, str]
    """Where what changed since is, and where all records are."""

RUNS = "runs"
"""The folder of whole runs."""
SNAPSHOTS = "snapshots"
"""The folder of what runs over many records read, and of what rules said."""
MOST_BYTES = 16_000_000
"""The largest entry of a whole run."""
NO_CACHE = "ISMS_LINT_NO_CACHE"

_HEARD = (
    "CI",
    "GITHUB_ACTIONS",
    "HOME",
    "LANG",
    "PATH",
    "TZ",
    "XDG_CONFIG_HOME",
)
_SHOWING = ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TERM")
"""Variables that only a report goes by."""
_HEARD_ALL = ("GIT_", "ISMS_LINT_", "LC_", "PRE_COMMIT", "PYTHON")
"""How variables begin that a run, git or Python may go by."""


def folder_for(arguments: list[str]) -> str | None:
    """The cache folder for a run with these arguments of the command; None where there is to be none.

    One that lies in what is judged is none: a change could bring what the run believes.
    """
    if "--no-cache" in arguments or os.environ.get(NO_CACHE):
        return None
    cache = cache_folder()
    if cache is None:
        return None
    named = [argument.rpartition("=")[2] for argument in arguments]
    judged = [os.getcwd(), *(path for path in named if os.path.exists(path))]
    real = os.path.realpath(cache)
    starts = {way(path) for path in judged for way in (os.path.abspath, os.path.realpath)}
    tops = {_top(start) for start in starts}
    return None if any(_holds(os.path.realpath(top), real) for top in tops) else cache


def _top(path: str) -> str:
    """The outermost folder that may count as the repository in which `path` lies: of one with a folder
    `.git` its top, else the last with a configuration or a `.git` that leads elsewhere, as those of
    worktrees and submodules; `path` itself where there is none.
    """
    top = folder = path
    while True:
        git = os.path.join(folder, ".git")
        if os.path.isdir(git):
            return folder
        if any(os.path.lexists(os.path.join(folder, name)) for name in (git, NAME, PROJECT)):
            top = folder
        folder, before = os.path.dirname(folder), folder
        if folder == before:
            return top


def _holds(folder: str, path: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def run_path(cache: str, arguments: list[str]) -> str:
    """The file of the run that these arguments ask for, here, on this terminal, in this environment."""
    shown = [(name, os.environ.get(name)) for name in _SHOWING]
    return os.path.join(cache, RUNS, _name_of(repr((_asked(arguments), shown, _terminals()))))


def snapshot_paths(cache: str, arguments: list[str]) -> "SnapshotPaths":
    """The files of the snapshot that such a run leaves, wherever its report goes."""
    folder, asked = os.path.join(cache, SNAPSHOTS), _asked(arguments)
    return os.path.join(folder, _name_of(asked)), os.path.join(folder, _name_of("all of " + asked))


def _asked(arguments: list[str]) -> str:
    """What tells one run from others before it reads anything, but for where its report goes."""
    here = os.getcwd()
    heard = sorted(
        (name, value)
        for name, value in os.environ.items()
        if name in _HEARD or name.startswith(_HEARD_ALL)
    )
    asked = (VERSION, sys.version, sys.executable, sys.flags, sys.path, here, arguments, heard)
    return repr(asked)


def variables() -> str:
    """What tells the whole environment from others: code of others may go by any of it."""
    of_shells = ("_", "OLDPWD", "SHLVL")
    return _name_of(repr(sorted(one for one in os.environ.items() if one[0] not in of_shells)))


def _name_of(text: str) -> str:
    try:
        # Without OpenSSL behind it, which takes longer to load than a run to say again.
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    raw = text.encode(errors="surrogatepass")
    return blake2b(raw, digest_size=16).hexdigest()


def _terminals() -> list[object]:
    """What is known of where the output goes."""
    about: list[object] = []
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            about.append(None)
        elif stream.isatty():
            about.append((stream.encoding, os.get_terminal_size(stream.fileno())))
        else:
            about.append((stream.encoding, stream.errors))
    return about
