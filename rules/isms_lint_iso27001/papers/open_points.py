"""What the rules say of some records: the same findings as `check` shows, accepted ones too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from isms_lint.offers.paper import Finding, Outcome, Seen
from isms_lint.records.record import Record
from isms_lint_iso27001.papers.unseen import Unseen, unseen_in


class OpenPoints(NamedTuple):
    """Findings, the gravest first; those that something accepts; what could not be evaluated."""

    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    unseen: tuple[Unseen, ...]


def open_points(seen: Seen, records: Iterable[Record]) -> OpenPoints:
    """What the run found on `records`."""
    about = {(one.kind, one.id) for one in records}
    return points_where(seen, lambda one: (one.record_kind, one.record_id) in about)


def points_of_rules(seen: Seen, *begins: str) -> OpenPoints:
    """What the rules found whose codes begin like one of `begins`."""
    return points_where(seen, lambda one: one.code.startswith(begins))


def points_where(seen: Seen, here: Callable[[Finding | Outcome], bool]) -> OpenPoints:
    """What the run found and what it could not evaluate, where that is `here`."""
    result = seen.result
    findings = [one for one in result.findings if here(one)]
    return OpenPoints(
        tuple(sorted(findings, key=lambda one: one.severity.rank)),
        tuple(one for one in result.accepted if here(one)),
        unseen_in(one for one in result.not_evaluated if here(one)),
    )
