"""Watches one run from its beginning, so that it can be kept at its end."""

import os
import sys
import time

from isms_lint.cache.places import folder_for, run_path, snapshot_paths
from isms_lint.cache.tee import teed
from isms_lint.cache.watch import Watch
from isms_lint.cache.work_tree import index_digest
from isms_lint.files.git_root import find_git_root

TYPE_CHECKING = False  # of `typing`, which takes longer to import than a run to say again

if TYPE_CHECKING:
    from isms_lint.cache.places import SnapshotPaths


class Keeper:
    """What there is to know of a run that only shows while it goes.

    `path` is the file of its entry, `snapshot` those of what it leaves for runs after changes, `began`
    when it began (nanoseconds since the epoch). `said` is what was written, by standard stream. `index`
    is git's index, if there is one, with its digest from before the repository was read.
    """

    def __init__(self, path: str, snapshot: "SnapshotPaths") -> None:
        self.path = path
        self.snapshot = snapshot
        self.began = time.time_ns()
        self.said: list[tuple[str, bytes]] = []
        self.index: tuple[str, bytes] | None = None
        self._watch = Watch()
        self._streams = sys.stdout, sys.stderr
        sys.stdout = teed("out", sys.stdout, self.said)
        sys.stderr = teed("err", sys.stderr, self.said)

    @property
    def opened(self) -> set[str]:
        """The files and folders this process opened."""
        return self._watch.paths | self._watch.read

    @property
    def opened_beside(self) -> set[str]:
        """Those among them that something opened beside what reads the files of the repository."""
        return self._watch.paths

    @property
    def went_beyond(self) -> bool:
        """Whether this process went by more than files, or wrote some."""
        return self._watch.beyond

    def begins(self, root: str) -> None:
        """The repository at `root` is about to be read."""
        top = find_git_root(os.path.realpath(root))
        if top is not None:
            index = _usual_index(top)
            self.index = index, index_digest(index)

    def ends(self) -> None:
        """The run is over: the streams become what they were."""
        self._watch.stop()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        sys.stdout, sys.stderr = self._streams


def keeper_of(arguments: list[str]) -> Keeper | None:
    """What keeps the run that these arguments of the command ask for; None where it is not kept."""
    folder = folder_for(arguments)
    streams = (sys.stdout, sys.stderr)
    if folder is None or streams != (sys.__stdout__, sys.__stderr__) or None in streams:
        return None
    return Keeper(run_path(folder, arguments), snapshot_paths(folder, arguments))


def _usual_index(top: str) -> str:
    """Where the index of the work tree `top` lies (gitrepository-layout(5))."""
    folder = os.path.join(top, ".git")
    if os.path.isfile(folder):
        try:
            with open(folder, encoding="utf-8", errors="surrogateescape") as handle:
                folder = os.path.join(top, handle.read().removeprefix("gitdir:").strip())
        except OSError:
            pass  # git does not read it either
    return os.path.join(folder, "index")
