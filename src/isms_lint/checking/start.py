"""How a check begins: where the records are, and who reads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from isms_lint.checking.request import Request
from isms_lint.checking.root import below, find_root, relative_to
from isms_lint.config.errors import UsageError
from isms_lint.files.globs import literal
from isms_lint.intake import Taking, start_intake
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.snapshot.records import EarlierRecords

_MOST_JOBS = 32
"""Processes beyond which reading files gets no faster anywhere."""


class Started(NamedTuple):
    """A check that has begun.

    `file` is the configuration of the folder `root`, if there is one. `paths` are those of the request
    as seen from the root. `exclude` are patterns of files that are no records. `reading` gives what
    was read; None where a commit is to be read. `earlier` are the records of files that are not read
    where they are as they were.
    """

    request: Request
    root: str
    file: str | None
    paths: tuple[str, ...]
    exclude: tuple[str, ...]
    reading: Taking | None
    earlier: EarlierRecords | None = None


def start(
    request: Request,
    before: Callable[[str], None] = lambda _: None,
    earlier: EarlierRecords | None = None,
) -> Started:
    """Find the root and begin to read it: where `request.jobs` is more than 1, in forked processes,
    while the caller loads the rest of the program. Only what that takes is imported here. `before` is
    called with the root when nothing of it is read yet. What `earlier` has of this root is not read.

    Raises UsageError for a request that cannot be met.
    """
    _refuse_what_does_not_go_together(request)
    if request.jobs < 1:
        raise UsageError(f"--jobs {request.jobs}: at least 1")
    root, file = find_root(request)
    paths = below(root, request.paths)
    exclude = beside(root, request)
    reading = None
    before(root)
    if request.rev is None:
        earlier = earlier if earlier is not None and earlier.root == root else None
        reading = start_intake(root, file, exclude, min(request.jobs, _MOST_JOBS), earlier)
    return Started(request, root, file, paths, exclude, reading, earlier)


def beside(root: str, request: Request) -> tuple[str, ...]:
    """Patterns of files below `root` that the request names, and that are no records: the report of the
    last run, baseline and configuration, and plugins, unless these lie around the records.
    """
    named = (*request.outputs, request.baseline, request.config, *request.plugins)
    seen = [relative_to(root, path) for path in named if path is not None]
    return tuple(literal(path) for path in seen if path not in (None, "."))


def _refuse_what_does_not_go_together(request: Request) -> None:
    if request.compares and request.rev is not None:
        raise UsageError(
            "--since compares with the files as they are: check --rev's commit out first"
        )
    if request.config_from is not None and not request.compares:
        raise UsageError("--config-from says whose rules count for --since: there is none")
