"""What git says of a work tree: that what it tracks is as it was, by its index.

git looks at ten thousand files in less time than Python takes to start. Its index, with the answer
that nothing differs from it, stands for the content of all files that the index has; git itself minds
what is racily clean. Nothing is run that the settings of a repository name: filters are turned off by
name (`index.Settings`), and who asks makes sure that the settings are those they were read from.
"""

import os

from isms_lint.documents.stamp import digest
from isms_lint.files.spawned import start_git

TYPE_CHECKING = False  # of `typing`, which takes longer to import than git to answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Differences = tuple[bytes, bytes]
    """What git prints of files that differ from its index, and of files that are not in it."""

_DIFFERING = (
    # All that git notes of a file counts, whatever the settings leave out.
    "-c",
    "core.trustctime=true",
    "-c",
    "core.checkStat=default",
    "diff-files",
    "-z",
    "--raw",
    "--relative",
    "--no-renames",
    "--no-ext-diff",
    "--ignore-submodules=all",
)
_CHECKSUM = 20
"""Bytes at the end of an index that are a checksum of it (gitformat-index(5))."""
_NEW = ("ls-files", "-z", "--others", "--exclude-standard")


def start_differences(
    root: str, settings: "Mapping[str, str]"
) -> "Callable[[], Differences | None]":
    """Begin to ask git what is not as its index has it below `root`; call the result for the answer,
    None where git has none. `settings` turn filters off.
    """
    differing, new = start_git(root, _DIFFERING, settings), start_git(root, _NEW, settings)

    def answer() -> "Differences | None":
        changed, added = differing(), new()
        return None if changed is None or added is None else (changed, added)

    return answer


def paths_in(differences: "Differences") -> list[str]:
    """The files in them, as seen from the root."""
    changed, added = differences
    # :MODE MODE OBJECT OBJECT STATUS NUL PATH NUL
    named = [*changed.split(b"\0")[1::2], *added.split(b"\0")]
    return [os.fsdecode(name) for name in named if name]


def index_digest(index: str) -> bytes:
    """What tells the state of git's index at the path `index` from all others; empty where it cannot be
    read.
    """
    try:
        with open(index, "rb", buffering=0) as handle:
            size = handle.seek(0, os.SEEK_END)
            handle.seek(-_CHECKSUM, os.SEEK_END)
            checksum = handle.read(_CHECKSUM)
            if any(checksum):
                return size.to_bytes(8, "little") + checksum
            handle.seek(0)  # it was written without one (git-config(1), `index.skipHash`)
            return digest(handle.readall())
    except OSError:
        return b""
