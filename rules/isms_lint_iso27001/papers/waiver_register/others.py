"""What else accepts findings: comments beside records, and the baseline."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.offers.paper import Finding, Seen


class Comment(NamedTuple):
    """A comment that may accept findings of `codes`. `accepts` are those it accepts now; of one that is
    about several things together, it may accept a part (`partly`).
    """

    location: object
    codes: tuple[str, ...]
    reason: str
    accepts: tuple[Finding, ...]
    partly: int


def comments(seen: Seen) -> list[Comment]:
    """The comments that may accept something, by place."""
    accepted: dict[object, list[Finding]] = {}
    for finding in seen.result.accepted:
        if finding.acceptance is not None and finding.acceptance.status == "ignored":
            accepted.setdefault(finding.acceptance.location, []).append(finding)
    found = []
    for use in seen.result.ignores:
        mine = tuple(accepted.get(use.location, ()))
        partly = max(0, use.accepted - len(mine))
        found.append(Comment(use.location, use.codes, use.reason, mine, partly))
    return found


def in_baseline(seen: Seen) -> tuple[Finding, ...]:
    """The findings that the baseline accepts."""
    return tuple(
        finding
        for finding in seen.result.accepted
        if finding.acceptance is not None and finding.acceptance.status == "baseline"
    )
