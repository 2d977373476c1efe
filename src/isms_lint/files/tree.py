"""The files of a commit, as git keeps them: no work tree is needed, and no filter is run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType

from isms_lint.files.git import RevisionError, ask
from isms_lint.files.links import followed
from isms_lint.files.objects import Objects, lacking
from isms_lint.values import NamedTuple

_FILE = "100"
"""How the modes of files begin; what follows are their permissions."""
_LINK = "120000"


class Content(NamedTuple):
    """A file of a commit and its bytes; None where they are more than a run reads."""

    file: str
    raw: bytes | None


class Tree:
    """The files of `commit` below the folder `root`.

    A context manager: a git process hands out contents until it is left.
    """

    files: Mapping[str, str]
    """Paths below the root, with `/`, and the blob each holds; a link has that of its target.
    Submodules are left out, and links that lead to no file below the root."""
    links: Mapping[str, str | None]
    """All links below the root, and the files among `files` they lead to, if any."""

    def __init__(self, root: str, commit: str) -> None:
        """`commit` is what `resolve` gave. Raises RevisionError where git cannot read it."""
        self.root = root
        self.commit = commit
        self._objects = Objects(root)
        try:
            entries = _entries(root, commit)
            files = {path: blob for mode, blob, path in entries if mode.startswith(_FILE)}
            links = {path: blob for mode, blob, path in entries if mode == _LINK}
            self.links = followed(root, self._targets(links), files)
        except BaseException:
            self._objects.close()
            raise
        ends = {link: files[end] for link, end in self.links.items() if end is not None}
        self.files = {**files, **ends}

    def __enter__(self) -> Tree:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._objects.close()

    def read(self, files: Iterable[str]) -> Iterator[Content]:
        """The contents of `files`, in their order; to be read to the end before the next call.

        Raises RevisionError where the clone lacks one of them.
        """
        wanted = list(files)
        blobs = self._objects.get(self.files[file] for file in wanted)
        for file, blob in zip(wanted, blobs, strict=True):
            if not blob.there:
                raise lacking()
            yield Content(file, blob.raw)

    def find(self, path: str) -> bytes | None:
        """The bytes of the file at `path`, which begins with `./` or `../` and is seen from the root;
        None where the commit has none there.

        Other than `files` it reaches what lies above the root, within the repository. Raises
        RevisionError for one that is larger than a run reads.
        """
        if "\n" in path:
            return None  # git takes a name a line
        (blob,) = self._objects.get([f"{self.commit}:{path}"])
        if blob.there and blob.raw is None:
            raise RevisionError(f"{self.commit[:7]}:{path} is larger than what is read")
        return blob.raw

    def _targets(self, links: Mapping[str, str]) -> dict[str, str]:
        targets = {}
        for link, blob in zip(links, self._objects.get(links.values()), strict=True):
            if not blob.there:
                raise lacking()
            targets[link] = os.fsdecode(blob.raw or b"")
        return targets


def _entries(root: str, commit: str) -> list[tuple[str, str, str]]:
    """Mode, object and path of everything below the root that is no folder."""
    listed = ask(root, "ls-tree", "-r", "-z", commit)
    if listed.code != 0:
        raise lacking()
    entries = []
    for line in os.fsdecode(listed.out).split("\0")[:-1]:
        about, _, path = line.partition("\t")
        mode, _, blob = about.split(" ")
        entries.append((mode, blob, path))
    return entries
