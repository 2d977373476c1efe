"""`isms-lint map`: look at what is there, and write how it is read into the configuration."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from difflib import unified_diff

from isms_lint.checking.request import Request
from isms_lint.checking.root import below, find_root
from isms_lint.cli.load import load_telling
from isms_lint.cli.output import say, write
from isms_lint.config.errors import UsageError
from isms_lint.config.find import NAME
from isms_lint.config.mappings import read_mappings
from isms_lint.config.settings import from_here, read_settings
from isms_lint.files.leading_out import leads_out
from isms_lint.files.replace import replace
from isms_lint.recognise.run import Outcome, recognise
from isms_lint.recognise.survey import Survey, survey
from isms_lint.reporters.escape import plain

_SHOWN = 40
"""Questions that are printed; the configuration has them all."""

_NEAR = 10
"""Files without a proposal that are named."""

_FILES = 3
"""Files of data without a mapping that are named."""


def map_records(arguments: argparse.Namespace) -> int:
    """Write the mapping, or print it; with `--check` show what each mapping lifts. Gives 2 where a file
    that a mapping is for cannot be read.

    Raises UsageError for a configuration that is wrong, or that nothing can be added to.
    """
    request = Request(paths=tuple(arguments.paths), root=arguments.root, config=arguments.config)
    root, file = find_root(request)
    paths = below(root, request.paths)
    plugins, code = load_telling(arguments)
    if arguments.check:
        from isms_lint.cli.map_check import show

        return show(arguments, root, file, paths, plugins) or code
    path = file or os.path.join(root, NAME)
    shown = from_here(path)
    settings = {} if file is None else read_settings(file)
    if path.endswith(".toml") and not arguments.stdout:
        raise UsageError(
            f"mappings are written into {NAME}, and the settings stand in {shown}: move them there, or"
            " use --stdout"
        )
    before = "" if file is None or path.endswith(".toml") else _text_of(file)
    with redirect_stdout(sys.stderr):
        found = survey(root, settings)
        outcome = recognise(found, settings, before, shown, paths, plugins.kinds)
    missed = found.missed(read_mappings(settings.get("mappings", ()), plugins.mappings), paths)
    code = 2 if missed else code
    if arguments.stdout:
        write(outcome.text, utf_8=True)
        for name, why in missed:
            say(plain(f"Not read: {name}: {why}"))
        return code
    if arguments.dry_run:
        write("".join(_differences(before, outcome.text, shown)), utf_8=True)
    elif outcome.is_changed:
        _replace(path, outcome.text, shown)
    for line in _said(
        found, outcome, shown, is_there=file is not None, wrote=not arguments.dry_run
    ):
        say(plain(line)) if arguments.dry_run else write(f"{plain(line)}\n")
    return code


def _text_of(path: str) -> str:
    with open(path, encoding="utf-8", newline="") as handle:
        return handle.read()


def _replace(path: str, text: str, shown: str) -> None:
    if leads_out(path):
        raise UsageError("a link leads it out of the repository", shown)
    try:
        replace(path, text.encode("utf-8"))
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", shown) from error


def _differences(before: str, after: str, shown: str) -> Iterator[str]:
    yield from unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), shown, shown
    )


def _said(
    found: Survey, outcome: Outcome, shown: str, *, is_there: bool, wrote: bool
) -> Iterator[str]:
    """What was found and written, and the questions with their lines."""
    if not outcome.is_changed and not is_there:
        yield f"Nothing was recognised that needs a mapping: {shown} is not written."
    elif not outcome.is_changed:
        yield f"{shown}: nothing new; it is as it was."
    else:
        verb = "wrote" if wrote else "would write"
        yield (
            f"{verb} {shown}: {_number(outcome.new, 'file')} newly mapped"
            f" ({_number(outcome.records, 'record')}), something new noted in"
            f" {_number(outcome.noted, 'entry', 'entries')}."
        )
    looked = len(found.foreign) + len(found.templates) + len(found.unread)
    rest = looked - len(found.templates) - len(found.unread) - outcome.new - outcome.mapped
    yield (
        f"Looked at {_number(looked, 'file')}: {outcome.mapped} mapped before, {rest} without records,"
        f" {_number(len(found.templates), 'template')}"
        f" (no mapping), {len(found.native)} in the project's own form beside them."
    )
    for near in outcome.near[:_NEAR]:
        yield f"Not mapped: {near.file}: {near.said}."
    if len(outcome.near) > _NEAR:
        yield f"Not mapped: {_number(len(outcome.near) - _NEAR, 'file')} more with tables."
    for file, why in found.unread:
        yield f"Not read: {file}: {why}"
    if outcome.data:
        more = "" if len(outcome.data) <= _FILES else ", …"
        yield (
            f"{_number(len(outcome.data), 'file')} of data without records, which `check` will name:"
            f" `exclude` what is none. {', '.join(outcome.data[:_FILES])}{more}"
        )
    if outcome.questions:
        yield f"{_number(len(outcome.questions), 'question')} in {shown}:"
        width = len(str(outcome.questions[-1][0]))
        for number, (line, asked) in enumerate(outcome.questions[:_SHOWN], 1):
            yield f"{number:3}. line {line:>{width}}: {asked}"
        if len(outcome.questions) > _SHOWN:
            yield f"     and {len(outcome.questions) - _SHOWN} more; each begins with `# ?`."


def _number(number: int, one: str, several: str = "") -> str:
    return f"{number} {one if number == 1 else several or one + 's'}"
