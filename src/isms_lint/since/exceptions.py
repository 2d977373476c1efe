"""What a change accepts that was not accepted before: by waivers, comments and the baseline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from isms_lint.findings.baseline import Baseline
from isms_lint.findings.finding import Finding, Status
from isms_lint.rules.waiver import Waiver, covers


class Extension(NamedTuple):
    """A waiver that accepts more than those of before: `was` is their last day, None where none of
    them is about the same.
    """

    waiver: Waiver
    was: date | None


def extended(before: Iterable[Waiver], after: Iterable[Waiver], as_of: date) -> Iterator[Extension]:
    """The waivers of `after` that accept something beyond `before`, and have not expired."""
    old = list(before)
    for waiver in after:
        days = [other.until for other in old if _is_within(waiver, other)]
        if waiver.until >= as_of and (not days or max(days) < waiver.until):
            yield Extension(waiver, max(days, default=None))


def accepts(waivers: Iterable[Waiver], finding: Finding, as_of: date) -> bool:
    """Whether one of the waivers accepts `finding` on the day."""
    return any(
        waiver.names(finding.code, finding.record_id) and waiver.holds_on(as_of)
        for waiver in waivers
    )


def kept_entries(before: Baseline | None, after: Baseline | None) -> Baseline | None:
    """What of `before` the change leaves in the baseline: what it takes out no longer counts, what it
    puts in does not count yet. None where one of them is none.
    """
    if before is None or after is None:
        return None
    entries = {
        print_: entry._replace(number=min(entry.number, after.entries[print_].number))
        for print_, entry in before.entries.items()
        if print_ in after.entries
    }
    return before._replace(entries=entries)


def commented(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    """The findings of `after` that a comment accepts, and accepted none of `before`."""
    had = {finding.fingerprint for finding in before if finding.status is Status.IGNORED}
    return [f for f in after if f.status is Status.IGNORED and f.fingerprint not in had]


def _is_within(waiver: Waiver, other: Waiver) -> bool:
    """Whether `waiver` is about nothing that `other` is not about."""
    if not waiver.codes <= other.codes:
        return False
    if waiver.many and not other.many:
        return False
    if not other.many:
        return waiver.target == other.target
    return covers(other.target, True, waiver.target)
