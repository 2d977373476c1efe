"""Every file of a repository that may hold records, read as people wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from isms_lint.config.settings import left_out, taken_in
from isms_lint.documents.builtin import PAGE_READERS, READERS
from isms_lint.documents.document import Reading
from isms_lint.documents.read import Pages, read_file
from isms_lint.files.discover import discover
from isms_lint.files.globs import Globs
from isms_lint.lifting.mapping import Mapping
from isms_lint.recognise.data import is_native
from isms_lint.values import NamedTuple
from isms_lint.written.templates import is_template_name


class Survey(NamedTuple):
    """The files of a repository: those in the project's own form, those that call themselves
    templates, and the others. `unread` are those that cannot be read, with why.
    """

    files: list[str]
    native: list[Reading]
    templates: list[str]
    foreign: list[Reading]
    unread: list[tuple[str, str]]

    def missed(self, mappings: Sequence[Mapping], paths: Sequence[str]) -> list[tuple[str, str]]:
        """Those of `unread` that a mapping is for, at or below `paths` (none: all)."""
        return [
            (file, why)
            for file, why in self.unread
            if any(one.applies(file) for one in mappings)
            and (not paths or any(file == path or file.startswith(f"{path}/") for path in paths))
        ]

    def all(self) -> list[Reading]:
        """Every file that was read, by name."""
        return sorted([*self.native, *self.foreign], key=lambda reading: reading.file)


def survey(root: str, settings: dict[str, Any], exclude: Iterable[str] = ()) -> Survey:
    """Read what is below `root`, as far as `settings` let a run read it."""
    patterns = taken_in(settings)
    include = None if patterns is None else Globs(patterns)
    pages = Pages(PAGE_READERS, lambda _: True)
    files = discover(root, READERS, include, Globs([*left_out(settings), *exclude]), pages=pages)
    found = Survey(files, [], [], [], [])
    for file in files:
        reading = read_file(root, file, READERS, pages)
        if any(is_native(document.data) for document in reading.documents):
            found.native.append(reading)
        elif is_template_name(file):
            found.templates.append(file)
        elif reading.page is None and not reading.documents:
            if reading.problems:
                found.unread.append((file, reading.problems[0].message))
        else:
            found.foreign.append(reading)
    return found
