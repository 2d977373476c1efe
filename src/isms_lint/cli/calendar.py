"""`isms-lint calendar`: what is due when."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection
from contextlib import redirect_stdout
from datetime import date
from typing import TYPE_CHECKING

from isms_lint.calendar.agenda import Wanted, make_agenda
from isms_lint.calendar.entries import gather
from isms_lint.calendar.formats import REPORTERS, SUFFIXES
from isms_lint.calendar.look import Look
from isms_lint.calendar.words import LANGUAGES
from isms_lint.checking.as_of import read_as_of
from isms_lint.checking.request import Request, words
from isms_lint.cli.examine import examine, tell_errors
from isms_lint.cli.load import load_offering
from isms_lint.cli.output import write
from isms_lint.cli.reports import asked_for, from_here, reporter_of, width_of
from isms_lint.config.errors import UsageError
from isms_lint.records.dates import add_months
from isms_lint.records.validate import nearest
from isms_lint.reporters import FOR_PEOPLE
from isms_lint.rules.input import OF_PROBLEM

if TYPE_CHECKING:
    import argparse

    from isms_lint.engine import Examined
    from isms_lint.findings.result import Result

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_MONTHS = 12
_DEFAULT_LANGUAGE = "en"


def calendar(arguments: argparse.Namespace) -> int:
    """Write the calendar in each form that is asked for; exit code 2 where a part of the run failed.

    Raises UsageError where what is asked for is not there, or makes no sense.
    """
    plugins, offered = load_offering(arguments)
    asked = asked_for(arguments, _format(arguments))
    forms = [reporter_of(one, REPORTERS) for one in asked]
    what = _sorts(arguments, offered.due)
    day = read_as_of(arguments.as_of)
    request = Request(
        root=arguments.root,
        config=arguments.config,
        plugins=tuple(arguments.plugin),
        outputs=tuple(one.output for one in asked if one.output is not None),
    )
    side, found = examine(request, plugins, day)
    with redirect_stdout(sys.stderr):
        gathered = gather(found.latest, plugins, found.result.accepted)
    result = found.result
    wanted = _wanted(arguments, what, found)
    agenda = make_agenda(
        gathered,
        wanted,
        organization=found.register.organization_name,
        as_of=result.as_of,
        unread=_unread(result),
    )
    spoken = arguments.language or side.config.language
    language = spoken if spoken in LANGUAGES else _DEFAULT_LANGUAGE
    here = from_here(side.root)
    for form, one in zip(forms, asked, strict=True):
        look = Look(language, width_of(one), "" if here == "." else f"{here}/", arguments.alarm)
        said = form(agenda, look)
        write(said, one.output, utf_8=one.format not in FOR_PEOPLE)
    errors = (*result.errors, *gathered.failures)
    tell_errors(errors, plugins)
    return 2 if errors else 0


def _format(arguments: argparse.Namespace) -> str:
    """The format where none is asked for: by how the file ends, else a table."""
    named = [value for option, value in arguments.reports or () if option == "output"]
    return SUFFIXES.get(os.path.splitext(named[0])[1].lower(), "table") if named else "table"


def _sorts(arguments: argparse.Namespace, known: Collection[str]) -> frozenset[str]:
    """The sorts of thing that are asked for. Raises UsageError for one that nobody offers."""
    chosen = words(arguments.what or ())
    for word in chosen:
        if word not in known:
            advice = nearest(word, known) or f"known: {', '.join(known)}"
            raise UsageError(f"--what {word}: nothing of that sort is offered; {advice}")
    return frozenset(chosen)


def _wanted(arguments: argparse.Namespace, what: frozenset[str], found: Examined) -> Wanted:
    since = _day(arguments.since, "--from")
    until = _day(arguments.until, "--until")
    if until is None:
        months = _MONTHS if arguments.months is None else arguments.months
        until = add_months(since or found.result.as_of, months)
    if since is not None and until < since:
        raise UsageError(f"--until {until} lies before --from {since}")
    return Wanted(since, until, what, _owners(arguments.owner, found))


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        if _DAY.match(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(f"{option} {text}: not a date (YYYY-MM-DD)")


def _owners(named: str | None, found: Examined) -> frozenset[str] | None:
    """The ids of the persons that an id of a person or a role, or a name, means; None for nobody in
    particular. Raises UsageError where it means nobody.
    """
    if named is None:
        return None
    register = found.latest.register
    meant = register.find(named, "person", "role")
    if meant is not None:
        holders = found.latest.people.holders(meant.id, found.result.as_of)
        if not holders:
            raise UsageError(f"--owner {named}: nobody holds that role on {found.result.as_of}")
        return frozenset(person.id for person in holders)
    persons = register.of("person")
    name = named.casefold()
    called = frozenset(one.id for one in persons if one.text("name").casefold() == name)
    if called:
        return called
    advice = nearest(named, [one.id for one in register.of("person", "role") if one.id])
    raise UsageError(f"--owner {named}: no person or role on record; {advice}".rstrip("; "))


def _unread(result: Result) -> int:
    """How many files could not be read, or not as a whole."""
    codes = {rule.code for rule in OF_PROBLEM.values()}
    return len({one.location.file for one in result.findings if one.code in codes})
