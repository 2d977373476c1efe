"""For people: what is overdue first, then month by month; two lines each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isms_lint.calendar.agenda import Agenda
from isms_lint.calendar.entries import Blank, Entry
from isms_lint.calendar.look import Look
from isms_lint.calendar.words import (
    WORDS,
    heading,
    in_language,
    month,
    place,
    state,
    summary,
    who,
)
from isms_lint.reporters.escape import plain
from isms_lint.reporters.terminal import folded_lines, wrapped

_INDENT = " " * 2
_BELOW = " " * 14


def report(agenda: Agenda, look: Look) -> str:
    """The whole calendar."""
    words = WORDS[look.language]
    blocks = [plain(heading(agenda, look.language))]
    for title, entries in ((words.overdue, agenda.overdue), (words.passed, agenda.passed)):
        if entries:
            blocks.append(_block(f"{title} ({len(entries)})", entries, agenda, look))
    for year, number, entries in agenda.months:
        blocks.append(_block(month(year, number, look.language), entries, agenda, look))
    if agenda.blanks:
        blocks.append("\n".join((words.undated, *_undated(agenda.blanks, look))))
    blocks.append("\n".join(folded_lines(summary(agenda, look.language), look.width)))
    return "\n\n".join(blocks) + "\n"


def _block(title: str, entries: Sequence[Entry], agenda: Agenda, look: Look) -> str:
    lines = [title]
    for one in entries:
        name = plain(in_language(one.due.title, look.language))
        lines.append(wrapped(name, look.width, f"{_INDENT}{one.due.on}  ", _BELOW))
        parts = (
            state(one, agenda.as_of, look.language),
            in_language(one.due.why, look.language),
            who(one, look.language),
            f"{place(one.location, look.lead)} [{one.due.what}]",
        )
        details = plain("; ".join(filter(None, parts)))
        lines.append(wrapped(details, look.width, _BELOW, _BELOW))
    return "\n".join(lines)


def _undated(blanks: Sequence[Blank], look: Look) -> Iterator[str]:
    for one in blanks:
        why = in_language(one.undated.why, look.language)
        where = f" ({place(one.location, look.lead)})" if one.location is not None else ""
        text = plain(f"{one.undated.what}: {why}{where}")
        yield wrapped(text, look.width, _INDENT, _INDENT * 2)
