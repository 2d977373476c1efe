"""Writes the reference pages: one for each rule, one for each kind of record, and their indexes.

    python docs/generate.py            writes docs/reference/
    python docs/generate.py --check    exits with 1 where a page is not what it would write

The pages say what the rules' metadata and the schemas say; whatever is wrong in them is put right
there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generator.kinds import kind_pages
from generator.rules import rule_pages

REFERENCE = Path(__file__).resolve().parent / "reference"


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` only compare; the exit code."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python docs/generate.py [--check]\n")
        return 2
    pages = {**rule_pages(), **kind_pages()}
    wrong = [name for name, text in pages.items() if _written(name) != text]
    stale = sorted(
        path.relative_to(REFERENCE).as_posix()
        for path in REFERENCE.rglob("*.md")
        if path.relative_to(REFERENCE).as_posix() not in pages
    )
    if arguments:
        for name in wrong:
            sys.stderr.write(f"docs/reference/{name}: not up to date\n")
        for name in stale:
            sys.stderr.write(f"docs/reference/{name}: nothing has this page any more\n")
        return 1 if wrong or stale else 0
    for name in wrong:
        path = REFERENCE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[name], encoding="utf-8", newline="\n")
    for name in stale:
        (REFERENCE / name).unlink()
    sys.stdout.write(f"{len(pages)} pages, {len(wrong)} written, {len(stale)} removed\n")
    return 0


def _written(name: str) -> str | None:
    """The page as it stands in the folder; None where it is missing."""
    path = REFERENCE / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
