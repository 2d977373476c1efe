"""yamllint: whether each file is YAML, and no key stands twice. Its rules of style are switched off."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.defects.defect import Seen
from corpus.layout.write import Written

from timing.contestant import Contestant, same_files
from timing.measure import Run
from timing.peers.install import python_command

NAME = "yamllint"
_LINE = re.compile(r"^\./([^:]+):\d+:\d+: \[error\]", re.MULTILINE)


def contestant(written: Written, _scratch: Path) -> Contestant:
    """Lints the whole folder."""
    rules = "{rules: {key-duplicates: enable}}"
    command = [python_command(NAME, NAME), "-f", "parsable", "-d", rules, "."]

    def check(done: Run) -> None:
        same_files(set(_LINE.findall(done.output)), written.faulty(Seen.BY_YAML))

    return Contestant(NAME, command, written.folder, check)
