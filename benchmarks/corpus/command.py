"""The command that writes a corpus and, beside it, what has to be found in it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .build import build
from .layout.write import LAYOUTS, write


def main() -> int:
    """Reads the arguments, writes the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="how many records")
    parser.add_argument("folder", type=Path, help="an empty folder, or one that is not there yet")
    parser.add_argument("--layout", choices=LAYOUTS, default="yaml")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sound", action="store_true", help="without defects")
    parser.add_argument("--expected", type=Path, help="write what has to be found to this file")
    arguments = parser.parse_args()
    if arguments.folder.exists() and any(arguments.folder.iterdir()):
        parser.error(f"{arguments.folder} is not empty")
    corpus = build(arguments.count, arguments.seed, sound=arguments.sound)
    written = write(corpus, arguments.layout, arguments.folder)
    print(
        f"{written.count} records, {len(written.planted)} defects, {len(written.findings)} findings"
    )
    if arguments.expected:
        found = [finding._asdict() for finding in written.findings]
        arguments.expected.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0
