"""A conversion: from a repository that was read to the files that can stand for what mappings lift."""

from __future__ import annotations

from isms_lint.checking.side import Side
from isms_lint.config.errors import UsageError
from isms_lint.config.settings import from_here
from isms_lint.convert.files import Layout, NewFiles, new_files
from isms_lint.convert.left_out import LeftOut, of_mapping
from isms_lint.convert.lifting import MappedFile, take
from isms_lint.convert.native import Native, natives
from isms_lint.convert.superfluous import Superfluous, superfluous
from isms_lint.plugins.manager import Plugins
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple


class Wanted(NamedTuple):
    """What is asked of a conversion: records of files below `paths` and of `kinds` (none: all), in one
    of the FORMATS; `split` asks for a file for each.
    """

    paths: tuple[str, ...]
    kinds: frozenset[str]
    format: str
    split: bool


class Conversion(NamedTuple):
    """What a conversion comes to.

    `left` is, mapping by mapping, what of its files is not in it. `settings` are those that can go
    then; `written` is the configuration as a record, to say where they stand.
    """

    made: NewFiles
    left: list[LeftOut]
    settings: Superfluous
    written: Record


def convert(side: Side, plugins: Plugins, wanted: Wanted) -> Conversion:
    """The files for the records that mappings of `side` lift and its configuration states.

    Raises UsageError where none of them is wanted, and where a mapping is wrong.
    """
    taken = take(side, plugins)
    records = list(natives(taken.records(), plugins.kinds))
    chosen = [record for record in records if _is_wanted(record, wanted)]
    if not chosen:
        raise UsageError(_nothing(records, side))
    together = {
        file.reading.file: taken.mappings[file.number].format
        for file in taken.files
        if taken.mappings[file.number].format
    }
    made = new_files(chosen, plugins.kinds, Layout(wanted.format, wanted.split, together))
    by_mapping: dict[int, list[MappedFile]] = {}
    for file in taken.files:
        if _is_below(file.reading.file, wanted.paths):
            by_mapping.setdefault(file.number, []).append(file)
    settings = (*side.config.mappings, *plugins.mappings)
    left = [
        of_mapping(taken.mappings[number], settings[number], files)
        for number, files in sorted(by_mapping.items())
    ]
    converted = [record for file in made.files for record in file.records]
    gone = superfluous(side.config, taken, records, converted)
    return Conversion(made, left, gone, taken.written)


def _is_wanted(record: Native, wanted: Wanted) -> bool:
    is_of_kind = not wanted.kinds or record.kind in wanted.kinds
    return is_of_kind and _is_below(record.file, wanted.paths)


def _is_below(file: str, paths: tuple[str, ...]) -> bool:
    return not paths or any(file == path or file.startswith(f"{path}/") for path in paths)


def _nothing(records: list[Native], side: Side) -> str:
    """Why there is nothing to convert."""
    if not records:
        where = from_here(side.file) if side.file else "no configuration"
        return f"nothing to convert: no mapping lifts a record, and none is stated ({where})"
    kinds = ", ".join(sorted({record.kind for record in records}))
    return f"none of the mapped records is meant: they are of {kinds}"
