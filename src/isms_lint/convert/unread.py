"""New files that the linter would not read where they are written."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.checking.root import relative_to
from isms_lint.checking.side import Side
from isms_lint.config.settings import left_out, taken_in
from isms_lint.documents.builtin import READERS
from isms_lint.files.discover import choose
from isms_lint.files.globs import Globs
from isms_lint.new_files import place_below


def unread(folder: str, paths: Iterable[str], side: Side) -> list[str]:
    """The paths, below the root of `side`, of those files (`paths` are below `folder`) that are in it
    and that its configuration leaves out, or that are hidden.
    """
    places = (relative_to(side.root, place_below(folder, path)) for path in paths)
    inside = [place for place in places if place is not None]
    settings = dict(side.settings)
    patterns = taken_in(settings)
    include = None if patterns is None else Globs(patterns)
    exclude = Globs([*left_out(settings), *side.exclude])
    read = set(choose(inside, READERS, include, exclude))
    return [place for place in inside if place not in read]
