"""The words around what is due, by language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from isms_lint.calendar.agenda import Agenda
from isms_lint.calendar.entries import Entry
from isms_lint.findings.finding import Acceptance, Location, Status
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple
from isms_lint.written.month_names import MONTH_NAMES


class Words(NamedTuple):
    """How a language says what the calendar says itself. Texts have places for numbers and days."""

    title: str
    as_of: str
    overdue: str
    passed: str
    late: str
    since: str
    accepted: str
    until: str
    nobody: str
    heads: tuple[str, str, str, str, str]
    undated: str
    nothing: str
    counted: str
    later: str
    nobodys: str
    unread: str
    note: str


WORDS: dict[str, Words] = {
    "en": Words(
        title="What is due",
        as_of="as of {as_of}",
        overdue="Overdue",
        passed="Passed, and still open",
        late="overdue since {on} ({days}; rule {rule})",
        since="open since {on} ({days})",
        accepted="accepted by {by}",
        until=" until {day}",
        nobody="nobody named",
        heads=("Day", "What", "Who", "Why", "Where"),
        undated="Not evaluated",
        nothing="Nothing is due until {until}, as far as the records tell.",
        counted="{count} due until {until}; overdue: {overdue}.",
        later="{count} more after that.",
        nobodys="{count} without anybody who has to act; without --owner they are shown.",
        unread="Files not read, or not as a whole: {count}. What is in them is not here; `isms-lint"
        " check` tells which.",
        note="Days are those of the records and of the rules that judge them. That nothing is overdue"
        " does not mean that the management system conforms.",
    ),
    "de": Words(
        title="Was ansteht",
        as_of="Stand {as_of}",
        overdue="Überfällig",
        passed="Tag verstrichen und noch offen",
        late="überfällig seit {on} ({days}; Regel {rule})",
        since="offen seit {on} ({days})",
        accepted="akzeptiert durch {by}",
        until=" bis {day}",
        nobody="niemand genannt",
        heads=("Tag", "Was", "Wer", "Warum", "Wo"),
        undated="Nicht beurteilt",
        nothing="Bis {until} steht nichts an, soweit die Aufzeichnungen es sagen.",
        counted="{count} bis {until}; überfällig: {overdue}.",
        later="Danach weitere: {count}.",
        nobodys="Ohne jemanden, der handeln muss: {count}; ohne --owner sind sie zu sehen.",
        unread="Nicht oder nicht ganz gelesene Dateien: {count}. Was darin steht, fehlt hier;"
        " `isms-lint check` sagt, welche es sind.",
        note="Die Tage stammen aus den Aufzeichnungen und den Regeln, die sie beurteilen. Dass nichts"
        " überfällig ist, heißt nicht, dass das Managementsystem die Norm erfüllt.",
    ),
}
_ACCEPTS: dict[str, Mapping[str, str]] = {
    "en": {Status.IGNORED: "a comment", Status.BASELINE: "the baseline"},
    "de": {Status.IGNORED: "einen Kommentar", Status.BASELINE: "den Ausgangsbestand"},
}
"""What accepts a finding where no waiver does."""
LANGUAGES = tuple(WORDS)
_DAYS = {"en": ("{} day", "{} days"), "de": ("{} Tag", "{} Tage")}


def in_language(text: Mapping[str, str], language: str) -> str:
    """A text in this language, else in English."""
    return text.get(language) or text["en"]


def month(year: int, number: int, language: str) -> str:
    """`December 2026`."""
    return f"{MONTH_NAMES[language][number - 1]} {year}"


def state(entry: Entry, as_of: date, language: str) -> str:
    """Since when it is overdue or open; empty while its day is ahead."""
    due = entry.due
    if due.on >= as_of:
        return ""
    days = (as_of - due.on).days
    said = _DAYS[language][days != 1].format(days)
    words = WORDS[language]
    late = (words.late if due.rule else words.since).format(on=due.on, days=said, rule=due.rule)
    return late if entry.accepted is None else f"{late}, {_accepted(entry.accepted, language)}"


def _accepted(accepted: Acceptance, language: str) -> str:
    words = WORDS[language]
    by = accepted.waiver or _ACCEPTS[language].get(accepted.status, accepted.status)
    until = "" if accepted.until is None else words.until.format(day=accepted.until)
    return f"{words.accepted.format(by=by)}{until}"


def who(entry: Entry, language: str) -> str:
    """Who has to act, by name."""
    names = [name_of(person) for person in entry.due.owner]
    return ", ".join(names) or WORDS[language].nobody


def name_of(person: Record) -> str:
    """The name of a person; the id where there is none."""
    return person.text("name") or person.id


def place(where: Location, lead: str = "") -> str:
    """`file:line`, in a workbook `file:sheet!cell`."""
    return f"{lead}{where.file}:{where.cell or where.line}"


def title(agenda: Agenda, language: str) -> str:
    """Whose calendar it is."""
    whose = f": {agenda.organization}" if agenda.organization else ""
    return f"{WORDS[language].title}{whose}"


def heading(agenda: Agenda, language: str) -> str:
    """Whose calendar it is, and of which day."""
    return f"{title(agenda, language)}, {WORDS[language].as_of.format(as_of=agenda.as_of)}"


def summary(agenda: Agenda, language: str) -> Iterator[str]:
    """How much is due, and what is not shown: a sentence each."""
    words = WORDS[language]
    numbers = {
        "count": len(agenda.entries),
        "overdue": len(agenda.overdue),
        "until": agenda.until,
    }
    yield (words.counted if agenda.entries else words.nothing).format(**numbers)
    for text, count in (
        (words.later, agenda.later),
        (words.nobodys, agenda.nobodys),
        (words.unread, agenda.unread),
    ):
        if count:
            yield text.format(count=count)
    yield words.note
