"""The months that the organization's own calendar means for recurring work."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.offers.due import Due, Undated
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.calendar.declared import windows_ahead
from isms_lint_iso27001.derive.calendar.work import (
    NAMES,
    calendar_since,
    calendar_work,
    is_asked_for,
    is_kept,
)
from isms_lint_iso27001.derive.due.acting import leading
from isms_lint_iso27001.derive.due.words import both, said
from isms_lint_iso27001.derive.text.words import list_of

WHAT = "calendar-window"
_GERMAN = {
    "risk-assessment": "Risikobeurteilung",
    "internal-audit": "internes Audit",
    "corrective-action": "Korrekturmaßnahmen",
    "management-review": "Managementbewertung",
    "external-audit": "Audit der Zertifizierungsstelle",
}


def calendar_windows(run: Pass) -> Iterator[Due | Undated]:
    """The last days of the windows that run or come next, and in which nothing was done yet."""
    organization, since = run.register.organization, calendar_since(run)
    windows = run.derive(windows_ahead)
    if windows and since is None:
        yield Undated(
            WHAT,
            both(
                "since when the calendar applies is not on record",
                "seit wann der Kalender gilt, ist nicht festgehalten",
            ),
            organization,
            ("calendar_since",),
        )
    for number, window in enumerate(windows):
        if organization is None or since is None or window.start < since:
            continue
        if not is_asked_for(window, run) or is_kept(window, run):
            continue
        undated = run.derive(calendar_work)[window.activity].undated
        if undated:
            why = f"when {list_of(undated)} took place is not on record"
            yield Undated(WHAT, said(why), organization, ("calendar", number))
            continue
        what = NAMES[window.activity]
        yield Due(
            window.end,
            WHAT,
            both(
                f"In its months: {what} ({window.start} to {window.end})",
                f"In seinen Monaten: {_GERMAN[window.activity]} ({window.start} bis {window.end})",
            ),
            both("the organization's own calendar", "der eigene Kalender der Organisation"),
            organization,
            ("calendar", number),
            leading(window.end, run),
            "SEQ009",
        )
