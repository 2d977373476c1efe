"""Writes what of the documentation follows from elsewhere.

    python docs/generate.py            writes it
    python docs/generate.py --check    exits with 1 where something is not what it would write

That is docs/reference/ (a page for each rule from its metadata, a page for each kind of record from
its schema, their indexes) and the output of commands that README.md and the pages show. What is
wrong in them is put right at its source.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generator.kinds import kind_pages
from generator.rules import rule_pages
from generator.samples import sample_pages

DOCS = Path(__file__).resolve().parent
REFERENCE = DOCS / "reference"


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` only compare; the exit code."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python docs/generate.py [--check]\n")
        return 2
    reference = {**rule_pages(), **kind_pages()}
    pages = {**{REFERENCE / name: text for name, text in reference.items()}, **sample_pages()}
    wrong = [path for path, text in pages.items() if _written(path) != text]
    stale = sorted(path for path in REFERENCE.rglob("*.md") if path not in pages)
    if arguments:
        for path in (*wrong, *stale):
            what = "nothing has this page any more" if path in stale else "not up to date"
            sys.stderr.write(f"{path.relative_to(DOCS.parent)}: {what}\n")
        return 1 if wrong or stale else 0
    for path in wrong:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path], encoding="utf-8", newline="\n")
    for path in stale:
        path.unlink()
    sys.stdout.write(f"{len(pages)} pages, {len(wrong)} written, {len(stale)} removed\n")
    return 0


def _written(path: Path) -> str | None:
    """The page as it stands; None where it is missing."""
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
