"""iCalendar (RFC 5545): an event of a whole day for each thing, for the calendars of people.

Its name is that of the thing, not of the day, so that importing it again moves the event. Nothing in it
depends on when it was made, only on the as-of date.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from isms_lint.calendar.agenda import Agenda
from isms_lint.calendar.entries import Entry
from isms_lint.calendar.look import Look
from isms_lint.calendar.words import WORDS, in_language, place, state, who
from isms_lint.calendar.words import title as whose
from isms_lint.reporters.encode import encodable
from isms_lint.reporters.escape import plain

_PRODUCT = "-//isms-lint//isms-lint calendar//EN"
_FIRST = date(2000, 1, 1)
"""The day from which revisions are counted."""


def report(agenda: Agenda, look: Look) -> str:
    """The whole calendar."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(whose(agenda, look.language)))
    for entry in agenda.entries:
        calendar.add_component(_event(entry, agenda, look))
    raw: bytes = calendar.to_ical()
    return raw.decode("utf-8")


def _event(entry: Entry, agenda: Agenda, look: Look) -> Event:
    due, made = entry.due, datetime.combine(agenda.as_of, time(tzinfo=UTC))
    is_overdue = due.on < agenda.as_of and due.rule
    title = in_language(due.title, look.language)
    if is_overdue:
        title = f"{WORDS[look.language].overdue}: {title}"
    event = Event()
    event.add("uid", f"{entry.uid}@isms-lint")
    event.add("dtstamp", made)
    # Who imports the calendar again gets the newer day: a program keeps the higher revision.
    event.add("sequence", max(0, (agenda.as_of - _FIRST).days))
    event.add("dtstart", due.on)
    event.add("summary", _line(title))
    event.add("description", "\n".join(map(_line, _told(entry, agenda, look))))
    event.add("categories", [_line(due.what)])
    event.add("transp", "TRANSPARENT")
    if look.alarm is not None:
        event.add_component(_alarm(title, look.alarm))
    return event


def _told(entry: Entry, agenda: Agenda, look: Look) -> list[str]:
    """Why, who and where: a line each."""
    lines = (
        state(entry, agenda.as_of, look.language),
        in_language(entry.due.why, look.language),
        who(entry, look.language),
        place(entry.location),
    )
    return [line for line in lines if line]


def _alarm(title: str, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _line(title))
    alarm.add("trigger", timedelta(days=-days))
    return alarm


def _line(text: str) -> str:
    """Text on one line, with nothing in it that the format cannot hold."""
    return encodable(plain(text))
