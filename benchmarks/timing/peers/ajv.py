"""ajv-cli: the schema of each record.

It ends at a file that is no YAML, so it is not given those. Its reader makes objects of dates, of which
the schema then asks nothing.
"""

from __future__ import annotations

import re
from pathlib import Path

from corpus.defects.defect import Seen
from corpus.layout.write import Written

from timing.contestant import Contestant, same_files
from timing.measure import Run
from timing.peers.install import node_command
from timing.peers.readable import readable
from timing.schema_bundle import bundle

NAME = "ajv-cli"
_INVALID = re.compile(r"^(\S+) invalid$", re.MULTILINE)


def contestant(written: Written, scratch: Path) -> Contestant:
    """Validates all files by one schema."""
    schema = scratch / "ajv.json"
    schema.write_text(bundle(dates_as_objects=True), encoding="utf-8")
    command = [node_command("ajv-cli", "ajv"), "validate", "--spec=draft2019", "--strict=false"]
    command += ["--errors=line", "-s", str(schema)]
    for file in readable(written):
        command += ["-d", file]

    def check(done: Run) -> None:
        same_files(set(_INVALID.findall(done.errors)), written.faulty(Seen.BY_SCHEMA))

    return Contestant(NAME, command, written.folder, check)
