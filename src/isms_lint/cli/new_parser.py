"""The parsers of what stands behind `isms-lint new`: `pack`, or a kind, whose draft has options too."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from isms_lint.cli.parser import Parser, add_plugins, add_root
from isms_lint.values import NamedTuple


class NewOption(NamedTuple):
    """An option that a draft takes, and whether it takes no value."""

    name: str
    help: str
    is_flag: bool

    @property
    def dest(self) -> str:
        """Where its value is kept: under no name that `new` has itself."""
        return f"draft {self.name}"


def new_record_parser(
    kind: str, called: str, options: Iterable[NewOption]
) -> argparse.ArgumentParser:
    """The parser of what stands behind the kind of a new record. `called` is the option that says what
    it is called.
    """
    parser = Parser(
        prog=f"isms-lint new {kind}",
        description=f"Writes a record of the kind {kind} to begin with.",
        allow_abbrev=False,
    )
    taken = parser.add_argument_group("what it is made of")
    for one in options:
        text = one.help.replace("%", "%%")
        if one.is_flag:
            taken.add_argument(f"--{one.name}", dest=one.dest, action="store_true", help=text)
        else:
            metavar = one.name.rpartition("-")[2].upper()
            taken.add_argument(f"--{one.name}", dest=one.dest, metavar=metavar, help=text)
    add = parser.add_argument
    add(f"--{called}", dest="called", metavar="TEXT", help=f"its {called}")
    add("--id", metavar="ID", help="its id (default: the next one)")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--output", metavar="FILE", help="write it into this new file")
    where.add_argument(
        "--into",
        metavar="FILE",
        help="add it to this file: as a row of its register, or a document",
    )
    where.add_argument("--stdout", action="store_true", help="print it, write no file")
    add("--as-of", metavar="DATE", help="the day on which it is made (default: now)")
    add_root(parser)
    add_plugins(parser)
    return parser


def new_plugins_parser() -> argparse.ArgumentParser:
    """The parser that finds what decides which kinds and drafts there are."""
    parser = Parser(prog="isms-lint new", add_help=False, allow_abbrev=False)
    add_plugins(parser)
    return parser


def new_pack_parser() -> argparse.ArgumentParser:
    """The parser of what stands behind `new pack`."""
    summary = "a rule pack: a Python package with a rule, a kind of record and their tests"
    parser = Parser(prog="isms-lint new pack", description=summary, allow_abbrev=False)
    add = parser.add_argument
    add("name", metavar="NAME", help="what the pack is called, such as acme-rules")
    add("--directory", metavar="DIR", help="the folder of the pack (default: its name)")
    add(
        "--code",
        metavar="LETTERS",
        help="two to eight capitals that its codes begin with (default: the first of its name)",
    )
    add_plugins(parser)
    return parser
