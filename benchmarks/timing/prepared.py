"""Corpora on disk, each a git repository of its own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from itertools import count
from pathlib import Path

from corpus.build import Corpus, build
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


def changer(written: Written) -> Callable[[], None]:
    """What commits the last change and then changes another record: a sentence more in its text."""
    sound = sorted(
        file
        for entry, file in written.files.items()
        if entry.kind == "control" and file not in {found.file for found in written.findings}
    )
    turn = count()

    def change() -> None:
        commit(written.folder)
        path = written.folder / sound[next(turn) % len(sound)]
        with path.open("a", encoding="utf-8") as file:
            file.write("  Somebody looked at it once more.\n")

    return change
