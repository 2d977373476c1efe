"""check-yaml of pre-commit-hooks: whether each file is YAML, and no key stands twice."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.defects.defect import Seen
from corpus.layout.write import Written

from timing.contestant import Contestant, same_files
from timing.measure import Run
from timing.peers.install import python_command

NAME = "check-yaml"
_PLACE = re.compile(r'in "([^"]+)", line')


def contestant(written: Written, _scratch: Path) -> Contestant:
    """Reads all files."""
    command = [python_command("pre-commit-hooks", NAME), *sorted(written.files.values())]

    def check(done: Run) -> None:
        same_files(set(_PLACE.findall(done.output)), written.faulty(Seen.BY_YAML))

    return Contestant(NAME, command, written.folder, check)
