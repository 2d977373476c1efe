"""What a change accepts that was not accepted before: by waivers, comments and the baseline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from isms_lint.documents.document import START
from isms_lint.findings.baseline import Baseline
from isms_lint.findings.finding import Finding, Status
from isms_lint.findings.waivers import Waivers
from isms_lint.rules.waiver import Waiver
from isms_lint.since.match import Files, match
from isms_lint.since.waived import Waived
from isms_lint.values import NamedTuple


class Extension(NamedTuple):
    """A waiver that accepts more than those of before: `was` is their last day, None where none of
    them is about the same.
    """

    waiver: Waiver
    was: date | None


def extended(before: Waivers, after: Waivers, as_of: date) -> Iterator[Extension]:
    """The waivers of `after` that accept something beyond `before`, and have not expired."""
    sound, known = Waived(before.sound), Waived(before.known)
    for waiver in after.sound:
        until = sound.until(waiver)
        if waiver.until >= as_of and (until is None or until < waiver.until):
            was = known.until(waiver)
            yield Extension(waiver, None if was == waiver.until else was)


def rewritten(before: Waivers, after: Waivers, as_of: date) -> Iterator[tuple[Waiver, Waiver]]:
    """The waivers of `after` that have not expired and no longer say why, or by whom, as before; each
    with the old one.
    """
    sound = Waived(before.sound)
    for waiver in after.sound:
        old = sound.older(waiver)
        if waiver.until >= as_of and old is not None and not sound.says_why(waiver):
            yield old, waiver


def kept_entries(before: Baseline | None, after: Baseline | None) -> Baseline | None:
    """What of `before` the change leaves in the baseline: what it takes out no longer counts, what it
    puts in does not count yet. None where one of them is none. Places are those of `after`.
    """
    if before is None or after is None:
        return None
    entries = {
        print_: entry._replace(
            number=min(entry.number, after.entries[print_].number),
            about=entry.about & after.entries[print_].about,
            span=after.entries[print_].span,
        )
        for print_, entry in before.entries.items()
        if print_ in after.entries
    }
    spans = {(cap.by, cap.at_most): cap.span for cap in after.caps}
    caps = tuple(c._replace(span=spans.get((c.by, c.at_most), START)) for c in before.caps)
    return Baseline(after.file, entries, caps)


def commented(before: Iterable[Finding], after: Iterable[Finding], files: Files) -> list[Finding]:
    """The findings of `after` that a comment accepts, and accepted none of `before`."""
    new = [finding for finding in after if finding.status is Status.IGNORED]
    old = (finding for finding in before if finding.status is Status.IGNORED)
    had = match(old, new, files).same
    return [finding for number, finding in enumerate(new) if number not in had]
