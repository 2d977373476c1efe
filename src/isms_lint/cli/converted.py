"""What `isms-lint convert` tells: what is written, what is not, which settings can go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from isms_lint.checking.side import Side
from isms_lint.cli.prose import fill
from isms_lint.config.settings import from_here
from isms_lint.convert.conversion import Conversion
from isms_lint.convert.files import NewFile, Refused
from isms_lint.convert.left_out import LeftOut
from isms_lint.convert.superfluous import Setting
from isms_lint.convert.unread import unread
from isms_lint.new_files import place_below, there_already
from isms_lint.reporters.escape import plain

_WIDTH = 100
_MOST = 20
"""Records that no file can hold which are told one by one."""
_ORIGINALS = (
    "Nothing is deleted here. Without their mapping the old files are not read as records any more:"
    " move them away, or `exclude` those in YAML and JSON, which INP007 reports."
)


def report(done: Conversion, side: Side, folder: str, *, is_written: bool) -> str:
    """All of it, as text for the terminal; of a dry run what would be written."""
    files = done.made.files
    paragraphs = [
        [*(_written(files, folder) if is_written else _planned(files, folder))],
        [*_unread(unread(folder, (file.path for file in files), side))],
        [*_refused(done.made.refused)],
        [*_left(done, side)],
        [*_settings(done, side)],
    ]
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in paragraphs if lines)


def _written(files: list[NewFile], folder: str) -> Iterator[str]:
    """What was written, kind by kind."""
    yield f"Wrote {_sum(files)} to {plain(folder)}:"
    counts = Counter(record.kind for file in files for record in file.records)
    for kind, count in sorted(counts.items()):
        of_kind = [file for file in files if any(one.kind == kind for one in file.records)]
        where = (
            place_below(folder, of_kind[0].path)
            if len(of_kind) == 1
            else _counted(len(of_kind), "file")
        )
        yield f"  {count} {plain(kind)}: {plain(where)}"


def _planned(files: list[NewFile], folder: str) -> Iterator[str]:
    """What would be written, file by file."""
    yield f"Would write {_sum(files)}:"
    for file in files:
        counts = Counter(record.kind for record in file.records)
        holds = ", ".join(f"{count} {kind}" for kind, count in counts.items())
        yield f"  {plain(place_below(folder, file.path))} ({plain(holds)})"
    there = there_already(folder, (file.path for file in files))
    if there:
        yield f"There already: {_counted(len(there), 'file')}, which --force overwrites"


def _unread(places: list[str]) -> Iterator[str]:
    if places:
        text = (
            f"The configuration leaves out {_counted(len(places), 'file')} of these, such as"
            f" {plain(places[0])}: see `include` and `exclude`; hidden folders are never read."
        )
        yield fill(text, _WIDTH)


def _refused(refused: list[Refused]) -> Iterator[str]:
    """Records that are in no file."""
    if not refused:
        return
    yield f"No file can hold {_counted(len(refused), 'record')}:"
    for record, why in refused[:_MOST]:
        named = f"{record.kind} {record.id} of {record.file}: {why}"
        yield fill(plain(named), _WIDTH, "  ", "    ")
    if len(refused) > _MOST:
        yield f"  and {len(refused) - _MOST} more"


def _left(done: Conversion, side: Side) -> Iterator[str]:
    """What of the mapped files is in no record."""
    yield "Not converted:"
    for one in done.left:
        lines = [*_left_by(one)]
        if lines:
            yield fill(plain(_mapping(one, side)), _WIDTH, "  ", "    ")
            yield from (fill(plain(line), _WIDTH, "    ", "      ") for line in lines)
    yield "  Texts of pages that no field takes, and comments in the files."


def _mapping(one: LeftOut, side: Side) -> str:
    """How a mapping is named: by its files; by its number too, where it is one of the configuration."""
    number = f"mappings[{one.number}]" if one.number < len(side.config.mappings) else "a plugin's"
    return f"{number}, {', '.join(one.files)}:"


def _left_by(one: LeftOut) -> Iterator[str]:
    if one.format:
        yield f"what has no place in records ({one.format})"
    if one.ignored:
        yield f"ignored: {', '.join(one.ignored)}"
    if one.left:
        yield f"tables left alone: {', '.join(one.left)}"
    if one.unmapped:
        yield f"not mapped: {_counted(one.unmapped, 'place')}, which `check` reports (INP012)"
    if one.templates:
        yield f"nothing is stated yet in {', '.join(one.templates)}"
    if one.comments:
        yield f"{_counted(one.comments, 'comment')} that accept findings"


def _settings(done: Conversion, side: Side) -> Iterator[str]:
    """What of the configuration can go, and what has to stay."""
    if side.file is None:
        return
    name = plain(from_here(side.file))
    gone, kept = done.settings
    if gone:
        yield f"Once these files are kept instead, {name} can do without:"
        yield from _listed(gone, done, side)
    if kept:
        yield "It has to keep:" if gone else f"{name} has to keep:"
        yield from _listed(kept, done, side)
    yield fill(_ORIGINALS, _WIDTH)


def _listed(settings: list[Setting], done: Conversion, side: Side) -> Iterator[str]:
    for path, about in settings:
        name = "".join(f"[{step}]" if isinstance(step, int) else str(step) for step in path)
        is_placed = not str(side.file).endswith(".toml")
        line = f"line {done.written.locate_key(path).line}: " if is_placed else ""
        yield fill(plain(f"{line}{name} ({about})"), _WIDTH, "  ", "    ")


def _sum(files: list[NewFile]) -> str:
    records = sum(len(file.records) for file in files)
    return f"{_counted(records, 'record')} in {_counted(len(files), 'file')}"


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
