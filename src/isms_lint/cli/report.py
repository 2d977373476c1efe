"""`isms-lint report`: documents for people."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from isms_lint.checking.as_of import read_as_of
from isms_lint.checking.request import Request, words
from isms_lint.cli.examine import examine, tell_errors
from isms_lint.cli.load import load_offering
from isms_lint.cli.output import say, write, write_bytes
from isms_lint.cli.paper_names import PaperNames
from isms_lint.cli.papers import list_papers
from isms_lint.config.errors import UsageError
from isms_lint.new_files import write_below
from isms_lint.offers.paper import NoPaper, Paper
from isms_lint.papers.formats import SUFFIXES, in_format
from isms_lint.papers.house import house_in
from isms_lint.papers.make import Order, make
from isms_lint.papers.markdown import to_markdown
from isms_lint.records.record import Record
from isms_lint.records.validate import nearest
from isms_lint.reporters.escape import plain

if TYPE_CHECKING:
    import argparse

    from isms_lint.engine import Examined
    from isms_lint.plugins.manager import Plugins

_MOST_NAMED = 8
_STANDARD_OUTPUT = "-"
_DEFAULT_LANGUAGE = "en"


def report(arguments: argparse.Namespace) -> int:
    """Make the papers that are asked for, or list those there are; the exit code.

    Raises UsageError where what is asked for is not there, and where it cannot be made.
    """
    plugins, offered = load_offering(arguments)
    papers = offered.papers
    if arguments.paper is None and not arguments.all:
        write(list_papers(papers.values()))
        return 2 if plugins.failures else 0
    _refuse_unclear(arguments)
    chosen = list(papers.values()) if arguments.all else [_paper(arguments.paper, papers)]
    formats = _formats(arguments)
    request = Request(
        root=arguments.root,
        config=arguments.config,
        profile=None if arguments.profile is None else words(arguments.profile),
        plugins=tuple(arguments.plugin),
        outputs=(arguments.output,) if arguments.output not in (None, _STANDARD_OUTPUT) else (),
    )
    day = read_as_of(arguments.as_of)
    side, examined = examine(request, plugins, day)
    language = arguments.language or side.config.language or _DEFAULT_LANGUAGE
    order = Order(language, house_in(arguments.templates), _folder(arguments))
    made = 0
    names = PaperNames()
    for paper in chosen:
        for record in _records(paper, arguments, examined):
            name = names.new(paper, record)
            made += _make(paper, record, name, formats, examined, plugins, order, arguments)
    if not made:
        raise UsageError("there is no paper to make of these records")
    tell_errors(examined.result.errors, plugins)
    return 2 if examined.result.errors or plugins.failures else 0


def _refuse_unclear(arguments: argparse.Namespace) -> None:
    """Raise UsageError where it is not clear which papers go where."""
    if arguments.all and arguments.paper is not None:
        raise UsageError("name a paper, or say --all")
    if arguments.output and arguments.directory:
        raise UsageError("say --output FILE for one file, or --directory DIR for several")
    if arguments.output and os.path.isdir(arguments.output):
        raise UsageError(f"--output {arguments.output}: this is a folder; say --directory DIR")
    if arguments.all and not arguments.directory:
        raise UsageError("--all needs --directory DIR: each paper is a file of its own")


def _paper(name: str, papers: dict[str, Paper]) -> Paper:
    if name not in papers:
        advice = nearest(name, papers) or "`isms-lint report` lists them"
        raise UsageError(f"there is no paper `{name}`; {advice}")
    return papers[name]


def _formats(arguments: argparse.Namespace) -> list[str]:
    """The formats asked for: by name, else by how the file ends."""
    given = list(dict.fromkeys(words(arguments.format or ())))
    for form in given:
        if form not in SUFFIXES:
            raise UsageError(f"--format {form}: none of {', '.join(SUFFIXES)}")
    if given and (arguments.directory or len(given) == 1):
        formats = given
    elif given:
        raise UsageError("several formats need --directory DIR")
    else:
        formats = [_by_suffix(os.path.splitext(arguments.output or "")[1])]
    if formats[0] in ("docx", "pdf") and not (arguments.output or arguments.directory):
        raise UsageError(
            f"--format {formats[0]} is no text: say --output FILE (`-` where it goes into a pipe)"
        )
    return formats


def _by_suffix(suffix: str) -> str:
    """The format of a file that ends so; Markdown for one without an end."""
    for form, end in SUFFIXES.items():
        if end == suffix.lower():
            return form
    if suffix:
        ends = ", ".join(SUFFIXES.values())
        raise UsageError(f"no format ends in {suffix}, but {ends} do; say --format")
    return "markdown"


def _folder(arguments: argparse.Namespace) -> str:
    """The folder in which papers will stand; empty for standard output."""
    if arguments.directory:
        return str(arguments.directory)
    if arguments.output == _STANDARD_OUTPUT:
        return ""
    return os.path.dirname(arguments.output) or "." if arguments.output else ""


def _records(
    paper: Paper, arguments: argparse.Namespace, examined: Examined
) -> list[Record | None]:
    """What the paper is made about: a record, each that there is, or the whole."""
    if not paper.about:
        if arguments.record:
            raise UsageError(f"the paper `{paper.name}` is about the whole: it takes no record")
        return [None]
    if paper.or_whole and not arguments.record:
        return [None]
    there = examined.register.of(*paper.about)
    if arguments.all:
        return list(there)
    kinds = " or ".join(paper.about)
    if arguments.record:
        found = examined.register.find(arguments.record, *paper.about)
        if found is None:
            advice = nearest(arguments.record, [one.id for one in there])
            raise UsageError(f"there is no {kinds} `{arguments.record}`; {advice}".rstrip("; "))
        return [found]
    if len(there) == 1:
        return list(there)
    ids = ", ".join(one.id for one in there[-_MOST_NAMED:]) or "none is on record"
    raise UsageError(f"the paper `{paper.name}` is about one {kinds}: say which ({ids})")


def _make(
    paper: Paper,
    record: Record | None,
    name: str,
    formats: list[str],
    examined: Examined,
    plugins: Plugins,
    order: Order,
    arguments: argparse.Namespace,
) -> int:
    """Make one paper in all formats, and say where it stands; how many papers were made."""
    try:
        with redirect_stdout(sys.stderr):
            written = make(paper, record, examined, plugins, order)
    except NoPaper as error:
        if not arguments.all:
            raise UsageError(f"the paper `{paper.name}`: {error}") from error
        return 0
    if not order.folder:
        if formats[0] == "markdown":
            write(to_markdown(written, "")[0], utf_8=True)
        else:
            write_bytes(in_format(written, formats[0], order.house, name)[name])
        return 1
    for form in formats:
        file = os.path.basename(arguments.output) if arguments.output else f"{name}{SUFFIXES[form]}"
        write_below(order.folder, in_format(written, form, order.house, file), replacing=True)
        say(plain(os.path.join(order.folder, file)))
    return 1
