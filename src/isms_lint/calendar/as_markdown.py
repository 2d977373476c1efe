"""A page for a wiki, a comment or a pull request: a table a month."""

from __future__ import annotations

from collections.abc import Sequence

from isms_lint.calendar.agenda import Agenda
from isms_lint.calendar.entries import Entry
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
from isms_lint.reporters.inert import code, inert
from isms_lint.reporters.markdown_table import heading as table_heading
from isms_lint.reporters.markdown_table import row


def report(agenda: Agenda, look: Look) -> str:
    """The whole page."""
    words = WORDS[look.language]
    blocks = [f"# {inert(heading(agenda, look.language))}\n"]
    for title, entries in ((words.overdue, agenda.overdue), (words.passed, agenda.passed)):
        if entries:
            blocks.append(_section(f"{title} ({len(entries)})", entries, agenda, look))
    for year, number, entries in agenda.months:
        blocks.append(_section(month(year, number, look.language), entries, agenda, look))
    if agenda.blanks:
        blocks.append(f"## {words.undated}\n")
        blocks.append(
            "".join(
                f"- {one.undated.what}: {inert(in_language(one.undated.why, look.language))}"
                f"{f' ({code(place(one.location))})' if one.location is not None else ''}\n"
                for one in agenda.blanks
            )
        )
    blocks.append("".join(f"{inert(line)}\n" for line in summary(agenda, look.language)))
    return "\n".join(blocks)


def _section(title: str, entries: Sequence[Entry], agenda: Agenda, look: Look) -> str:
    rows = [table_heading(*WORDS[look.language].heads)]
    for one in entries:
        why = (
            state(one, agenda.as_of, look.language),
            in_language(one.due.why, look.language),
        )
        rows.append(
            row(
                str(one.due.on),
                inert(in_language(one.due.title, look.language)),
                inert(who(one, look.language)),
                inert("; ".join(filter(None, why))),
                code(place(one.location)),
            )
        )
    return f"## {title}\n\n{''.join(rows)}"
