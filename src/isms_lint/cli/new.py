"""`isms-lint new`: a record of a kind, or a rule pack, to begin with."""

from __future__ import annotations

import argparse

PACK = "pack"


def new(arguments: argparse.Namespace) -> int:
    """Write what is asked for, or list the kinds of record; the exit code.

    Raises UsageError where that cannot be done.
    """
    what, *rest = arguments.what or [""]
    try:
        return _new(what, rest, arguments)
    except SystemExit as ended:  # help, and options that mean nothing
        return ended.code if isinstance(ended.code, int) else 0


def _new(what: str, rest: list[str], arguments: argparse.Namespace) -> int:
    if what == PACK:
        from isms_lint.cli.new_pack import new_pack
        from isms_lint.cli.new_parser import new_pack_parser

        return new_pack(new_pack_parser().parse_args(rest, arguments))
    from isms_lint.cli.new_record import list_kinds, new_record

    if arguments.list or not what:
        return list_kinds(arguments)
    return new_record(what, rest, arguments)
