"""`isms-lint convert`: what mappings lift, written as native records."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from isms_lint.checking.request import Request, words
from isms_lint.checking.side import read_side
from isms_lint.checking.start import start
from isms_lint.cli.converted import report
from isms_lint.cli.load import load_telling
from isms_lint.cli.output import write
from isms_lint.config.errors import UsageError
from isms_lint.convert.conversion import Wanted
from isms_lint.convert.conversion import convert as converted
from isms_lint.new_files import write_below
from isms_lint.records.record import REGISTER
from isms_lint.records.validate import nearest

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable


def convert(arguments: argparse.Namespace) -> int:
    """Write the files, and tell of them; exit code 1 where a record is in none of them.

    Raises UsageError where there is nothing to convert, and where something would be overwritten.
    """
    plugins, code = load_telling(arguments)
    kinds = words(arguments.kind)
    _refuse_unknown(kinds, (*plugins.kinds, REGISTER))
    request = Request(
        paths=tuple(arguments.paths),
        root=arguments.root,
        config=arguments.config,
        plugins=tuple(arguments.plugin),
    )
    with redirect_stdout(sys.stderr):
        started = start(request)
        side = read_side(started, plugins)
    wanted = Wanted(started.paths, frozenset(kinds), arguments.format, arguments.split)
    done = converted(side, plugins, wanted)
    if not arguments.dry_run:
        files = {file.path: file.text.encode() for file in done.made.files}
        write_below(arguments.to, files, replacing=arguments.force, instead="--force overwrites")
    write(report(done, side, arguments.to, is_written=not arguments.dry_run))
    return code or int(bool(done.made.refused))


def _refuse_unknown(kinds: Iterable[str], known: Iterable[str]) -> None:
    known = set(known)
    for kind in kinds:
        if kind not in known:
            raise UsageError(f"--kind {kind}: no such kind; {nearest(kind, known)}".rstrip("; "))
