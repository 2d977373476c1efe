"""Corpora on disk, each a git repository of its own."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

from corpus.build import Corpus, build
from corpus.expected import Finding
from corpus.layout.write import Written, write

_GIT = (
    *("git", "-c", "user.name=bench", "-c", "user.email=bench@northway.example"),
    *("-c", "commit.gpgsign=false", "-c", "gc.auto=0"),
)


def prepare(number: int, layout: str, below: Path) -> Written:
    """Writes a corpus of `number` records and commits it. None of them at all is an empty repository."""
    corpus = build(number) if number else Corpus([], [])
    folder = below / f"{layout}-{number}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    written = write(corpus, layout, folder)
    git(folder, "init", "-q")
    commit(folder)
    return written


def commit(folder: Path) -> None:
    """Commits everything there is."""
    git(folder, "add", ".")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Records")


def git(folder: Path, *arguments: str) -> None:
    """Runs git in a folder."""
    subprocess.run([*_GIT, *arguments], cwd=folder, check=True, capture_output=True)


_CHANGED = ("control", "risk", "process", "document", "management-review", "objective", "person")
"""Kinds of which there are some in the smallest corpus."""


class Changer:
    """Commits the last change and then changes another record, so that one finding more is there.

    Whoever does not notice the change misses the finding.
    """

    def __init__(self, written: Written) -> None:
        faulty = {found.file for found in written.findings}
        self._folder = written.folder
        entries = Counter(written.files.values())
        self._sound = [
            (entry, file)
            for entry, file in written.files.items()
            if entries[file] == 1 and file not in faulty and entry.kind in _CHANGED
        ]
        self.findings: list[Finding] = []
        """What is to be found beyond what was to be found before."""

    def __call__(self) -> None:
        commit(self._folder)
        again, at = divmod(len(self.findings), len(self._sound))
        entry, file = self._sound[at]
        field = "reviewd" + "d" * again
        path = self._folder / file
        text = path.read_text(encoding="utf-8")
        kind = f"kind: {entry.kind}\n"
        changed = text.replace(kind, f"{kind}{field}: true\n", 1)
        path.write_text(changed, encoding="utf-8", newline="\n")
        self.findings.append(Finding("REF006", entry.id, field, file))
