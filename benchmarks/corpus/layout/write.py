"""Writes a corpus into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from corpus.build import Corpus
from corpus.defects.defect import Planted, Seen
from corpus.entry import Entry
from corpus.expected import Finding

from .csv_text import csv_text, is_row, mapping_of
from .markdown_text import markdown_text
from .yaml_text import yaml_text

LAYOUTS = ("yaml", "markdown", "csv", "mixed")
_FILES_A_FOLDER = 500
_ROWS = 2000
_MIXED = {
    "audit": "markdown",
    "document": "markdown",
    "incident": "markdown",
    "management-review": "markdown",
    "action": "csv",
    "evidence": "csv",
    "result": "csv",
    "risk": "csv",
}
"""What is no YAML in the mixed layout."""


@dataclass(frozen=True)
class Written:
    """A corpus on disk."""

    folder: Path
    count: int
    files: dict[Entry, str]
    """Where each record is: paths below the folder."""
    planted: tuple[Planted, ...]

    @property
    def findings(self) -> list[Finding]:
        """Everything that has to be found, and nothing else has to be, in order."""
        found = [
            Finding(
                (file.endswith(".csv") and one.in_register) or one.code, one.record, one.path, file
            )
            for defect in self.planted
            for file in [self.files[defect.entry]]
            for one in defect.findings
        ]
        return sorted(found, key=lambda finding: finding.order)

    def faulty(self, *seen: Seen) -> set[str]:
        """The files with defects that others can see too."""
        return {self.files[defect.entry] for defect in self.planted if defect.seen in seen}


def write(corpus: Corpus, layout: str, folder: Path) -> Written:
    """Writes all files of a corpus, and the configuration that they need."""
    held: dict[Entry, str] = {}
    mappings = []
    ordered = sorted(corpus.entries, key=lambda entry: entry.kind)
    for kind, group in groupby(ordered, key=lambda entry: entry.kind):
        form = _MIXED.get(kind, "yaml") if layout == "mixed" else layout
        records = list(group)
        rows = [entry for entry in records if is_row(entry)] if form == "csv" else []
        alone = [entry for entry in records if entry not in set(rows)]
        for number, entry in enumerate(alone):
            held[entry] = _write_file(folder, entry, number, form)
        for path, part in _registers(kind, rows):
            _put(folder / path, csv_text(part))
            held |= dict.fromkeys(part, path)
        if rows:
            mappings.append(mapping_of(kind, f"registers/{kind}/*.csv", rows))
    if mappings:
        _put(folder / ".isms-lint.yaml", yaml_text({"mappings": mappings}))
    return Written(folder, corpus.count, held, tuple(corpus.planted))


def _write_file(folder: Path, entry: Entry, number: int, form: str) -> str:
    suffix, text = (".md", markdown_text) if form == "markdown" else (".yaml", yaml_text)
    path = f"{entry.kind}/{number // _FILES_A_FOLDER:03}/{number:06}-{entry.data.get('id')}{suffix}"
    written = text(entry.data)
    if entry.spoiled is not None:
        # Front matter is what is read as data, so that is what is spoiled.
        written = (
            f"---\n{entry.spoiled}{written[4:]}" if form == "markdown" else written + entry.spoiled
        )
    _put(folder / path, written)
    return path


def _registers(kind: str, rows: list[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    for number, start in enumerate(range(0, len(rows), _ROWS)):
        yield f"registers/{kind}/{number:03}.csv", rows[start : start + _ROWS]


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
