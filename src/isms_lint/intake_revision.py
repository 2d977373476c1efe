"""What a run takes in of a commit: its settings, its files, their documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from isms_lint.config.past import past_settings
from isms_lint.documents.document import Reading
from isms_lint.documents.read import Reader, read_bytes
from isms_lint.files.discover import choose
from isms_lint.files.globs import Globs
from isms_lint.files.tree import Tree


class RevisionIntake(NamedTuple):
    """The configuration of a commit as errors name it, its settings (both None: it has none), and
    the readings of its files.
    """

    config: str | None
    settings: dict[str, Any] | None
    readings: list[Reading]


def take_in_revision(
    tree: Tree,
    config: str | None,
    exclude: tuple[str, ...],
    readers: Mapping[str, Reader],
    known: Mapping[str, Reading] | None = None,
) -> RevisionIntake:
    """Read the files of `tree` that its own settings choose, with `readers`.

    `config` is the file the invoker names, if any (see `past_settings`), `exclude` are patterns
    beside those of the settings. `known` are readings of files that have the same contents
    elsewhere; they are not read again. Raises UsageError for a configuration that is wrong, and
    RevisionError for files that the clone lacks.
    """
    known = known or {}
    found = past_settings(tree, config)
    settings = found.settings if found else {}
    include = Globs(settings["include"]) if "include" in settings else None
    left_out = Globs([*settings.get("exclude", ()), *exclude])
    files = sorted(choose(tree.files, readers, include, left_out))
    unknown = tree.read(file for file in files if file not in known)
    read = {file: read_bytes(file, raw, readers) for file, raw in unknown}
    return RevisionIntake(
        found.file if found else None,
        found.settings if found else None,
        [known[file] if file in known else read[file] for file in files],
    )
