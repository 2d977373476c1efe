"""The files that records become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from isms_lint.convert.names import FileNames
from isms_lint.convert.native import Native
from isms_lint.convert.texts import by_kind, in_markdown, in_yaml
from isms_lint.records.kinds import Kinds
from isms_lint.values import NamedTuple

YAML, MARKDOWN = "yaml", "markdown"
FORMATS = (YAML, MARKDOWN)
_WRITERS = {YAML: (in_yaml, ".yaml"), MARKDOWN: (in_markdown, ".md")}


class NewFile(NamedTuple):
    """A file to write: its path below the folder of all of them, with `/`, its text, its records."""

    path: str
    text: str
    records: list[Native]


class Refused(NamedTuple):
    """A record that no file can hold as it is, and why."""

    record: Native
    why: str


class NewFiles(NamedTuple):
    """What is written, and what cannot be."""

    files: list[NewFile]
    refused: list[Refused]


class Layout(NamedTuple):
    """How records are put into files: in one of the FORMATS, and whether they are `split`, a file each.

    The records of a file that is in `together` stay together, in YAML, in a folder of the name that it
    gives: rules look at what such a file says as a whole.
    """

    format: str
    split: bool
    together: Mapping[str, str]


class _Group(NamedTuple):
    """Records for one file: its folder, the name of it if they are several, its format."""

    records: list[Native]
    folder: str
    name: str
    format: str


def new_files(records: Iterable[Native], kinds: Kinds, layout: Layout) -> NewFiles:
    """The files for `records`: in YAML a register of each kind and file that they come from, unless
    they are split; in Markdown a file for each. One record alone is no register.
    """
    made = NewFiles([], [])
    names = FileNames()
    for group in _groups(records, layout):
        for text, held in _held(group, kinds, made.refused):
            is_alone = len(held) == 1 and group.folder == held[0].kind
            name = (held[0].id if is_alone else "") or group.name
            path = names.free(group.folder, name, _WRITERS[group.format][1])
            made.files.append(NewFile(path, text, held))
    return made


def _groups(records: Iterable[Native], layout: Layout) -> Iterator[_Group]:
    one_each = layout.split or layout.format == MARKDOWN
    for file, found in groupby(records, key=lambda record: record.file):
        of_file = list(found)
        if file in layout.together:
            yield _Group(of_file, layout.together[file], _stem(of_file[0]), YAML)
            continue
        for group in [[one] for one in of_file] if one_each else by_kind(of_file):
            yield _Group(group, group[0].kind, _stem(group[0]), layout.format)


def _stem(record: Native) -> str:
    """The name of the file of a record without its ending; its kind where that file is a hidden one, as
    the configuration is.
    """
    name = record.file.rpartition("/")[2]
    return record.kind if name.startswith(".") else name.rpartition(".")[0]


def _held(
    group: _Group, kinds: Kinds, refused: list[Refused]
) -> Iterator[tuple[str, list[Native]]]:
    """The text of a file with the records of a group, and those; of several files where one cannot hold
    them. A record that none can hold is entered into `refused`.
    """
    write, _ = _WRITERS[group.format]
    made = write(group.records, kinds)
    if not made.why:
        yield made.text, group.records
        return
    alone = [(one, write([one], kinds)) for one in group.records]
    refused.extend(Refused(one, its.why) for one, its in alone if its.why)
    rest = [one for one, its in alone if not its.why]
    made = write(rest, kinds) if len(rest) < len(alone) and rest else made
    if not made.why:
        yield made.text, rest
    else:
        yield from ((its.text, [one]) for one, its in alone if not its.why)
