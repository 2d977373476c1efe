"""Contents out of a repository's store of objects, through one `git cat-file --batch`.

What is sent and what comes back: git-cat-file(1), "Batch output".
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import IO

from isms_lint.documents import limits
from isms_lint.files.git import RevisionError, no_git
from isms_lint.files.git_command import GIT, environment
from isms_lint.values import NamedTuple

_AT_ONCE = 50
"""Objects asked for before the first is read: so few that their names fit into the pipe."""
_PIECE = 1 << 20
"""Bytes that are read at a time where they are thrown away."""


class Blob(NamedTuple):
    """Whether the store has a blob, and its bytes: None where they are more than a run reads."""

    there: bool
    raw: bytes | None


_ABSENT = Blob(False, None)


class Objects:
    """The store of the repository that the folder `root` lies in."""

    def __init__(self, root: str) -> None:
        """Start git. Raises RevisionError where there is none."""
        import subprocess

        try:
            self._git = subprocess.Popen(
                [*GIT, "cat-file", "--batch", "--follow-symlinks"],
                cwd=root,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise no_git(error) from error

    def get(self, names: Iterable[str]) -> Iterator[Blob]:
        """The blobs of these names, in their order; to be read to the end before the next call.

        A name is an object's id, or `COMMIT:./PATH` seen from the root, without line breaks.
        Raises RevisionError where git ends.
        """
        asking, answering = self._git.stdin, self._git.stdout
        assert asking is not None
        assert answering is not None
        wanted = list(names)
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            try:
                asking.write(b"".join(os.fsencode(name) + b"\n" for name in some))
                asking.flush()
            except OSError as error:
                raise lacking() from error
            for _ in some:
                yield _next(answering)

    def close(self) -> None:
        """End git, whatever it still has to say."""
        self._git.kill()
        self._git.communicate()


def _next(answering: IO[bytes]) -> Blob:
    header = answering.readline()
    if not header:
        raise lacking()
    if header.endswith(b" missing\n"):
        return _ABSENT
    about = header.split()
    size = int(about[-1])
    # Two words, and then a path: a link that leads nowhere or out of the repository.
    is_blob = len(about) == 3 and about[1] == b"blob"
    if is_blob and size <= limits.MAX_BYTES:
        raw = answering.read(size)
        if len(answering.read(1)) != 1:
            raise lacking()
        return Blob(True, raw)
    left = size + 1
    while left:
        piece = len(answering.read(min(left, _PIECE)))
        if not piece:
            raise lacking()
        left -= piece
    return Blob(True, None) if is_blob else _ABSENT


def lacking() -> RevisionError:
    """The error where an object of a commit is not to be had."""
    return RevisionError(
        "this clone lacks a part of what was committed: it is partial"
        " (`git fetch --refetch --no-filter` brings what is missing), or damaged"
    )
