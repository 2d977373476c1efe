"""`isms-lint init`: a repository for a management system, in one command."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from datetime import date, datetime
from functools import partial

from isms_lint.checking.as_of import read_as_of
from isms_lint.cli.load import load_offering
from isms_lint.cli.output import say, write
from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.find import NAME
from isms_lint.editors.install import editor_files
from isms_lint.new_files import write_below
from isms_lint.offers.start import Begun, Start
from isms_lint.plugins.manager import Plugins
from isms_lint.records.validate import nearest
from isms_lint.reporters.escape import plain
from isms_lint.scaffold.answers import answers_in, answers_set, questions_as_yaml
from isms_lint.scaffold.asking import Ask, answered
from isms_lint.scaffold.facts import facts_of
from isms_lint.scaffold.held import begun_held, questions_held

_MOST_BYTES = 1_000_000
"""Of a file of answers."""


def init(arguments: argparse.Namespace) -> int:
    """Ask, write the files, and tell what comes next; with `--print-questions` print the questions.

    Raises UsageError where answers are missing or wrong, and where something would be overwritten.
    """
    plugins, offered = load_offering(arguments)
    code = 2 if plugins.failures else 0
    start = _start(arguments.start, offered.starts)
    day = _day(arguments.as_of)
    with _telling_failure(start, plugins):
        questions = questions_held(start.questions(day))
        printed = questions_as_yaml(questions) if arguments.print_questions else ""
    if arguments.print_questions:
        write(printed, utf_8=True)
        return code
    folder = arguments.directory
    _refuse_taken(folder)
    given = {}
    if arguments.answers is not None:
        given.update(answers_in(_text_of(arguments.answers), arguments.answers, questions))
    given.update(answers_set(arguments.set, questions))
    with _telling_failure(start, plugins):
        answers = answered(questions, given, _ask() if arguments.answers is None else None)
        begun = begun_held(start.begin(answers, partial(facts_of, plugins=plugins, day=day)))
    editors = editor_files(folder, Config(), plugins.kinds)
    texts = {**begun.files, **editors}
    write_below(folder, {path: text.encode() for path, text in texts.items()})
    write("".join(f"{plain(line)}\n" for line in _told(folder, begun, len(editors))))
    return code


def _start(name: str | None, starts: Mapping[str, Start]) -> Start:
    """The one of that name; without a name, the only one."""
    if name is not None and name not in starts:
        raise UsageError(f"--start {name}: there is none; {nearest(name, starts)}".rstrip("; "))
    if name is None and len(starts) != 1:
        listed = ", ".join(sorted(starts)) or "no plugin brings one"
        raise UsageError(f"--start says which repository to start from: {listed}")
    return next(iter(starts.values())) if name is None else starts[name]


@contextmanager
def _telling_failure(start: Start, plugins: Plugins) -> Iterator[None]:
    """Raises UsageError for what goes wrong in the start itself. What it prints goes to standard
    error.
    """
    try:
        with redirect_stdout(sys.stderr):
            yield
    except (UsageError, KeyboardInterrupt):
        raise
    except BaseException as error:  # a plugin may raise anything
        failure = plugins.failure_of("start", start.name, error)
        said = f"plugin {failure.plugin}: the start `{start.name}` failed: {failure.message}"
        raise UsageError(said, failure.where) from error


def _day(given: str | None) -> date:
    """The day of the start; without one given, today here."""
    when = read_as_of(given)
    return when.astimezone().date() if isinstance(when, datetime) else when


def _refuse_taken(folder: str) -> None:
    """Raise UsageError, before anybody is asked anything, where there can be no new repository."""
    if os.path.lexists(os.path.join(folder, NAME)):
        raise UsageError(f"{os.path.join(folder, NAME)}: a repository is there already")
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise UsageError(f"{folder}: there already, and no folder")


def _text_of(file: str) -> str:
    """The text of a file of answers; `-` is standard input."""
    if file == "-" and sys.stdin is None:
        raise UsageError("--answers -: standard input is closed")
    try:
        if file == "-":
            raw = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with open(file, "rb") as handle:
                raw = handle.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"--answers {file}: {error.strerror}") from error
    if len(raw) > _MOST_BYTES:
        raise UsageError(f"--answers {file}: more than {_MOST_BYTES} bytes are no answers")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"--answers {file}: it is not UTF-8 text") from error


def _ask() -> Ask | None:
    """What asks on the terminal; None where there is none."""
    if not (sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()):
        return None

    say("Enter takes what stands in brackets. Nothing is written before the last answer.")

    def ask(told: str, prompt: str) -> str | None:
        if told:
            say(plain(f"  {told}"))
        sys.stderr.write(f"{plain(prompt)} ")
        sys.stderr.flush()
        return sys.stdin.readline() or None

    return ask


def _told(folder: str, begun: Begun, editors: int) -> list[str]:
    """What was written, what is left to know, and what comes next."""
    files = len(begun.files)
    lines = [f"Wrote {files + editors} files into {folder}; {editors} of them are for editors."]
    lines.extend(begun.notes)
    lines.append("Next:")
    if folder not in ("", "."):
        lines.append(f"  cd {shlex.quote(folder)}")
    lines.append(
        '  git init && git add --all && git commit --message "The management system begins"'
    )
    lines.append("  isms-lint check")
    lines.append("README.md says what the year holds, and what the first findings mean.")
    return lines
