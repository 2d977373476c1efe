"""Spectral: four rules over each record. It is not given files that are no YAML."""

from __future__ import annotations

import json
from pathlib import Path

from corpus.defects.defect import Seen
from corpus.layout.write import Written

from timing.contestant import Contestant, WrongVerdict, same_files
from timing.measure import Run
from timing.peers.install import node_command
from timing.peers.policy import spectral_ruleset
from timing.peers.readable import readable

NAME = "spectral"
_PACKAGE = "@stoplight/spectral-cli"


def contestant(written: Written, scratch: Path) -> Contestant:
    """Lints all files by the ruleset."""
    ruleset = scratch / "spectral.json"
    ruleset.write_text(spectral_ruleset(), encoding="utf-8")
    command = [node_command(_PACKAGE, NAME), "lint", "--ruleset", str(ruleset)]
    command += ["--format", "json", "--quiet", *readable(written)]
    folder = written.folder.resolve()

    def check(done: Run) -> None:
        try:
            said = json.loads(done.output)
        except ValueError as error:
            raise WrongVerdict((done.errors or done.output).strip()[-300:]) from error
        named = {Path(fault["source"]).relative_to(folder).as_posix() for fault in said}
        same_files(named, written.faulty(Seen.BY_POLICY))

    return Contestant(NAME, command, written.folder, check)
