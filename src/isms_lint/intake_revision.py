"""What a run takes in of a commit: its settings, its files, their documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from isms_lint.config.past import PastSettings
from isms_lint.config.settings import left_out, pages_in, taken_in
from isms_lint.documents.builtin import PAGE_READERS
from isms_lint.documents.document import Reading
from isms_lint.documents.read import Pages, Reader, read_bytes
from isms_lint.files.discover import choose
from isms_lint.files.globs import Globs
from isms_lint.files.tree import Tree
from isms_lint.values import NamedTuple


class RevisionIntake(NamedTuple):
    """The configuration of a commit as errors name it, its settings (both None: it has none), and
    the readings of its files.
    """

    config: str | None
    settings: dict[str, Any] | None
    readings: list[Reading]


def take_in_revision(
    tree: Tree,
    found: PastSettings | None,
    exclude: tuple[str, ...],
    readers: Mapping[str, Reader],
    known: Mapping[str, Reading] | None = None,
    mappings: Iterable[Mapping[str, Any]] = (),
) -> RevisionIntake:
    """Read the files of `tree` that the settings `found` choose, with `readers`.

    `found` is what `past_settings` gives, `exclude` are patterns beside those of the settings. `known`
    are readings of files that have the same contents elsewhere; they are not read again where they were
    read in the same way. `mappings` are those of plugins. Raises RevisionError for files that the clone
    lacks.
    """
    settings = found.settings if found else {}
    named = pages_in({"mappings": [*settings.get("mappings", ()), *mappings]})
    pages = Pages(PAGE_READERS, named.match)
    known = {
        file: reading
        for file, reading in (known or {}).items()
        if (reading.page is not None) == (pages.reader(file) is not None)
    }
    patterns = taken_in(settings)
    include = None if patterns is None else Globs(patterns)
    unread = Globs([*left_out(settings), *exclude])
    files = sorted(choose(tree.files, readers, include, unread, pages))
    unknown = tree.read(file for file in files if file not in known)
    read = {file: read_bytes(file, raw, readers, pages) for file, raw in unknown}
    return RevisionIntake(
        found.file if found else None,
        found.settings if found else None,
        [known[file] if file in known else read[file] for file in files],
    )
