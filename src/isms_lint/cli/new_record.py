"""`isms-lint new KIND`: a record to begin with, filled with what the register knows."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout

from isms_lint.checking.as_of import read_as_of
from isms_lint.checking.request import Request
from isms_lint.checking.root import relative_to
from isms_lint.checking.side import Side
from isms_lint.cli.examine import examine, tell_errors
from isms_lint.cli.load import load_offering, load_telling
from isms_lint.cli.new_parser import NewOption, new_plugins_parser, new_record_parser
from isms_lint.cli.output import say, write
from isms_lint.config.errors import UsageError
from isms_lint.config.settings import from_here
from isms_lint.convert.unread import unread
from isms_lint.documents.read import suffix_of
from isms_lint.documents.yaml_blocks import as_yaml
from isms_lint.drafting.into import added_to, filled
from isms_lint.drafting.made import Made, called, make
from isms_lint.drafting.place import place_for, registers_of
from isms_lint.drafting.read_back import read_back
from isms_lint.drafting.write import write_changed
from isms_lint.engine import Examined
from isms_lint.fixes.mend import read_text
from isms_lint.new_files import refuse_taken, write_below
from isms_lint.offers.draft import Draft
from isms_lint.plugins.manager import Plugins
from isms_lint.records.kinds import Kind
from isms_lint.records.validate import nearest
from isms_lint.reporters.escape import plain
from isms_lint.rules.pass_ import Found
from isms_lint.values import NamedTuple

_WIDTH = 100
_MOST_UNREAD = 5
_QUESTION = "# ?"


class _Order(NamedTuple):
    """What is made, of what, and where it goes."""

    made: Made
    draft: Draft
    found: Examined
    side: Side
    plugins: Plugins
    arguments: argparse.Namespace


class _Written(NamedTuple):
    """A file below the root, the record as it stands there, and whether its open questions do too: what
    is written on one line has no room for them.
    """

    file: str
    made: Made
    asks: bool


def list_kinds(arguments: argparse.Namespace) -> int:
    """Print the kinds there are, each with what it is."""
    plugins, _ = load_telling(arguments)
    names = list(plugins.kinds)
    width = max(map(len, names), default=0)
    lines = []
    for name in names:
        kind = plugins.kinds.get(name)
        said = kind.schema.get("description", "") if kind is not None else ""
        line = f"{name:{width}}  {str(said).partition('. ')[0].rstrip('.')}"
        lines.append(line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…")
    lines.append("`isms-lint new KIND --help` says what a kind takes;")
    lines.append("`isms-lint new pack NAME` begins a rule pack.")
    write("".join(f"{plain(line)}\n" for line in lines))
    return 2 if plugins.failures else 0


def new_record(name: str, rest: list[str], arguments: argparse.Namespace) -> int:
    """Make the record, and write or print it; the exit code.

    Raises UsageError where the options do not fit the records, where something would be overwritten,
    and where the record would not be read back.
    """
    new_plugins_parser().parse_known_args(rest, arguments)
    plugins, offered = load_offering(arguments)
    kind = plugins.kinds.get(name)
    if kind is None:
        advice = nearest(name, [*plugins.kinds, "pack"]) or "`isms-lint new` lists the kinds"
        raise UsageError(f"no kind is called `{name}`; {advice}")
    draft = offered.drafts.get(name) or Draft(name)
    given = _parsed(kind, rest, draft, arguments)
    request = Request(root=arguments.root, config=arguments.config, plugins=tuple(arguments.plugin))
    side, found = examine(request, plugins, read_as_of(arguments.as_of))
    # Drafts see what still counts: what is accepted already needs no waiver.
    counting = tuple(Found(one.code, one.record_id) for one in found.result.findings)
    run = found.facts.of_rule("", counting)
    with redirect_stdout(sys.stderr):
        made = make(kind, draft, given, arguments.id or "", arguments.called or "", run, plugins)
    _tell_unread(side)
    _deliver(_Order(made, draft, found, side, plugins, arguments))
    tell_errors(found.result.errors, plugins)
    return 2 if found.result.errors or plugins.failures else 0


def _parsed(
    kind: Kind, rest: list[str], draft: Draft, arguments: argparse.Namespace
) -> dict[str, str]:
    """The options of the draft that were given; those of `new` itself are entered into `arguments`."""
    name = kind.name
    options = [NewOption(one, draft.options[one], one in draft.flags) for one in draft.options]
    parser = new_record_parser(name, called(kind), options)
    _, others = parser.parse_known_args(rest, arguments)
    if others:
        known = [f"--{one}" for one in draft.options]
        takes = f"`new {name}` takes {', '.join(known)}" if known else f"`new {name}` takes none"
        word = others[0].partition("=")[0]
        is_option = word.startswith("-")
        advice = nearest(word, known) if is_option else ""
        advice = f"{advice} " if advice.startswith("did you mean") else ""
        said = f"there is no option {word}" if is_option else f"`{word}` means nothing here"
        raise UsageError(f"{said}; {advice}{takes}")
    return {
        one.name: "" if one.is_flag else value
        for one in options
        if (value := getattr(arguments, one.dest)) not in (None, False)
    }


def _deliver(order: _Order) -> None:
    """Print the record, or write it, and tell of it."""
    made, arguments = order.made, order.arguments
    if arguments.stdout:
        fields_only = made.drafted.fills is not None
        write(as_yaml(made.data if fields_only else made.document), utf_8=True)
        for note in made.drafted.notes:
            say(plain(f"  {note}"))
        return
    if made.drafted.fills is not None:
        written = _filled(order)
    elif arguments.into is not None:
        written = _added(order)
    else:
        written = _written(order)
    file, made, asks = written
    shown = from_here(os.path.join(order.side.root, *file.split("/")))
    lines = [f"wrote {shown}: {made.kind.name} {made.id}, {_asked(written)}"]
    lines.extend(f"  {note}" for note in made.drafted.notes)
    if not asks:
        lines.extend(f"  ? {'.'.join(map(str, q.path))}: {q.text}" for q in made.drafted.questions)
    if made.drafted.fills is None and arguments.into is None:
        lines.extend(_hint(order, file))
    write("".join(f"{plain(line)}\n" for line in lines), utf_8=True)


def _asked(written: _Written) -> str:
    """How many questions are open, and how they are found."""
    count = len(written.made.drafted.questions)
    if not count:
        return "no open question"
    said = f"{count} open question{'s' if count > 1 else ''}"
    return f"{said}, each with `# ?`" if written.asks else said


def _hint(order: _Order, file: str) -> Iterator[str]:
    """That others of the kind stand in one file, and how the record gets there."""
    there = registers_of(order.made.kind.name, order.found.register)
    if there and there[0] != file:
        place = from_here(os.path.join(order.side.root, *there[0].split("/")))
        yield f"  others stand together in {place}: `--into {place}` would have added it there"


def _filled(order: _Order) -> _Written:
    """Write the new fields of a record where it stands."""
    made, side, plugins = order.made, order.side, order.plugins
    record = made.drafted.fills
    assert record is not None
    if order.arguments.into is not None or order.arguments.output is not None:
        raise UsageError(f"{record.id} stands in {record.file}, and gets its fields there")
    before = read_text(side.root, record.file) or ""
    text = filled(record, made, side, plugins.readers)
    return _changed(record.file, before, text, made, order)


def _added(order: _Order) -> _Written:
    """Add the record to a file that is there."""
    side, plugins = order.side, order.plugins
    file = _below_root(order.arguments.into, "--into", side)
    if not os.path.isfile(os.path.join(side.root, *file.split("/"))):
        raise UsageError(f"--into {order.arguments.into}: there is no such file")
    before = read_text(side.root, file) or ""
    text, made = added_to(file, order.made, side, plugins.readers)
    return _changed(file, before, text, made, order)


def _changed(file: str, before: str, text: str, made: Made, order: _Order) -> _Written:
    """Write a file that is there, and now has the record or more of it."""
    read_back(file, text, made, order.side, order.plugins)
    write_changed(order.side.root, file, before, text)
    return _Written(file, made, text.count(_QUESTION) > before.count(_QUESTION))


def _written(order: _Order) -> _Written:
    """Write the record into a file of its own."""
    made, side = order.made, order.side
    output = order.arguments.output
    if output is not None:
        file = _below_root(output, "--output", side)
        if suffix_of(file) not in (".yaml", ".yml"):
            raise UsageError(f"--output {output}: records are written as YAML, into .yaml or .yml")
    else:
        year = order.found.facts.as_of.year
        register = order.found.register
        file = place_for(made.kind.name, made.id, register, year, order.draft.folder)
    text = as_yaml(made.document)
    if unread(side.root, [file], side):
        raise UsageError("the linter reads no records there; --output names another file", file)
    instead = "--output names another file, --into adds to one"
    refuse_taken(side.root, [file], instead)
    read_back(file, text, made, side, order.plugins)
    write_below(side.root, {file: text.encode()}, instead=instead)
    return _Written(file, made, True)


def _below_root(path: str, option: str, side: Side) -> str:
    file = relative_to(side.root, path)
    if file is None or file == ".":
        raise UsageError(f"{option} {path}: outside the root {from_here(side.root)}")
    return file


def _tell_unread(side: Side) -> None:
    """Files that could not be read: they may have the id, or what the record is made of."""
    bad = [one for one in side.readings if one.problems]
    for reading in bad[:_MOST_UNREAD]:
        problem = reading.problems[0]
        place = f"{reading.file}:{problem.span.line}"
        say(plain(f"isms-lint: not all is read: {place}: {problem.message}"))
    if len(bad) > _MOST_UNREAD:
        say(f"isms-lint: nor are {len(bad) - _MOST_UNREAD} more files (isms-lint check)")
