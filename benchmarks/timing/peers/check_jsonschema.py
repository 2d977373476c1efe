"""check-jsonschema: the schema of each record, and whether it is YAML."""

from __future__ import annotations

import json
from pathlib import Path

from corpus.defects.defect import Seen
from corpus.layout.write import Written

from timing.contestant import Contestant, WrongVerdict, same_files
from timing.measure import Run
from timing.peers.install import python_command
from timing.schema_bundle import bundle

NAME = "check-jsonschema"


def contestant(written: Written, scratch: Path) -> Contestant:
    """Validates all files by one schema."""
    schema = scratch / "check-jsonschema.json"
    schema.write_text(bundle(), encoding="utf-8")
    command = [python_command(NAME, NAME), "--schemafile", str(schema), "-o", "json"]

    def check(done: Run) -> None:
        try:
            said = json.loads(done.output)
        except ValueError as error:
            raise WrongVerdict(done.errors.strip()[-300:]) from error
        named = {fault["filename"] for part in ("errors", "parse_errors") for fault in said[part]}
        same_files(named, written.faulty(Seen.BY_SCHEMA, Seen.BY_YAML))

    return Contestant(NAME, [*command, *sorted(written.files.values())], written.folder, check)
